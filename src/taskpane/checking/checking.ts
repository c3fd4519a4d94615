import type { CellsTaker } from "../../excel/read";
import { CuadraError } from "../../poi/error";
import { PlanBuilder } from "../../poi/reading/plan-builder";
import type { PointedHeader } from "../../poi/header/pointed-header";
import type { SheetBlock } from "../../poi/cells";
import type { Plan } from "../../poi/plan";
import type { ValidationOptions } from "../../poi/validation/validation";
import type { Checked } from "./checked";
import { cellsPart } from "./cells-part";
import type { Conversation, KeptWorker } from "./kept-worker";
import { isLarge } from "./large-plan";
import type { FromWorker, ToWorker } from "./messages";
import { PlanAssembler } from "./plan-parts";
import { ValidationAssembler } from "./validation-parts";

/** Cells on their way to being checked: takes them in as they are read, and checks the plan that they make. */
export interface Checking extends CellsTaker {
  /** @throws CuadraError as PlanBuilder.finish; "cancelled" once the signal is aborted; "internal" */
  finish(options: ValidationOptions): Promise<Checked>;
}

/** How cells are taken in. */
interface Taking {
  /** Header cells that the user pointed at. */
  readonly headers: readonly PointedHeader[];
  readonly signal: AbortSignal;
}

/** Makes the plan in the page and has it checked when it is whole: the way of a plan that one answer of Excel's holds. */
export class CheckingHere implements Checking {
  private readonly builder: PlanBuilder;

  constructor(
    { headers }: Taking,
    private readonly check: (plan: Plan, options: ValidationOptions) => Promise<Checked>,
  ) {
    this.builder = new PlanBuilder(0, headers);
  }

  expect(rows: number): void {
    this.builder.expect(rows);
  }

  add(block: SheetBlock): void {
    this.builder.add(block);
  }

  finish(options: ValidationOptions): Promise<Checked> {
    return this.check(this.builder.finish(), options);
  }
}

/**
 * Hands the cells to a worker as they come, which makes the plan of them while the next are read, checks it and hands
 * both over: the page keeps no cells, and no second copy of the plan is ever made.
 */
export class CheckingInWorker implements Checking {
  private conversation: Conversation<ToWorker, Checked> | undefined;
  private taken: (() => void) | undefined;
  /** Resolves once the worker has taken in the cells sent last. */
  private untilTaken = Promise.resolve();

  constructor(
    private readonly worker: KeptWorker<ToWorker, FromWorker>,
    private readonly taking: Taking,
  ) {}

  expect(rows: number): void {
    const { headers, signal } = this.taking;
    const plan = new PlanAssembler();
    const validation = new ValidationAssembler(() => plan.finish());
    this.conversation = this.worker.begin<Checked>(
      (part) => {
        switch (part.kind) {
          case "taken":
            this.taken?.();
            return undefined;
          case "findings":
          case "shifted":
          case "rest":
            return validation.add(part);
          default:
            plan.add(part);
            return undefined;
        }
      },
      { signal, isKept: !isLarge(rows) },
    );
    this.conversation.tell({ kind: "begin", rows, headers });
  }

  /** Waits where the worker has not taken in the block before: no more than two are ever on their way. */
  async add(block: SheetBlock): Promise<void> {
    const { answer, tell } = this.begun();
    await Promise.race([this.untilTaken, answer]);
    this.untilTaken = new Promise((resolve) => (this.taken = resolve));
    tell({ kind: "cells", cells: cellsPart(block) });
  }

  finish(options: ValidationOptions): Promise<Checked> {
    const { answer, tell } = this.begun();
    tell({ kind: "end", options });
    return answer;
  }

  private begun(): Conversation<ToWorker, Checked> {
    if (!this.conversation) throw new CuadraError("internal", { message: "cells before expect" });
    return this.conversation;
  }
}

/** Rows from which on the cells do not fit in one answer of Excel's, so that there is something to do meanwhile. */
const MANY_ROWS = 2000;

/** Decides by the rows that are expected who takes the cells in. */
export class CheckingSomewhere implements Checking {
  private chosen: Checking | undefined;

  constructor(
    private readonly here: () => Checking,
    private readonly elsewhere: () => Checking,
  ) {}

  expect(rows: number): void {
    this.chosen = rows < MANY_ROWS ? this.here() : this.elsewhere();
    this.chosen.expect(rows);
  }

  add(block: SheetBlock): void | Promise<void> {
    return this.begun().add(block);
  }

  finish(options: ValidationOptions): Promise<Checked> {
    return this.begun().finish(options);
  }

  private begun(): Checking {
    return (this.chosen ??= this.here());
  }
}
