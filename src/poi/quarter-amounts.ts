import type { Columns } from "./layout";
import type { AmountColumn, Plan, Rows } from "./plan";
import { monthSlot, quarterSlot, slotOf, type Series } from "./slots";

/** A column of a quarter's sums. Three of the numbers that a two-byte column holds still fit two bytes. */
export type SumColumn = AmountColumn;

/** Rows added up at a time. */
const BLOCK = 2048;

/** Each activity's amount of each quarter, by quarter 0–3 and then by activity: from its months, else from its quarter columns. */
export type QuarterAmounts = Readonly<Record<Series, readonly SumColumn[]>>;

/** Adds up every activity's quarters. */
export function quarterAmounts(plan: Plan): QuarterAmounts {
  const rows = plan.activities;
  const small = rows.amounts.every((column) => !(column instanceof Float64Array));
  const empty = (): SumColumn[] =>
    Array.from({ length: 4 }, () =>
      small ? new Uint16Array(rows.count) : new Float64Array(rows.count),
    );
  const amounts = { programmed: empty(), executed: empty() };
  for (const { columns, activities } of plan.tables) {
    for (const series of ["programmed", "executed"] as const) {
      for (let quarter = 0; quarter < 4; quarter++) {
        addInto(
          amounts[series][quarter],
          rows,
          quarterSlots(columns, series, quarter),
          activities.start,
          activities.end,
        );
      }
    }
  }
  return amounts;
}

/**
 * The slots that make up a 0-based quarter of a series in a table: its months, else its quarter column; a
 * semester counts in its last quarter. None where the table has neither.
 */
export function quarterSlots(columns: Columns, series: Series, quarter: number): number[] {
  const has = (slot: number): boolean => columns.amount[slot] >= 0;
  const months = [0, 1, 2].map((month) => monthSlot(series, quarter * 3 + month)).filter(has);
  if (months.length > 0) return months;
  if (has(quarterSlot(series, quarter))) return [quarterSlot(series, quarter)];
  const semester = slotOf(series, { kind: "semester", index: quarter >> 1 });
  return quarter % 2 === 1 && has(semester) ? [semester] : [];
}

function addInto(
  sums: SumColumn,
  rows: Rows,
  slots: readonly number[],
  start: number,
  end: number,
): void {
  const columns = slots.flatMap((slot) => rows.amounts[slot] ?? []);
  // Block by block, for a function called often is compiled whole and not in the middle of its loop.
  for (let from = start; from < end; from += BLOCK) {
    const to = Math.min(end, from + BLOCK);
    if (columns.length === 3) addThree(sums, columns[0], columns[1], columns[2], from, to);
    else for (const column of columns) addOne(sums, column, from, to);
  }
}

function addThree(
  sums: SumColumn,
  first: AmountColumn,
  second: AmountColumn,
  third: AmountColumn,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) sums[row] = first[row] + second[row] + third[row];
}

function addOne(sums: SumColumn, column: AmountColumn, from: number, to: number): void {
  for (let row = from; row < to; row++) sums[row] += column[row];
}
