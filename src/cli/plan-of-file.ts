import { readPlan, type Reading } from "../excel/read";
import { readSettings } from "../excel/read-settings";
import type { Language } from "../i18n/format";
import { validate, type Validation } from "../poi/validation/validation";
import type { UncalculatedFormula } from "../workbook-file/uncalculated";
import { openFile } from "./files";

/** The plan in a file. */
export interface FilePlan {
  readonly reading: Reading;
  /** By what the file's own settings say. */
  readonly validation: Validation;
  readonly uncalculated: readonly UncalculatedFormula[];
}

/**
 * Opens a file in the embedded Excel, reads its plan and validates it.
 * @throws CuadraError as openFile and readPlan
 */
export async function planOfFile(
  file: string,
  language: Language,
  onProgress?: (share: number) => void,
): Promise<FilePlan> {
  const excel = await openFile(file, language);
  const { rules, programmed, leaveOut, headers, quarter } = await readSettings();
  const reading = await readPlan({ onProgress, leaveOut, headers });
  const validation = validate(reading.plan, { rules, programmed, quarter: quarter ?? undefined });
  return { reading, validation, uncalculated: excel.uncalculated };
}
