import { CuadraError, type ErrorCode } from "../poi/error";
import { errorText } from "./error-text";
import type { Catalogue } from "./index";

/** Errors that say what a workbook lacks, and not which one it is. */
const NAMELESS: readonly ErrorCode[] = [
  "empty-workbook",
  "no-sheet-to-check",
  "only-own-sheets",
  "no-plan",
  "no-activities",
  "too-large",
];

/**
 * An error of reading one of two workbooks that says which; one that says so already, or is none of ours, as it is.
 * @param file "" for the workbook that is open
 */
export function errorOfFile(file: string, error: unknown, texts: Catalogue): unknown {
  if (!(error instanceof CuadraError) || !NAMELESS.some((code) => code === error.code))
    return error;
  const why = errorText(texts, error);
  return new CuadraError("no-plan-in-file", { file, why }, { cause: error });
}
