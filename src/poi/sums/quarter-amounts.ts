import type { Columns } from "../header/columns";
import type { AmountColumn, Plan, Rows } from "../plan";
import { addThreePairs, pairColumns, type PairColumn } from "./row-pairs";
import { rangesWithin, type RowRange } from "../row-range";
import { monthSlot, quarterSlot, SLOT_COUNT, slotOf, type Series } from "../slots";

/** A column of a quarter's sums. Three of the numbers that a two-byte column holds still fit two bytes. */
export type SumColumn = AmountColumn;

/** Rows added up at a time. */
const BLOCK = 2048;

/** Each activity's amount of each quarter, by quarter 0–3 and then by activity: from its months, else from its quarter columns. */
export type QuarterAmounts = Readonly<Record<Measured, readonly SumColumn[]>>;

/** What execution is worked out of: what was programmed, in whichever series a table's columns say, and what was executed. */
export type Measured = (typeof MEASURED)[number];
const MEASURED = ["programmed", "executed"] as const;

const QUARTERS = [0, 1, 2, 3] as const;

/** Whether an activity has a figure that was programmed again; one that has none keeps what was programmed at first. */
export function isReprogrammed(rows: Rows, row: number): boolean {
  return (rows.presentHigh[row] & REPROGRAMMED_BITS) !== 0;
}

/** Bits of `presentHigh`: the slots of the last series all lie above 32. */
const REPROGRAMMED_BITS = Array.from({ length: SLOT_COUNT }, (_, slot) => slot)
  .filter((slot) => slot >= monthSlot("reprogrammed", 0))
  .reduce((bits, slot) => bits | (1 << (slot - 32)), 0);

/** Adds up every activity's quarters. */
export function quarterAmounts(plan: Plan): QuarterAmounts {
  const rows = plan.activities;
  const small = isSmall(rows);
  const empty = (): SumColumn[] =>
    Array.from({ length: 4 }, () =>
      small ? new Uint16Array(rows.count) : new Float64Array(rows.count),
    );
  const amounts = { programmed: empty(), executed: empty() };
  for (const { columns, activities } of plan.tables)
    for (const series of MEASURED)
      for (const quarter of QUARTERS)
        addQuarter(amounts[series][quarter], rows, columns, series, quarter, activities);
  return amounts;
}

/** Whether three of a plan's numbers always add up within two bytes. */
const isSmall = ({ amounts }: Rows): boolean =>
  amounts.every((column) => !(column instanceof Float64Array));

/**
 * The quarters of a plan in which some activities have changed. Quarters made of the same columns as before are shared.
 * @param before the quarters of the plan before
 * @param changed the activities, in order
 */
export function changedQuarters(
  before: { readonly plan: Plan; readonly amounts: QuarterAmounts },
  plan: Plan,
  changed: readonly RowRange[],
): QuarterAmounts {
  const rows = plan.activities;
  const small = isSmall(rows);
  const tables = plan.tables.flatMap(({ columns, activities }) => {
    const ranges = rangesWithin(changed, activities);
    return ranges.length > 0 ? [{ columns, ranges }] : [];
  });
  const ofSeries = (series: Measured): SumColumn[] =>
    before.amounts[series].map((sums, quarter) => {
      const isAsBefore = tables.every(
        ({ columns }) =>
          // A zero typed into a row that was blank makes it one that was reprogrammed.
          !(series === "programmed" && columns.programmedBy === "reprogrammed") &&
          quarterSlots(columns, series, quarter).every(
            (slot) => rows.amounts[slot] === before.plan.activities.amounts[slot],
          ),
      );
      const isWidened = !small && sums instanceof Uint16Array;
      if (isAsBefore && !isWidened) return sums;
      const copy = isWidened ? new Float64Array(sums) : sums.slice();
      for (const { columns, ranges } of tables) {
        for (const range of ranges) {
          copy.fill(0, range.start, range.end);
          addQuarter(copy, rows, columns, series, quarter, range);
        }
      }
      return copy;
    });
  return { programmed: ofSeries("programmed"), executed: ofSeries("executed") };
}

/** Adds a 0-based quarter of a table's rows to their sums. */
function addQuarter(
  sums: SumColumn,
  rows: Rows,
  columns: Columns,
  series: Measured,
  quarter: number,
  range: RowRange,
): void {
  addInto(sums, rows, quarterSlots(columns, series, quarter), range.start, range.end);
  if (series === "programmed" && columns.programmedBy === "reprogrammed")
    addOriginal(sums, rows, columns, quarter, range);
}

/** The quarter of the rows that were not reprogrammed, and have nothing in those columns: what was programmed at first. */
function addOriginal(
  sums: SumColumn,
  rows: Rows,
  columns: Columns,
  quarter: number,
  { start, end }: RowRange,
): void {
  const slots = quarterSlots({ ...columns, programmedBy: "programmed" }, "programmed", quarter);
  for (let row = start; row < end; row++) {
    if (isReprogrammed(rows, row)) continue;
    sums[row] = slots.reduce((sum, slot) => sum + (rows.amounts[slot]?.[row] ?? 0), 0);
  }
}

/**
 * The slots that make up a 0-based quarter of a series in a table: its months, else its quarter column, also where one
 * of the months has lost its column; a semester counts in its last quarter. None where the table has neither. What is
 * programmed is what was reprogrammed, where the table's columns say so and have the quarter; and none of a quarter that has nothing to be
 * measured by (`isExecutionMissing`).
 */
export function quarterSlots(columns: Columns, series: Measured, quarter: number): number[] {
  if (series === "programmed" && isExecutionMissing(columns, quarter)) return [];
  const again =
    series === "programmed" && columns.programmedBy === "reprogrammed"
      ? seriesSlots(columns, "reprogrammed", quarter)
      : [];
  return again.length > 0 ? again : seriesSlots(columns, series, quarter);
}

/** The slots, in the order of time, of a series in quarters 1 to `quarters` of a table. */
export function slotsToDate(columns: Columns, series: Measured, quarters: number): number[] {
  return Array.from({ length: quarters }, (_, at) => quarterSlots(columns, series, at)).flat();
}

/**
 * Whether a table has no columns of what was executed in a 0-based quarter though it has some of a later one: it reports
 * that one alone, and what was programmed before it would count as not executed.
 */
export function isExecutionMissing(columns: Columns, quarter: number): boolean {
  if (columns.executedIsToDate) return false;
  const isIn = (each: number): boolean => seriesSlots(columns, "executed", each).length > 0;
  const semester = slotOf("executed", { kind: "semester", index: quarter >> 1 });
  const isLaterIn = QUARTERS.some((later) => later > quarter && isIn(later));
  return isLaterIn && !isIn(quarter) && columns.amount[semester] < 0;
}

function seriesSlots(columns: Columns, series: Series, quarter: number): number[] {
  const has = (slot: number): boolean => columns.amount[slot] >= 0;
  const months = [0, 1, 2].map((month) => monthSlot(series, quarter * 3 + month)).filter(has);
  const isWhole = months.length === 3;
  if (isWhole || (months.length > 0 && !has(quarterSlot(series, quarter)))) return months;
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
  const pairs = columns.length === 3 ? pairColumns([sums, ...columns], start, end) : undefined;
  // Block by block, for a function called often is compiled whole and not in the middle of its loop.
  for (let from = start; from < end; from += BLOCK) {
    const to = Math.min(end, from + BLOCK);
    if (pairs) addPairs(sums, columns, pairs, from, to);
    else if (columns.length === 3) addThree(sums, columns[0], columns[1], columns[2], from, to);
    else for (const column of columns) addOne(sums, column, from, to);
  }
}

/** Two rows at a time, and the rows by themselves that are left over at either end. */
function addPairs(
  sums: SumColumn,
  [first, second, third]: readonly AmountColumn[],
  [both, ...addends]: readonly PairColumn[],
  from: number,
  to: number,
): void {
  const firstPair = (from + 1) >> 1;
  const lastPair = to >> 1;
  addThree(sums, first, second, third, from, firstPair * 2);
  addThreePairs(both, addends[0], addends[1], addends[2], firstPair, lastPair);
  addThree(sums, first, second, third, lastPair * 2, to);
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
