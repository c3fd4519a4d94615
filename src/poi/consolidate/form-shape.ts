import { TEXT_ROLES, type TextRole } from "../header/words";
import { SERIES, type Series } from "../slots";
import type { CollectedRow } from "./collect-rows";
import { partOf } from "./form-blocks";

/** 0-based. */
export const QUARTERS = [0, 1, 2, 3] as const;

/** Which columns the form has: texts, META, the months of each series, the series of each quarter, provenance. */
export interface Shape {
  /** From the first column on; categories only where some activity has one. */
  readonly texts: readonly TextRole[];
  readonly series: readonly Series[];
  /** 12, or 0 where all is planned by quarters. */
  readonly monthsEach: number;
  readonly months: (series: number) => number;
  readonly quarter: (quarter: number, series: number) => number;
  readonly provenance: number;
  /** After file, sheet and row. */
  readonly hasCodes: boolean;
  readonly hasRules: boolean;
  readonly saysWhatAdds: boolean;
  readonly columns: number;
}

/**
 * The columns that a form of some activities needs.
 * @param saysWhatAdds whether one says which of them are in TOTAL
 */
export function shapeOf(rows: readonly CollectedRow[], saysWhatAdds: boolean): Shape {
  const used = new Set<Series>(["programmed"]);
  for (const { series } of rows) for (const of of series) used.add(of.series);
  const series = SERIES.filter((of) => used.has(of));
  const hasCategories = rows.some(({ category }) => category !== "");
  const texts = TEXT_ROLES.filter((role) => role !== "category" || hasCategories);
  const firstMonth = texts.length + 1;
  const monthsEach = rows.some(({ series: all }) => all.some((of) => of.months.length > 0))
    ? 12
    : 0;
  const firstQuarter = firstMonth + series.length * monthsEach;
  const provenance = firstQuarter + 4 * series.length;
  const hasCodes = rows.some(({ code }) => code !== "");
  const hasRules = rows.some(({ rule }) => rule !== null);
  return {
    texts,
    series,
    monthsEach,
    months: (of) => firstMonth + of * monthsEach,
    quarter: (quarter, of) => firstQuarter + quarter * series.length + of,
    provenance,
    hasCodes,
    hasRules,
    saysWhatAdds,
    columns: provenance + 3 + [hasCodes, hasRules, saysWhatAdds].filter(Boolean).length,
  };
}

/** The columns of the months of some quarters, as `partOf` names them. */
export function monthColumns(shape: Shape, parts: readonly string[]): ReadonlySet<number> {
  if (shape.monthsEach === 0) return new Set();
  return new Set(
    shape.series.flatMap((series, of) =>
      QUARTERS.filter((quarter) => parts.includes(partOf(series, quarter))).flatMap((quarter) =>
        [0, 1, 2].map((month) => shape.months(of) + quarter * 3 + month),
      ),
    ),
  );
}

/** The columns of what was executed. */
export function executedColumns(shape: Shape): ReadonlySet<number> {
  const of = shape.series.indexOf("executed");
  if (of < 0) return new Set();
  const months = Array.from({ length: shape.monthsEach }, (_, month) => shape.months(of) + month);
  return new Set([...months, ...[0, 1, 2, 3].map((quarter) => shape.quarter(quarter, of))]);
}
