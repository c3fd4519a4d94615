import { textAt } from "../plan";
import { cellReader, planRows } from "../seal/plan-rows";
import { monthSlot, quarterSlot, SERIES, slotOf, TARGET, type Series } from "../slots";
import type { Validation } from "../validation";

/** A number, a text where the cell holds one, null for a blank. */
export type CollectedValue = number | string | null;

/** One series of an activity. */
export interface CollectedSeries {
  readonly series: Series;
  /** 12 months. */
  readonly months: readonly CollectedValue[];
  /** 4 quarters; a semester counts in its last one. */
  readonly quarters: readonly CollectedQuarter[];
}

export interface CollectedQuarter {
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
 * those of rows whose months do not add up, which have a rule of their own, and of rows whose cells have slid, whose
 * fault a new sum would hide: these stay as they are written.
 */
export function collectRows({ plan, notAdditive, shifted }: Validation): CollectedRow[] {
  const cell = cellReader(plan);
  const collected: CollectedRow[] = [];
  for (const row of planRows(plan)) {
    if (row.isTotal) continue;
    const { columns } = row.table;
    const has = (slot: number): boolean => columns.amount[slot] >= 0;
    const asWritten = notAdditive.has(row.row) || shifted.has(row.row);
    const seriesOf = (series: Series): CollectedSeries => ({
      series,
      months: Array.from({ length: 12 }, (_, month) => cell(row, monthSlot(series, month))),
      quarters: Array.from({ length: 4 }, (_, quarter) => {
        const own = quarterSlot(series, quarter);
        const semester = slotOf(series, { kind: "semester", index: quarter >> 1 });
        const slot = !has(own) && quarter % 2 === 1 && has(semester) ? semester : own;
        const hasMonths = [0, 1, 2].some((month) => has(monthSlot(series, quarter * 3 + month)));
        const summed = hasMonths && !(asWritten && has(own));
        return { summed, written: !summed && has(slot) ? cell(row, slot) : null };
      }),
    });
    const text = (role: "unit" | "category" | "activity" | "measure"): string =>
      textAt(row.rows, row.row, role);
    collected.push({
      unit: text("unit"),
      category: text("category"),
      activity: text("activity"),
      measure: text("measure"),
      code: plan.codes.at(row.row) ?? "",
      target: cell(row, TARGET),
      series: SERIES.filter((series) => hasSeries(columns.amount, series)).map(seriesOf),
      adds: !notAdditive.has(row.row),
      sheet: row.table.sheet,
      sheetRow: row.sheetRow,
    });
  }
  return collected;
}

function hasSeries(amount: Int32Array, series: Series): boolean {
  const first = monthSlot(series, 0);
  const last = slotOf(series, { kind: "year", index: 0 });
  return amount.subarray(first, last + 1).some((column) => column >= 0);
}
