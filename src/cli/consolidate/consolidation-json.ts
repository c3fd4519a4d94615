import { findingText } from "../../i18n/finding-text";
import type { Catalogue } from "../../i18n/index";
import { cellAddress } from "../../poi/address";
import type { Finding } from "../../poi/findings/finding";
import type { Origin } from "../../poi/consolidate/make-consolidation";
import { jsonUncalculated, type JsonUncalculated } from "../uncalculated-report";
import { isRead, type Consolidation, type FileOutcome } from "./consolidation";
import type { ReadFinding } from "../../i18n/file-report";

/** The `--json` document of `consolidate`; its shape is documented in the README and stable. Rows are 1-based. */
export interface ConsolidationJson {
  readonly out: string;
  readonly plan: {
    readonly title: string;
    readonly year: number | null;
    readonly quarter: number | null;
  };
  readonly activities: number;
  readonly files: readonly JsonFile[];
  /** What is wrong between files; places are those of the new workbook. */
  readonly findings: readonly (ReadFinding & { readonly origins: readonly Origin[] })[];
}

type JsonFile =
  | {
      readonly file: string;
      readonly failure: null;
      readonly title: string;
      readonly year: number | null;
      readonly quarter: number | null;
      readonly activities: number;
      readonly hiddenSheets: readonly string[];
      readonly remarks: readonly string[];
      readonly counts: Readonly<Record<Finding["severity"], number>>;
      readonly findings: readonly ReadFinding[];
      readonly uncalculated: readonly JsonUncalculated[];
    }
  | { readonly file: string; readonly failure: string };

/** The document for one consolidation. */
export function consolidationJson(
  { outcomes, title, year, quarter, activities, findings }: Consolidation,
  out: string,
  texts: Catalogue,
): ConsolidationJson {
  return {
    out,
    plan: { title, year, quarter },
    activities,
    files: outcomes.map(jsonFile),
    findings: findings.map((finding) => ({
      check: finding.check,
      severity: finding.severity,
      sheet: finding.sheet,
      row: finding.row + 1,
      cell: finding.column < 0 ? null : cellAddress(finding.row, finding.column),
      unit: finding.unit,
      activity: finding.activity,
      isTotal: finding.isTotal,
      message: findingText(texts, finding),
      origins: finding.origins.map((origin) => ({ ...origin, row: origin.row + 1 })),
    })),
  };
}

function jsonFile(outcome: FileOutcome): JsonFile {
  if (!isRead(outcome)) return { file: outcome.file, failure: outcome.failure };
  const { file, title, year, quarter, hiddenSheets, remarks, counts, findings, rows } = outcome;
  const { uncalculated } = outcome;
  return {
    file,
    failure: null,
    title,
    year,
    quarter,
    activities: rows.length,
    hiddenSheets,
    remarks,
    counts,
    findings,
    uncalculated: jsonUncalculated(uncalculated),
  };
}
