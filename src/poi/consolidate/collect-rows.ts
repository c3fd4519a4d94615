import { dayOf } from "../cells";
import { textAt, type Plan } from "../plan";
import { SAID_RULES, type NotAdditive, type SaidRule } from "../sums/measure-rule";
import { tableBreaks } from "../sums/rules";
import { cellReader, planRows } from "../seal/plan-rows";
import {
  cellIn,
  hasSeries,
  meaningOf,
  monthSlot,
  quarterSlot,
  SERIES,
  type Series,
  slotOf,
  TARGET,
} from "../slots";
import type { Validation } from "../validation/validation";

/** A number, a text or a logical value where the cell holds one, null for a blank. */
export type CollectedValue = number | string | boolean | null;

/** One series of an activity. */
export interface CollectedSeries {
  readonly series: Series;
  /** 12 months; none where its table has columns of quarters or semesters alone. */
  readonly months: readonly CollectedValue[];
  /** 4 quarters; a semester counts in its last one. */
  readonly quarters: readonly CollectedQuarter[];
}

export interface CollectedQuarter {
  /** Whether its months have columns; else its table has it as a quarter or semester alone. */
  readonly byMonth: boolean;
  /** Whether it is the sum of its months; else it is what is written. */
  readonly summed: boolean;
  readonly written: CollectedValue;
}

/** An activity as it goes into a plan made of many; plain data, so that it can come from a worker. */
export interface CollectedRow {
  readonly unit: string;
  readonly category: string;
  readonly activity: string;
  readonly measure: string;
  /** What identifies it whatever its name; "" where its table has no such column. */
  readonly code: string;
  /** How its months make META, where a column of its table says so or the user chose it; the form has a column for it then. */
  readonly rule: SaidRule | null;
  readonly target: CollectedValue;
  /** The series that its table has columns for. */
  readonly series: readonly CollectedSeries[];
  /** Whether it adds up with others: percentages and running totals do not. */
  readonly adds: boolean;
  /** Where it stands in its workbook; 0-based row. */
  readonly sheet: string;
  readonly sheetRow: number;
}

/**
 * The activities of a validated plan, in its order, without its total rows. Quarters are left to be summed, but for
 * those that are not the sum of their months, or whose months are not all known: a new sum would hide the fault. So it
 * would in rows whose cells have slid; and rows whose months do not add up have a rule of their own. All these stay as
 * they are written.
 */
export function collectRows({ plan, notAdditive, shifted }: Validation): CollectedRow[] {
  const read = cellReader(plan);
  const shown = notAmounts(plan);
  const notSummed = quartersNotSummed(plan);
  const collected: CollectedRow[] = [];
  for (const row of planRows(plan)) {
    if (row.isTotal) continue;
    const { columns } = row.table;
    const has = (slot: number): boolean => columns.amount[slot] >= 0;
    const cell = (slot: number): CollectedValue =>
      shown.get(cellIn(row.row, slot)) ?? read(row, slot);
    const asWritten = notAdditive.has(row.row) || shifted.has(row.row);
    const seriesOf = (series: Series): CollectedSeries => {
      const isByMonth = hasMonths(columns.amount, series);
      return {
        series,
        months: isByMonth
          ? Array.from({ length: 12 }, (_, month) => cell(monthSlot(series, month)))
          : [],
        quarters: Array.from({ length: 4 }, (_, quarter) => {
          const own = quarterSlot(series, quarter);
          const semester = slotOf(series, { kind: "semester", index: quarter >> 1 });
          const slot = !has(own) && quarter % 2 === 1 && has(semester) ? semester : own;
          const months = monthsOf(series, quarter).filter(has);
          const isSum = !asWritten && months.length === 3 && !notSummed.has(cellIn(row.row, own));
          const summed = months.length > 0 && (isSum || !has(own));
          return {
            byMonth: months.length > 0 || (isByMonth && !has(slot)),
            summed,
            written: !summed && has(slot) ? cell(slot) : null,
          };
        }),
      };
    };
    const text = (role: "unit" | "category" | "activity" | "measure"): string =>
      textAt(row.rows, row.row, role);
    collected.push({
      unit: text("unit"),
      category: text("category"),
      activity: text("activity"),
      measure: text("measure"),
      code: plan.codes.at(row.row) ?? "",
      rule: toldRule(plan, row.row, notAdditive.get(row.row)),
      target: cell(TARGET),
      series: SERIES.filter((series) => hasSeries(columns.amount, series)).map(seriesOf),
      adds: !notAdditive.has(row.row),
      sheet: row.table.sheet,
      sheetRow: row.sheetRow,
    });
  }
  return collected;
}

/** How a row's months make META, where it was told and would not be known again by the row's measure and figures. */
function toldRule(plan: Plan, row: number, known: NotAdditive | undefined): SaidRule | null {
  if (known) return known.by === "column" || known.by === "choice" ? known.target : null;
  return SAID_RULES[plan.saidRules[row] - 1] === "sum" ? "sum" : null;
}

const monthsOf = (series: Series, quarter: number): number[] =>
  [0, 1, 2].map((month) => monthSlot(series, quarter * 3 + month));

/**
 * TRUE, FALSE and dates where amounts belong: the first as themselves, and dates as the day that people read, for the
 * number that Excel keeps of it would pass for an amount.
 */
function notAmounts({ activities }: Plan): Map<number, boolean | string> {
  return new Map(
    activities.oddCells
      .filter(({ kind }) => kind === "boolean" || kind === "date")
      .map(({ kind, row, slot, text }) => [
        cellIn(row, slot),
        kind === "date" ? dayOf(Number(text)) : text.toLowerCase() === "true",
      ]),
  );
}

/** The quarters of activities that are not what their months add up to, or are not known to be. */
function quartersNotSummed(plan: Plan): Set<number> {
  const rows = plan.activities;
  const broken = plan.tables.flatMap((table) =>
    tableBreaks(rows, table, table.activities).filter(({ rule }) => rule.kind === "quarter"),
  );
  return new Set([
    ...broken.map(({ row, rule }) => cellIn(row, rule.total)),
    ...rows.oddCells.map(({ row, slot }) => cellIn(row, quarterOf(slot))),
  ]);
}

/** The slot of the quarter that a month is in; any other slot as it is. */
function quarterOf(slot: number): number {
  const meaning = meaningOf(slot);
  return meaning.kind === "amount" && meaning.period.kind === "month"
    ? quarterSlot(meaning.series, Math.floor(meaning.period.index / 3))
    : slot;
}

const hasMonths = (amount: Int32Array, series: Series): boolean =>
  [0, 1, 2, 3].some((quarter) => monthsOf(series, quarter).some((slot) => amount[slot] >= 0));
