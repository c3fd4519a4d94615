import { CuadraError } from "../error";
import type { Finding } from "../findings/finding";
import { PlanBuilder } from "../reading/plan-builder";
import { validate } from "../validation/validation";
import type { CollectedRow } from "./collect-rows";
import { formBlocks } from "./form-blocks";
import type { FormWords } from "./form-header";
import { formValues, standardForm, type StandardForm } from "./standard-form";
import { inInstitutionOrder } from "./unit-order";

/** A plan that is to be one of many. */
export interface PlanPart {
  /** Name of its file, as the new plan is to say it. */
  readonly file: string;
  readonly year: number | null;
  /** Reported quarter, 1–4; null where it reports none. */
  readonly quarter: number | null;
  readonly rows: readonly CollectedRow[];
}

/** The words of the new plan; its title follows from what most of the plans say of year and quarter. */
export interface ConsolidationWords extends Omit<FormWords, "title"> {
  readonly title: (year: number | null, quarter: number | null) => string;
}

/** Where an activity of the new plan comes from; 0-based row. */
export interface Origin {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly activity: string;
}

/** Something wrong between files. Its place is that of the new plan; where it names another row there, the second origin is that row's. */
export type FindingBetween = Finding & { readonly origins: readonly Origin[] };

/** The plan that many were made. */
export interface ConsolidatedPlan {
  readonly title: string;
  readonly year: number | null;
  /** Null where no file reports one. */
  readonly quarter: number | null;
  readonly activities: number;
  readonly form: StandardForm;
  /** What is wrong between files: activities twice, names spelt in several ways. Places are those of the new plan. */
  readonly findings: readonly FindingBetween[];
}

/** What only shows when the files are seen together. */
const BETWEEN_FILES: readonly string[] = ["duplicate-activity", "spelling"];

/** As many as Excel's sheets have. */
const MOST_ROWS = 1_048_576;

/**
 * Makes one plan of many.
 * @param sheet name of the sheet that the new plan is to stand on
 * @throws CuadraError "nothing-to-consolidate" of none; "too-large" when they do not fit a sheet
 */
export function makeConsolidation(
  parts: readonly PlanPart[],
  words: ConsolidationWords,
  sheet: string,
): ConsolidatedPlan {
  const year = commonest(parts.map((part) => part.year)) ?? null;
  // What is only programmed reports no quarter, and has no say in which is.
  const quarter = commonest(parts.flatMap((part) => part.quarter ?? [])) ?? null;
  const rows = inInstitutionOrder(
    parts.flatMap(({ file, rows: own }) => own.map((row) => ({ ...row, file }))),
  );
  if (rows.length === 0) throw new CuadraError("nothing-to-consolidate", {});
  const blocks = formBlocks(rows);
  // TOTAL stands below the last.
  if (blocks.some(({ firstRow, rows: own }) => firstRow + own.length >= MOST_ROWS))
    throw new CuadraError("too-large", {});
  const title = words.title(year, quarter);
  const form = standardForm(rows, { ...words, title });
  const builder = new PlanBuilder();
  builder.add(formValues(form, sheet));
  const { findings } = validate(builder.finish());
  const originAt = (sheetRow: number): Origin[] => {
    const row = blocks.flatMap(({ firstRow, rows: own }) => own[sheetRow - firstRow] ?? []).at(0);
    return row
      ? [{ file: row.file, sheet: row.sheet, row: row.sheetRow, activity: row.activity }]
      : [];
  };
  return {
    title,
    year,
    quarter,
    activities: rows.length,
    form,
    findings: findings
      .filter(({ check }) => BETWEEN_FILES.includes(check))
      .map((finding) => ({
        ...finding,
        origins: [
          ...originAt(finding.row),
          ...(finding.check === "duplicate-activity" ? originAt(finding.detail.firstRow - 1) : []),
        ],
      })),
  };
}

/** The value that is there most often, the first of several; undefined of none. */
function commonest<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).at(0)?.[0];
}
