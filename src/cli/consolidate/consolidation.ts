import type { ConsolidatedPlan } from "../../poi/consolidate/make-consolidation";
import type { FileOutcome, FileRead } from "../../i18n/file-report";

/** Many plans made one, and what came of each file. */
export interface Consolidation extends ConsolidatedPlan {
  /** In the order given. */
  readonly outcomes: readonly FileOutcome[];
}

/** Whether a file could be read. */
export function isRead(outcome: FileOutcome): outcome is FileRead {
  return outcome.failure === null;
}
