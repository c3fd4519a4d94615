import { CuadraError } from "../../poi/error";
import type { Plan } from "../../poi/plan";
import { measuredBy } from "../../poi/target-series";
import type { ValidationOptions } from "../../poi/validation";
import { checkPlan, type Checked } from "./checked";
import { KeptWorker } from "./kept-worker";
import { isLarge } from "./large-plan";
import type { FromWorker, ToWorker } from "./messages";
import { planParts } from "./plan-parts";
import { ValidationAssembler } from "./validation-parts";

/**
 * Fewer activities than this are checked in the page itself. A row with lost cells takes some milliseconds, so
 * that even a small plan could keep the page waiting.
 */
const FEWEST_FOR_WORKER = 10;

/** Runs the checks: a few rows at once, the rest in a worker that is kept for the next time. */
export class Checker {
  private readonly worker: KeptWorker<ToWorker, FromWorker>;

  /** @param startWorker undefined where there are no workers: everything is then checked at once */
  constructor(startWorker: (() => Worker) | undefined) {
    this.worker = new KeptWorker(startWorker, (part) =>
      part.kind === "amounts" ? [part.amounts.buffer] : [],
    );
  }

  /** Starts the worker before it is needed. */
  warmUp(): void {
    this.worker.warmUp();
  }

  /**
   * Checks a plan.
   * @throws CuadraError "cancelled" once the signal is aborted, which ends the work at once; "unexpected"
   */
  readonly check = async (
    plan: Plan,
    options: ValidationOptions,
    signal: AbortSignal,
  ): Promise<Checked> => {
    if (signal.aborted) throw new CuadraError("cancelled", {});
    if (plan.activities.count < FEWEST_FOR_WORKER || !this.worker.warmUp())
      return checkPlan(plan, options);
    const assembler = new ValidationAssembler(
      measuredBy(plan, options.programmed ?? "reprogrammed"),
    );
    return this.worker.ask(question(plan, options), (part) => assembler.add(part), {
      signal,
      isKept: !isLarge(plan),
    });
  };
}

function* question(plan: Plan, options: ValidationOptions): Generator<ToWorker> {
  yield* planParts(plan);
  yield { kind: "check", options };
}
