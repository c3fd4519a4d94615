import { CuadraError } from "../../poi/error";
import type { Plan } from "../../poi/plan";
import type { PointedHeader } from "../../poi/header/pointed-header";
import { measuredBy } from "../../poi/sums/target-series";
import type { ValidationOptions } from "../../poi/validation/validation";
import { checkPlan, recheckPlan, type Checked, type LastCheck } from "./checked";
import { CheckingHere, CheckingInWorker, CheckingSomewhere, type Checking } from "./checking";
import { KeptWorker } from "./kept-worker";
import { isLarge } from "./large-plan";
import type { FromWorker, ToWorker } from "./messages";
import { buffersOf, planParts } from "./plan-parts";
import { ValidationAssembler } from "./validation-parts";

/**
 * Fewer activities than this are checked in the page itself. A row with lost cells takes some milliseconds, so
 * that even a small plan could keep the page waiting.
 */
const FEWEST_FOR_WORKER = 10;

/** Runs the checks: a few rows at once, the rest in a worker that is kept for the next time. */
export class Checker {
  private readonly worker: KeptWorker<ToWorker, FromWorker>;
  /** What a plan that changes in a few cells is checked against. */
  private last: LastCheck | undefined;

  /** @param startWorker undefined where there are no workers: everything is then checked at once */
  constructor(startWorker: (() => Worker) | undefined) {
    this.worker = new KeptWorker(startWorker, buffersOfMessage);
  }

  /** Starts the worker before it is needed. */
  warmUp(): void {
    this.worker.warmUp();
  }

  /**
   * Checks a plan; one that has changed in a few amounts since it was last checked, at once.
   * @throws CuadraError "cancelled" once the signal is aborted, which ends the work at once; "internal"
   */
  readonly check = async (
    plan: Plan,
    options: ValidationOptions,
    signal: AbortSignal,
  ): Promise<Checked> => {
    if (signal.aborted) throw new CuadraError("cancelled", {});
    const again = this.last && recheckPlan(this.last, plan, options);
    return this.remembered(again ?? (await this.checkWhole(plan, options, signal)), options);
  };

  private remembered(checked: Checked, options: ValidationOptions): Checked {
    this.last = { checked, options };
    return checked;
  }

  private async checkWhole(
    plan: Plan,
    options: ValidationOptions,
    signal: AbortSignal,
  ): Promise<Checked> {
    if (plan.activities.count < FEWEST_FOR_WORKER || !this.worker.warmUp())
      return checkPlan(plan, options);
    const assembler = new ValidationAssembler(() =>
      measuredBy(plan, options.programmed ?? "reprogrammed"),
    );
    return this.worker.ask(
      question(plan, options),
      (part) => {
        switch (part.kind) {
          case "findings":
          case "shifted":
          case "rest":
            return assembler.add(part);
          default:
            return undefined;
        }
      },
      { signal, isKept: !isLarge(plan.activities.count) },
    );
  }

  /**
   * Begins to check cells that are still to be read; whatever they are to be checked by is asked at the end.
   * @param headers header cells that the user pointed at
   */
  readonly begin = (headers: readonly PointedHeader[], signal: AbortSignal): Checking => {
    // The plan before need not stay in memory beside the one that comes.
    this.last = undefined;
    const taking = { headers, signal };
    const here = (): Checking =>
      new CheckingHere(taking, (plan, options) => this.check(plan, options, signal));
    const checking = this.worker.warmUp()
      ? new CheckingSomewhere(here, () => new CheckingInWorker(this.worker, taking))
      : here();
    return {
      expect: (rows) => checking.expect(rows),
      add: (block) => checking.add(block),
      finish: async (options) => this.remembered(await checking.finish(options), options),
    };
  };
}

function buffersOfMessage(message: ToWorker): ArrayBuffer[] {
  switch (message.kind) {
    case "begin":
    case "cells":
    case "end":
    case "check":
      return [];
    default:
      return buffersOf(message);
  }
}

function* question(plan: Plan, options: ValidationOptions): Generator<ToWorker> {
  yield* planParts(plan);
  yield { kind: "check", options };
}
