import type { ConsolidatedPlan } from "../../poi/consolidate/make-consolidation";
import type { FileFailed, FileRead } from "../../i18n/file-report";
import type { UncalculatedFormula } from "../../workbook-file/uncalculated";

/** What a file gave, and which of its formulas were not worked out. */
export interface CalculatedFile extends FileRead {
  /** Of its plan: of files that say the same it is the same. */
  readonly seal: string;
  readonly uncalculated: readonly UncalculatedFormula[];
}

/** The same of a file that may have given nothing. */
export type CalculatedOutcome = CalculatedFile | FileFailed;

/** Many plans made one, and what came of each file. */
export interface Consolidation extends ConsolidatedPlan {
  /** In the order given. */
  readonly outcomes: readonly CalculatedOutcome[];
}

/** Whether a file could be read. */
export function isRead(outcome: CalculatedOutcome): outcome is CalculatedFile {
  return outcome.failure === null;
}
