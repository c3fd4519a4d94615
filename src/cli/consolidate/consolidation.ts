import type { Finding } from "../../poi/finding";
import type { StandardForm } from "../../poi/consolidate/standard-form";
import type { FileOutcome, FileRead } from "./read-file";

/** Many plans made one. */
export interface Consolidation {
  /** In the order given. */
  readonly outcomes: readonly FileOutcome[];
  readonly title: string;
  readonly year: number | null;
  readonly quarter: number;
  readonly activities: number;
  readonly form: StandardForm;
  /** What is wrong between files: activities twice, names spelt in several ways. Places are those of the new plan. */
  readonly findings: readonly Finding[];
}

/** Whether a file could be read. */
export function isRead(outcome: FileOutcome): outcome is FileRead {
  return outcome.failure === null;
}
