import { cellAddress } from "../poi/address";
import { collectRows, type CollectedRow } from "../poi/consolidate/collect-rows";
import { CuadraError } from "../poi/error";
import type { Finding } from "../poi/findings/finding";
import type { OwnSheet } from "../poi/own-sheet";
import { quarterSaid } from "../poi/execution/reported-quarter";
import { shortened } from "../poi/shortened";
import type { Validation } from "../poi/validation/validation";
import { errorText } from "./error-text";
import { findingText } from "./finding-text";
import type { Catalogue } from "./index";
import { ownSheetRemark, readingRemarks } from "./reading-text";

/** A finding as people and the JSON report read it. Rows are 1-based. */
export interface ReadFinding {
  readonly check: string;
  readonly severity: Finding["severity"];
  readonly sheet: string;
  readonly row: number;
  /** null: the whole row. */
  readonly cell: string | null;
  readonly unit: string;
  /** Of a total row, what stands in place of an activity. */
  readonly activity: string;
  readonly isTotal: boolean;
  readonly message: string;
}

/** What a file gave of those that are to be consolidated; plain data, so that it can come from a worker. */
export interface FileRead {
  readonly file: string;
  readonly title: string;
  readonly year: number | null;
  readonly quarter: number | null;
  readonly hiddenSheets: readonly string[];
  /** How it was read: hidden rows, money, sheets that look like a plan and are none. */
  readonly remarks: readonly string[];
  readonly counts: Readonly<Record<Finding["severity"], number>>;
  readonly findings: readonly ReadFinding[];
  readonly rows: readonly CollectedRow[];
  /** Why it could not be read, as a sentence; it then has no rows. */
  readonly failure: null;
}

/** Sheets of a file that were not read, by why. */
export interface SheetsNotRead {
  readonly hiddenSheets: readonly string[];
  /** Copies of sheets that Cuadra made. */
  readonly ownSheets: readonly OwnSheet[];
}

/** A file that gave nothing. */
export interface FileFailed {
  readonly file: string;
  readonly failure: string;
}

export type FileOutcome = FileRead | FileFailed;

/** Letters of an activity's name that tell which it is. */
const LONGEST_ACTIVITY = 70;

/** "POI E12 (CAPACITACIÓN)", "POI 2 E40 (Fila TOTAL)": where a finding is, and of what. */
export function placeText(
  { sheet, row, cell, activity, isTotal }: ReadFinding,
  { report }: Catalogue,
): string {
  const of = isTotal ? report.totalRow : shortened(activity, LONGEST_ACTIVITY);
  return `${sheet} ${cell ?? report.row(row)}${of === "" ? "" : ` (${of})`}`;
}

/** What a finding is and where it stands, as people count: sheet rows are 1-based, a whole row has no cell. */
export const placedFinding = ({
  check,
  severity,
  sheet,
  row,
  column,
  unit,
  activity,
}: Finding): Omit<ReadFinding, "isTotal" | "message"> => ({
  check,
  severity,
  sheet,
  row: row + 1,
  cell: column < 0 ? null : cellAddress(row, column),
  unit,
  activity,
});

/** A finding as people read it. */
export const readFinding = (finding: Finding, texts: Catalogue): ReadFinding => ({
  ...placedFinding(finding),
  isTotal: finding.isTotal,
  message: findingText(texts, finding),
});

/** What is told of a file that was read and validated, and its rows. */
export function fileReport(
  file: string,
  validation: Validation,
  { hiddenSheets, ownSheets }: SheetsNotRead,
  texts: Catalogue,
): FileRead {
  const { plan, counts, findings } = validation;
  return {
    file,
    title: plan.title,
    year: plan.year,
    quarter: quarterSaid(validation),
    hiddenSheets,
    remarks: [...ownSheetRemark(ownSheets, texts), ...readingRemarks(plan, texts)],
    counts,
    findings: findings.map((finding) => readFinding(finding, texts)),
    rows: collectRows(validation),
    failure: null,
  };
}

/** What stopped the reading of a file, as a sentence. */
export function failureText(error: unknown, texts: Catalogue): string {
  const message = error instanceof Error ? error.message : String(error);
  return errorText(
    texts,
    error instanceof CuadraError ? error : new CuadraError("internal", { message }),
  );
}
