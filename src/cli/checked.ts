import { diagnosePlan } from "../excel/diagnose";
import { auditFormulas } from "../excel/formula-audit";
import { readPlan, type Reading } from "../excel/read";
import { readSettings } from "../excel/read-settings";
import { readSummaryState, type SummaryState } from "../excel/summary/summary-state";
import type { Diagnosis } from "../poi/diagnosis/correction";
import { validate, type Validation, type ValidationOptions } from "../poi/validation/validation";

/** The open workbook read, validated and diagnosed. */
export interface Checked {
  readonly reading: Reading;
  readonly validation: Validation;
  readonly diagnosis: Diagnosis;
  /** Whether the summary in the file still says what its plan says; undefined where there is none. */
  readonly summary: SummaryState | undefined;
}

/**
 * Reads, validates and diagnoses the open workbook.
 * @throws CuadraError as readPlan and diagnosePlan
 */
export async function check(
  options: ValidationOptions,
  onProgress?: (share: number) => void,
): Promise<Checked> {
  // What was chosen in the pane holds here too, unless the command line says otherwise: the same workbook must not
  // be sound in one and full of errors in the other.
  const { rules, programmed, headers, leaveOut, quarter, thresholds } = await readSettings();
  const reading = await readPlan({ onProgress, headers, leaveOut });
  const chosen = { rules, programmed, thresholds, quarter: quarter ?? undefined };
  const validation = await auditFormulas(validate(reading.plan, { ...chosen, ...options }));
  const summary = await readSummaryState(reading.plan, reading.sheets);
  return { reading, validation, diagnosis: await diagnosePlan(validation), summary };
}
