import type { Diagnosis } from "../../poi/diagnosis/correction";
import type { BrokenSums } from "../../poi/diagnosis/broken-sums";
import type { FormulaCells } from "../../poi/diagnosis/formula-cells";
import { CuadraError } from "../../poi/error";
import type { FromDiagnosing } from "./diagnosing-worker";
import {
  brokenParts,
  buffersOfBroken,
  DiagnosisAssembler,
  type BrokenPart,
} from "./diagnosis-parts";
import { KeptWorker } from "./kept-worker";
import { isLarge } from "./large-plan";

/**
 * Looks for corrections in a worker of its own, which does not keep the checks waiting. A damaged row takes
 * milliseconds: even a small plan's would be felt in the page.
 */
export class Diagnoser {
  private readonly worker: KeptWorker<BrokenPart, FromDiagnosing>;

  /** @param startWorker undefined where there are no workers: the diagnosis is then made at once */
  constructor(startWorker: (() => Worker) | undefined) {
    this.worker = new KeptWorker(startWorker, buffersOfBroken);
  }

  /**
   * Diagnoses a validation.
   * @throws CuadraError "cancelled" once the signal is aborted, which ends the work at once; "internal"
   */
  readonly diagnose = async (
    broken: BrokenSums,
    formulas: FormulaCells,
    signal: AbortSignal,
  ): Promise<Diagnosis> => {
    if (signal.aborted) throw new CuadraError("cancelled", {});
    if (!this.worker.warmUp()) {
      const { diagnoseKnowing } = await import("../../poi/diagnosis/diagnose-knowing");
      return diagnoseKnowing(broken, formulas);
    }
    const assembler = new DiagnosisAssembler();
    return this.worker.ask(brokenParts(broken, formulas), (part) => assembler.add(part), {
      signal,
      isKept: !isLarge(broken.plan.activities.count),
    });
  };
}
