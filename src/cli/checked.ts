import { diagnosePlan } from "../excel/diagnose";
import { readPlan, type Reading } from "../excel/read";
import { readSettings } from "../excel/settings";
import type { Diagnosis } from "../poi/diagnosis/correction";
import { validate, type Validation, type ValidationOptions } from "../poi/validation";

/** The open workbook read, validated and diagnosed. */
export interface Checked {
  readonly reading: Reading;
  readonly validation: Validation;
  readonly diagnosis: Diagnosis;
}

/**
 * Reads, validates and diagnoses the open workbook.
 * @throws CuadraError as readPlan and diagnosePlan
 */
export async function check(
  options: ValidationOptions,
  onProgress?: (share: number) => void,
): Promise<Checked> {
  // What was chosen in the pane holds here too, unless the command line says otherwise.
  const { programmed } = await readSettings();
  const reading = await readPlan({ onProgress });
  const validation = validate(reading.plan, { programmed, ...options });
  return { reading, validation, diagnosis: await diagnosePlan(validation) };
}
