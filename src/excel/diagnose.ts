import type { Diagnosis } from "../poi/diagnosis/correction";
import { diagnoseKnowing } from "../poi/diagnosis/diagnose-knowing";
import type { Validation } from "../poi/validation/validation";
import { readFormulaCells } from "./formula-cells";

/**
 * Diagnoses a validation knowing which cells of the damaged rows and the total rows are formulas. One round trip
 * where there is something to diagnose (one more for every 15,000 cells), none otherwise.
 * @throws CuadraError "cancelled", or as runExcel
 */
export async function diagnosePlan(
  validation: Validation,
  signal?: AbortSignal,
): Promise<Diagnosis> {
  return diagnoseKnowing(validation, await readFormulaCells(validation, signal));
}
