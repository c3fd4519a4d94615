import type { Language } from "../../i18n/format";
import type { PlanDifferences } from "../../poi/compare/differences";
import type { ValidationOptions } from "../../poi/validation/validation";

/** Which version the file is, seen from the open workbook. */
export type FileIs = "before" | "after";

/** What has to be said of one of the two plans. */
export interface ComparedSide {
  /** "" of the open workbook. */
  readonly fileName: string;
  readonly title: string;
  readonly year: number | null;
  readonly quarter: number | null;
  readonly activities: number;
  /** How it was read, in sentences. */
  readonly remarks: readonly string[];
}

/** How a comparison is made. */
export interface CompareOptions {
  /** How the open plan is validated. */
  readonly validation: ValidationOptions;
  /** null: what years and quarters say, and else that the file is the earlier. */
  readonly fileIs: FileIs | null;
  /** In which the remarks are. */
  readonly language: Language;
}

/** The open workbook's plan and a file's, and how they differ. */
export interface PaneComparison {
  readonly open: ComparedSide;
  readonly file: ComparedSide;
  readonly fileIs: FileIs;
  readonly differences: PlanDifferences;
}

/** Which version a file is by the year and quarter that it reports; where they are the same, the earlier. */
export function whichVersion(
  file: Pick<ComparedSide, "year" | "quarter">,
  open: Pick<ComparedSide, "year" | "quarter">,
): FileIs {
  const year = (file.year ?? 0) && (open.year ?? 0) ? (file.year ?? 0) - (open.year ?? 0) : 0;
  return year > 0 || (year === 0 && (file.quarter ?? 0) > (open.quarter ?? 0)) ? "after" : "before";
}
