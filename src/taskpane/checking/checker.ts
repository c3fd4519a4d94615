import { CuadraError } from "../../poi/error";
import type { Plan } from "../../poi/plan";
import { measuredBy } from "../../poi/target-series";
import type { ValidationOptions } from "../../poi/validation";
import { checkPlan, type Checked } from "./checked";
import { isLarge } from "./large-plan";
import type { FromWorker, ToWorker } from "./messages";
import { Pause } from "./pause";
import { planParts } from "./plan-parts";
import { ValidationAssembler } from "./validation-parts";

/**
 * Fewer activities than this are checked in the page itself. A row with lost cells takes some milliseconds, so
 * that even a small plan could keep the page waiting.
 */
const FEWEST_FOR_WORKER = 10;

/** Runs the checks: a few rows at once, the rest in a worker that is kept for the next time. */
export class Checker {
  private worker: Worker | undefined;

  /** @param startWorker undefined where there are no workers: everything is then checked at once */
  constructor(private readonly startWorker: (() => Worker) | undefined) {}

  /** Starts the worker before it is needed. */
  warmUp(): void {
    this.worker ??= this.startWorker?.();
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
    if (plan.activities.count < FEWEST_FOR_WORKER) return checkPlan(plan, options);
    this.warmUp();
    const { worker } = this;
    return worker ? this.checkIn(worker, plan, options, signal) : checkPlan(plan, options);
  };

  private async checkIn(
    worker: Worker,
    plan: Plan,
    options: ValidationOptions,
    signal: AbortSignal,
  ): Promise<Checked> {
    const done = new AbortController();
    const answer = new Promise<Checked>((resolve, reject) => {
      const assembler = new ValidationAssembler(
        measuredBy(plan, options.programmed ?? "reprogrammed"),
      );
      const until = { signal: done.signal };
      worker.addEventListener(
        "message",
        ({ data }: MessageEvent<FromWorker>) => {
          if (data.kind === "failed") {
            const { name: code, message } = data;
            reject(new CuadraError("unexpected", { code, message }));
            return;
          }
          const checked = assembler.add(data);
          if (checked) resolve(checked);
        },
        until,
      );
      const giveUp = (error: CuadraError): void => {
        // What a worker is in the middle of can only be stopped with the worker.
        this.letGo(worker);
        reject(error);
      };
      worker.addEventListener(
        "error",
        ({ message }) => giveUp(new CuadraError("unexpected", { code: "Worker", message })),
        until,
      );
      signal.addEventListener("abort", () => giveUp(new CuadraError("cancelled", {})), until);
    });
    try {
      // Sending may be given up half-way, and the answer then rejects on its own.
      await Promise.race([answer, send(worker, plan, options, signal)]);
      return await answer;
    } finally {
      done.abort();
      if (isLarge(plan)) this.letGo(worker);
    }
  }

  private letGo(worker: Worker): void {
    worker.terminate();
    if (this.worker === worker) this.worker = undefined;
  }
}

async function send(
  worker: Worker,
  plan: Plan,
  options: ValidationOptions,
  signal: AbortSignal,
): Promise<void> {
  const pause = new Pause();
  const tell = (message: ToWorker, transfer: Transferable[]): void => {
    worker.postMessage(message, transfer);
  };
  for (const part of planParts(plan)) {
    tell(part, part.kind === "amounts" ? [part.amounts.buffer] : []);
    await pause.ifDue();
    if (signal.aborted) return;
  }
  tell({ kind: "check", options }, []);
}
