import { followChanges } from "../excel/follow";
import type { SheetRef } from "../excel/sheets";
import { watchCells, type SheetChange } from "../excel/watch";
import type { Plan } from "../poi/plan";
import { Pause } from "./checking/pause";
import { passes, RETRY_DELAY } from "./passes";

/** Milliseconds without a change before changes are looked at. */
const WATCH_DELAY = 350;

/** Takes the plan as it is after a change; null: it must be read anew. What it rejects with is tried again if it passes. */
export type PlanChanged = (plan: Plan | null) => Promise<void>;

/**
 * Keeps a plan true to its sheets while they are edited. It listens before the plan is read: what is typed between the
 * reading and the results is held back, and followed once there is a plan to follow it in.
 */
export class PlanWatch {
  private held: SheetChange[] = [];
  private current: { readonly plan: Plan; readonly sheets: readonly SheetRef[] } | undefined;
  private following = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private starting: Promise<void> | undefined;
  private stopListening: (() => Promise<void>) | undefined;

  constructor(private readonly onChange: PlanChanged) {}

  /** Listens to the workbook, from now until `stop`. @throws CuadraError as watchCells */
  async start(): Promise<void> {
    // Asked twice before Excel has answered, it still listens once.
    const starting = (this.starting ??= this.listen());
    try {
      await starting;
    } catch (error) {
      this.starting = undefined;
      throw error;
    }
  }

  private async listen(): Promise<void> {
    this.stopListening = await watchCells((changes) => {
      this.held.push(...changes);
      void this.followHeld();
    }, WATCH_DELAY);
  }

  /** Lets go of the workbook. @throws CuadraError as runExcel */
  async stop(): Promise<void> {
    const stop = this.stopListening;
    this.stopListening = undefined;
    this.starting = undefined;
    this.hold();
    await stop?.();
  }

  /** Before a reading: changes so far will be in it, those from here on wait for its plan. */
  hold(): void {
    clearTimeout(this.retry);
    this.held = [];
    this.current = undefined;
  }

  /** After a reading. @param sheets every sheet, as they were read with the plan */
  follow(plan: Plan, sheets: readonly SheetRef[]): void {
    this.current = { plan, sheets };
    void this.followHeld();
  }

  /** One change after the other: each is of the plan that the one before left. */
  private async followHeld(): Promise<void> {
    if (this.following) return;
    this.following = true;
    while (this.current && this.held.length > 0) {
      const before = this.current;
      const changes = this.held.splice(0);
      try {
        await this.followOnce(before.plan, before.sheets, changes);
      } catch (error) {
        // A reading that failed has let go of the plan; one that succeeded meanwhile has these changes.
        if (!this.isCurrent(before) && !this.isCurrent(undefined)) continue;
        this.current = before;
        if (passes(error)) {
          this.held.unshift(...changes);
          this.retry = setTimeout(() => void this.followHeld(), RETRY_DELAY);
          break;
        }
      }
    }
    this.following = false;
  }

  private isCurrent(other: typeof this.current): boolean {
    return this.current === other;
  }

  private async followOnce(
    plan: Plan,
    sheets: readonly SheetRef[],
    changes: readonly SheetChange[],
  ): Promise<void> {
    const followed = await this.followed(plan, sheets, changes);
    // A reading begun meanwhile has these changes.
    if (followed === plan || this.current?.plan !== plan) return;
    if (followed) this.current = { plan: followed, sheets };
    await this.onChange(followed);
  }

  private async followed(
    plan: Plan,
    sheets: readonly SheetRef[],
    changes: readonly SheetChange[],
  ): Promise<Plan | null> {
    try {
      const pause = new Pause();
      return await followChanges(plan, sheets, changes, () => pause.ifDue());
    } catch (error) {
      if (passes(error)) throw error;
      // Where the rows cannot be read alone, reading everything will say why.
      return null;
    }
  }
}
