import { rowsBelow } from "../address";
import { LARGEST_AMOUNT } from "../amounts";
import { isDateFormat, type CellValue } from "../cells";
import {
  amountAt,
  hasTextOfAbove,
  isPresent,
  rowsBelowIn,
  writtenText,
  type AmountColumn,
  type Plan,
  type Rows,
  type RowsBetween,
  type Table,
} from "../plan";
import { unreadColumns } from "../header/column-claims";
import { LAST_LIKELY_DATE } from "./amount-columns";
import { cellsRead, formatIn, mayMoveTarget, type FreshRow } from "./fresh-row";
import { FIRST_LIKELY_DATE, isUsual } from "./usual-amount";
import { hasSameNotes } from "../reasons";
import { rowShape } from "./rows-builder";
import { isAmbiguous, readStrange, type StrangeCell } from "./strange-cells";
import { runningQuarters } from "../sums/running-quarters";
import { targetSeries } from "../sums/target-series";
import { leavesUnfilled, unfilledMonths } from "./unfilled-months";
import { firstFrom, type RowRange } from "../row-range";
import { figuresSaid } from "../header/rows-in-turn";
import type { TextRole } from "../header/words";

const ROLES: readonly TextRole[] = ["unit", "category", "activity", "measure"];

/**
 * The plan with the amounts of some rows as they are now: a new plan that shares with the old one what has not
 * changed. Null where more has changed than amounts (a text, a code, a justification, a row that was none before or is
 * none any more, the series that META adds up, a number that may be a date where formats are not given), so that the
 * sheets must be read again to know what the plan is.
 */
export function patchPlan(plan: Plan, fresh: readonly FreshRow[]): Plan | null {
  const activities = new RowsPatch(plan.activities);
  const totals = new RowsPatch(plan.totals);
  for (const row of fresh) {
    const table = plan.tables[row.table];
    const activity = indexOfRow(plan.activities, table.activities, row.sheetRow);
    const total = indexOfRow(plan.totals, table.totals, row.sheetRow);
    if (table.between && isMoney(table.between, row)) return null;
    const cellIn = cellsRead(row, table);
    if (!leavesUnfilled(table, cellIn, total >= 0) || mayMoveTarget(table, cellIn)) return null;
    const patched =
      activity >= 0
        ? hasSameNotes(plan, activity, cellIn, table.columns) &&
          !partsFromOther(plan, activity, cellIn) &&
          isSaidAgain(table, cellIn) &&
          activities.set(activity, table, row, cellIn)
        : total >= 0 && totals.set(total, table, row, cellIn);
    if (!patched) return null;
  }
  const patched = { ...plan, activities: activities.finish(), totals: totals.finish() };
  const isAsBefore = plan.tables.every(
    (table, index) =>
      targetSeries(patched.activities, table) === table.columns.targetOf &&
      isSame(runningQuarters(patched, index), table.columns.runningQuarters) &&
      (table.continues !== undefined || unfilledMonths(patched, index).length === 0),
  );
  return isAsBefore ? patched : null;
}

const isSame = (some: readonly number[], others: readonly number[]): boolean =>
  some.length === others.length && some.every((slot, at) => slot === others[at]);

/** Whether a row that was physical says now that it is money. */
const isMoney = ({ column }: RowsBetween, { values, firstColumn }: FreshRow): boolean =>
  figuresSaid(values[column - firstColumn]) === "money";

/**
 * Whether a column of which another is read ("TOTAL ANUAL" beside META) says now something else than that in a row, or the
 * same again: by that it is told whether it has figures that are not read.
 */
function partsFromOther(
  plan: Plan,
  activity: number,
  cellIn: (column: number) => CellValue,
): boolean {
  const table = plan.tables[plan.activities.table[activity]];
  const { columns } = table;
  // Of two tables `isSaidAgain` tells.
  if (table.seriesBelow) return false;
  return unreadColumns(columns, plan.year).some(({ column, readInstead }) => {
    const value = cellIn(column);
    if (readInstead < 0 || typeof value !== "number" || value === 0) return false;
    const before = amountAt(plan.activities, activity, columns.amount.indexOf(readInstead));
    return (before === value) !== (cellIn(readInstead) === value);
  });
}

/** Whether what is written in both of two tables, and read from one, is the same in both: in a row now, in all before. */
const isSaidAgain = (
  { columns, seriesBelow, unread }: Table,
  cellIn: (column: number) => CellValue,
): boolean =>
  (seriesBelow?.again ?? []).every(({ slot, column }) => {
    const value = cellIn(column);
    const isSame = value === "" || value === 0 || value === cellIn(columns.amount[slot]);
    return isSame && !unread.some((each) => each.column === column);
  });

/** Index of a sheet row among a table's rows, which stand in the order of the sheet; -1 where it is not there. */
export function indexOfRow(rows: Rows, range: RowRange, sheetRow: number): number {
  const index = firstFrom(rows.sheetRow, range, sheetRow);
  return index < range.end && rows.sheetRow[index] === sheetRow ? index : -1;
}

/** Changes rows in copies of the columns that they touch. */
class RowsPatch {
  private readonly amounts: (AmountColumn | undefined)[];
  private readonly copied = new Set<number>();
  private presentLow: Uint32Array;
  private presentHigh: Uint32Array;
  private oddCells: Rows["oddCells"];
  private typedCells: Rows["typedCells"];
  /** Amounts that were other ones before. */
  private readonly fresh: number[] = [];
  private touched = false;

  constructor(private readonly rows: Rows) {
    this.amounts = [...rows.amounts];
    this.presentLow = rows.presentLow;
    this.presentHigh = rows.presentHigh;
    this.oddCells = rows.oddCells;
    this.typedCells = rows.typedCells;
  }

  /** Whether the row could be changed: its texts are the same, and of each of its numbers it is known whether it is a date. */
  set(index: number, table: Table, row: FreshRow, cellIn: (column: number) => CellValue): boolean {
    const { columns } = table;
    const sameTexts = ROLES.every((role) => {
      const value = cellIn(columns.text[role]);
      const text = role === "activity" ? String(value).trim() : String(value);
      return (
        text === writtenText(this.rows, index, role) ||
        (text.trim() === "" && hasTextOfAbove(this.rows, table, index, role))
      );
    });
    if (!sameTexts) return false;
    const { slots, rules } = rowShape(columns, row.firstColumn);
    const strange: StrangeCell[] = [];
    const amounts = new Map<number, number>();
    for (const slot of slots) {
      const column = columns.amount[slot];
      const value = cellIn(column);
      if (typeof value !== "number" || Math.abs(value) > LARGEST_AMOUNT) {
        if (value !== "") strange.push({ slot, value });
        continue;
      }
      const format = formatIn(row, column);
      if (format === undefined) {
        const isLikeDate = value >= FIRST_LIKELY_DATE && value <= LAST_LIKELY_DATE;
        if (isLikeDate && value !== amountAt(this.rows, index, slot)) return false;
      } else if (value >= FIRST_LIKELY_DATE && isDateFormat(format)) {
        strange.push({ slot, value });
        continue;
      }
      amounts.set(slot, value);
    }
    // Each of two tables was read by its own sums.
    if (table.seriesBelow && strange.some(isAmbiguous)) return false;
    const { typed, odd } = readStrange(index, strange, amounts, rules);
    for (const { slot, form, amount } of typed) if (form === "number") amounts.set(slot, amount);
    if (!this.isStillOne(index, table, amounts, strange)) return false;
    let low = 0;
    let high = 0;
    for (const slot of slots) {
      const amount = amounts.get(slot);
      if (amount !== undefined) {
        if (slot < 32) low |= 1 << slot;
        else high |= 1 << (slot - 32);
      }
      this.store(slot, index, amount ?? 0);
    }
    this.storeBits(index, low, high);
    const others = (cell: { readonly row: number }): boolean => cell.row !== index;
    this.oddCells = [...this.oddCells.filter(others), ...odd];
    this.typedCells = [...this.typedCells.filter(others), ...typed];
    this.touched = true;
    return true;
  }

  /** Whether a row of the sheet is certain to be one of the plan's: it has an amount, or nothing of two tables' where it had nothing. */
  private isStillOne(
    index: number,
    { columns, seriesBelow }: Table,
    amounts: ReadonlyMap<number, number>,
    strange: readonly StrangeCell[],
  ): boolean {
    if (!seriesBelow) return amounts.size > 0;
    return rowsBelowIn({ seriesBelow }).every((below) => {
      const isHere = (slot: number): boolean =>
        columns.amount[slot] >= 0 && rowsBelow(columns.amount[slot]) === below;
      const had = [...columns.amount.keys()].some(
        (slot) => isHere(slot) && isPresent(this.rows, index, slot),
      );
      return (
        [...amounts.keys()].some(isHere) || (!had && !strange.some(({ slot }) => isHere(slot)))
      );
    });
  }

  finish(): Rows {
    if (!this.touched) return this.rows;
    const { rows, fresh } = this;
    const numbers = this.amounts.filter((column) => column !== undefined);
    return {
      ...rows,
      amounts: this.amounts,
      presentLow: this.presentLow,
      presentHigh: this.presentHigh,
      oddCells: [...this.oddCells].sort((a, b) => a.row - b.row),
      typedCells: [...this.typedCells].sort((a, b) => a.row - b.row),
      // Where all amounts were as they usually are, and those that have come are, no other needs to be looked at.
      integers:
        (rows.integers && fresh.every(Number.isSafeInteger)) ||
        numbers.every((column) => every(column, Number.isSafeInteger)),
      hasNegatives:
        (rows.hasNegatives || fresh.some((amount) => amount < 0)) &&
        !numbers.every((column) => every(column, (amount) => amount >= 0)),
    };
  }

  private storeBits(index: number, low: number, high: number): void {
    const { rows, presentLow, presentHigh } = this;
    if (presentLow[index] === low >>> 0 && presentHigh[index] === high >>> 0) return;
    if (presentLow === rows.presentLow) {
      this.presentLow = presentLow.slice();
      this.presentHigh = presentHigh.slice();
    }
    this.presentLow[index] = low;
    this.presentHigh[index] = high;
  }

  private store(slot: number, index: number, value: number): void {
    let column = this.amounts[slot] ?? new Uint16Array(this.rows.count);
    if (column[index] === value) return;
    this.fresh.push(value);
    if (column instanceof Uint16Array && !isUsual(value)) column = new Float64Array(column);
    else if (!this.copied.has(slot)) column = column.slice();
    this.copied.add(slot);
    column[index] = value;
    this.amounts[slot] = column;
  }
}

/** Whether a test holds for a whole column; one of two bytes has none but small whole numbers. */
function every(column: AmountColumn, test: (amount: number) => boolean): boolean {
  return column instanceof Uint16Array || column.every(test);
}
