import type { TotalScope } from "./finding";
import type { Plan } from "./plan";
import { equalAmounts } from "./rules";
import { SLOT_COUNT } from "./slots";

/** Rows [start, end) of Plan.activities that a total row may cover. */
export interface CoveredRows {
  readonly scope: TotalScope;
  readonly start: number;
  readonly end: number;
}

/** A total row read against the rows that it covers. */
export interface TotalReading extends CoveredRows {
  /** By slot: what the covered rows add up to; undefined for a slot that the total's table lacks. */
  readonly sums: readonly (number | undefined)[];
  /** Slots whose sum is not known, because a covered row's cell there is not. */
  readonly unknown: ReadonlySet<number>;
  /** Covered rows whose months do not add up: left out of the sums. */
  readonly apart: readonly number[];
  /** How many such rows are in the sums after all, because only with them the total row holds. */
  readonly mixed: number;
}

/**
 * The rows that each total row covers, by index in Plan.totals. A TOTAL may add up its section, its table, its
 * sheet or the whole plan, and nothing on the sheet says which: it is the scope in which most of its columns
 * hold; where none holds in any, the widest that no other total row claims.
 * @param unknownSlots slots whose cell is not known, by activity
 * @param notAdditive activities that a total should leave out; one that holds only with them is read with them
 */
export function readTotals(
  plan: Plan,
  unknownSlots: ReadonlyMap<number, ReadonlySet<number>>,
  notAdditive: ReadonlyMap<number, unknown> = new Map(),
): TotalReading[] {
  return Array.from({ length: plan.totals.count }, (_, total) => {
    let best: TotalReading | undefined;
    let bestHolding = -1;
    for (const candidate of candidates(plan, total)) {
      const rows = [...notAdditive.keys()].filter((row) => isCovered(candidate, row));
      const readings = [read(plan, total, candidate, unknownSlots, rows)];
      if (rows.length > 0)
        readings.push({ ...read(plan, total, candidate, unknownSlots, []), mixed: rows.length });
      for (const reading of readings) {
        const holding = countHolding(plan, total, reading);
        if (holding > bestHolding) {
          best = reading;
          bestHolding = holding;
        }
      }
    }
    return best ?? read(plan, total, wholePlan(plan), unknownSlots, [...notAdditive.keys()]);
  });
}

const isCovered = ({ start, end }: CoveredRows, row: number): boolean => row >= start && row < end;

function wholePlan(plan: Plan): CoveredRows {
  return { scope: "plan", start: 0, end: plan.activities.count };
}

/** The likeliest first: it is the one kept where several hold equally well. */
function candidates(plan: Plan, total: number): CoveredRows[] {
  const tableIndex = plan.totals.table[total];
  const { sheet, activities, totals } = plan.tables[tableIndex];
  const ofSheet = plan.tables.filter((table) => table.sheet === sheet);
  const table: CoveredRows = { scope: "table", ...activities };
  const onSheet: CoveredRows = {
    scope: "sheet",
    start: Math.min(...ofSheet.map((other) => other.activities.start)),
    end: activities.end,
  };
  const plans = wholePlan(plan);
  const sections: CoveredRows[] = totals.end - totals.start > 1 ? [section(plan, total)] : [];
  const othersHaveTotals = plan.tables.some(
    (other, index) => index !== tableIndex && other.totals.end > other.totals.start,
  );
  const isLast = tableIndex === plan.tables.length - 1;
  return isLast && !othersHaveTotals
    ? [plans, onSheet, table, ...sections]
    : [table, ...sections, onSheet, plans];
}

/** The activities between a total row and the total row above it. */
function section(plan: Plan, total: number): CoveredRows {
  const { activities, totals } = plan.tables[plan.totals.table[total]];
  const rowsAbove = (sheetRow: number): number => {
    let row = activities.start;
    while (row < activities.end && plan.activities.sheetRow[row] < sheetRow) row++;
    return row;
  };
  return {
    scope: "section",
    start: total > totals.start ? rowsAbove(plan.totals.sheetRow[total - 1]) : activities.start,
    end: rowsAbove(plan.totals.sheetRow[total]),
  };
}

function read(
  plan: Plan,
  total: number,
  covered: CoveredRows,
  unknownSlots: ReadonlyMap<number, ReadonlySet<number>>,
  apart: readonly number[],
): TotalReading {
  const leftOut = new Set(apart);
  const { columns } = plan.tables[plan.totals.table[total]];
  const passedOver = textsOf(plan, covered, leftOut);
  const sums = Array.from({ length: SLOT_COUNT }, (_, slot) => {
    const column = plan.activities.amounts[slot];
    if (columns.amount[slot] < 0 || !column) return undefined;
    let sum = 0;
    for (let row = covered.start; row < covered.end; row++) sum += column[row];
    for (const row of apart) sum -= column[row];
    const texts = passedOver.get(slot);
    const found = plan.totals.amounts[slot]?.[total] ?? 0;
    // As Excel adds the column up, which follows once its texts are numbers.
    if (texts !== undefined && equalAmounts(found, sum - texts, plan.totals.integers))
      return sum - texts;
    return sum;
  });
  const unknown = new Set<number>();
  for (const [row, slots] of unknownSlots) {
    if (isCovered(covered, row) && !leftOut.has(row)) for (const slot of slots) unknown.add(slot);
  }
  return { ...covered, sums, unknown, apart, mixed: 0 };
}

/** What the numbers kept as text among the covered rows add up to, by slot; Excel's sums pass over them. */
function textsOf(
  { activities }: Plan,
  covered: CoveredRows,
  leftOut: ReadonlySet<number>,
): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { row, slot, amount } of activities.typedCells) {
    if (isCovered(covered, row) && !leftOut.has(row))
      sums.set(slot, (sums.get(slot) ?? 0) + amount);
  }
  return sums;
}

/** Columns of a total row, other than those without a figure on either side, that hold in a reading. */
function countHolding(plan: Plan, total: number, { sums, unknown }: TotalReading): number {
  return sums.filter((sum, slot) => {
    const value = plan.totals.amounts[slot]?.[total] ?? 0;
    return (
      sum !== undefined &&
      !unknown.has(slot) &&
      value !== 0 &&
      equalAmounts(value, sum, plan.totals.integers)
    );
  }).length;
}
