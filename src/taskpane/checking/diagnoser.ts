import type { Diagnosis } from "../../poi/diagnosis/correction";
import type { BrokenSums } from "../../poi/diagnosis/broken-sums";
import type { FormulaCells } from "../../poi/diagnosis/formula-cells";
import { CuadraError } from "../../poi/error";
import type { FromDiagnosing } from "./diagnosing-worker";
import { brokenParts, DiagnosisAssembler } from "./diagnosis-parts";
import { isLarge } from "./large-plan";
import { Pause } from "./pause";

/**
 * Looks for corrections in a worker of its own, which does not keep the checks waiting. A damaged row takes
 * milliseconds: even a small plan's would be felt in the page.
 */
export class Diagnoser {
  private worker: Worker | undefined;

  /** @param startWorker undefined where there are no workers: the diagnosis is then made at once */
  constructor(private readonly startWorker: (() => Worker) | undefined) {}

  /**
   * Diagnoses a validation.
   * @throws CuadraError "cancelled" once the signal is aborted, which ends the work at once; "unexpected"
   */
  readonly diagnose = async (
    broken: BrokenSums,
    formulas: FormulaCells,
    signal: AbortSignal,
  ): Promise<Diagnosis> => {
    if (signal.aborted) throw new CuadraError("cancelled", {});
    this.worker ??= this.startWorker?.();
    if (this.worker) return this.diagnoseIn(this.worker, broken, formulas, signal);
    const { diagnoseKnowing } = await import("../../poi/diagnosis/diagnose-knowing");
    return diagnoseKnowing(broken, formulas);
  };

  private async diagnoseIn(
    worker: Worker,
    broken: BrokenSums,
    formulas: FormulaCells,
    signal: AbortSignal,
  ): Promise<Diagnosis> {
    const done = new AbortController();
    const answer = new Promise<Diagnosis>((resolve, reject) => {
      const assembler = new DiagnosisAssembler();
      const until = { signal: done.signal };
      worker.addEventListener(
        "message",
        ({ data }: MessageEvent<FromDiagnosing>) => {
          if (data.kind === "failed") {
            const { name: code, message } = data;
            reject(new CuadraError("unexpected", { code, message }));
            return;
          }
          const diagnosis = assembler.add(data);
          if (diagnosis) resolve(diagnosis);
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
      await Promise.race([answer, send(worker, broken, formulas, signal)]);
      return await answer;
    } finally {
      done.abort();
      if (isLarge(broken.plan)) this.letGo(worker);
    }
  }

  private letGo(worker: Worker): void {
    worker.terminate();
    if (this.worker === worker) this.worker = undefined;
  }
}

async function send(
  worker: Worker,
  broken: BrokenSums,
  formulas: FormulaCells,
  signal: AbortSignal,
): Promise<void> {
  const pause = new Pause();
  for (const part of brokenParts(broken, formulas)) {
    worker.postMessage(part, part.kind === "amounts" ? [part.amounts.buffer] : []);
    await pause.ifDue();
    if (signal.aborted) return;
  }
}
