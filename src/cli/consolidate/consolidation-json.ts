import type { Catalogue } from "../../i18n/index";
import type { Finding } from "../../poi/findings/finding";
import type { Origin } from "../../poi/consolidate/make-consolidation";
import { jsonUncalculated, type JsonUncalculated } from "../uncalculated-report";
import { isRead, type Consolidation, type CalculatedOutcome } from "./consolidation";
import { readFinding, type ReadFinding } from "../../i18n/file-report";

/** The `--json` document of `consolidate`; its shape is documented in src/cli/README.md and stable. Rows are 1-based. */
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
      ...readFinding(finding, texts),
      origins: finding.origins.map((origin) => ({ ...origin, row: origin.row + 1 })),
    })),
  };
}

function jsonFile(outcome: CalculatedOutcome): JsonFile {
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
