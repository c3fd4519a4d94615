import { LARGEST_AMOUNT } from "../amounts";
import { isDateFormat, type CellValue } from "../cells";
import {
  amountAt,
  hasTextOfAbove,
  writtenText,
  type AmountColumn,
  type Plan,
  type Rows,
  type RowsBetween,
  type Table,
} from "../plan";
import { LAST_LIKELY_DATE } from "./amount-columns";
import { FIRST_LIKELY_DATE, isUsual } from "./usual-amount";
import { hasSameNotes, notesIn } from "../reasons";
import { numbersOf, rowShape } from "./rows-builder";
import { readStrange, type StrangeCell } from "./strange-cells";
import { targetSeries } from "../sums/target-series";
import { leavesUnfilled, unfilledMonths } from "./unfilled-months";
import { firstFrom, type RowRange } from "../row-range";
import { figuresSaid } from "../header/rows-in-turn";
import type { TextRole } from "../header/words";

/** One row of a table as it is now. */
export interface FreshRow {
  /** Index in Plan.tables. */
  readonly table: number;
  /** 0-based sheet row. */
  readonly sheetRow: number;
  /** 0-based sheet column of `values[0]`; the values reach at least to the table's last column. */
  readonly firstColumn: number;
  readonly values: readonly CellValue[];
  /** Number formats of `values`, which tell a date from a number; without them a new number that may be one is not taken. */
  readonly formats?: readonly string[];
}

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
    if (!leavesUnfilled(table, row.values, row.firstColumn, total >= 0)) return null;
    const patched =
      activity >= 0
        ? hasSameNotes(plan, activity, notesIn(row.values, table.columns, row.firstColumn)) &&
          activities.set(activity, table, row)
        : total >= 0 && totals.set(total, table, row);
    if (!patched) return null;
  }
  const patched = { ...plan, activities: activities.finish(), totals: totals.finish() };
  const isAsBefore = plan.tables.every(
    (table, index) =>
      targetSeries(patched.activities, table) === table.columns.targetOf &&
      (table.continues !== undefined || unfilledMonths(patched, index).length === 0),
  );
  return isAsBefore ? patched : null;
}

/** Whether a row that was physical says now that it is money. */
const isMoney = ({ column }: RowsBetween, { values, firstColumn }: FreshRow): boolean =>
  figuresSaid(values[column - firstColumn]) === "money";

/** Index of a sheet row among a table's rows, which stand in the order of the sheet; -1 where it is not there. */
function indexOfRow(rows: Rows, range: RowRange, sheetRow: number): number {
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
  set(index: number, table: Table, { firstColumn, values, formats }: FreshRow): boolean {
    const { columns } = table;
    const sameTexts = ROLES.every((role) => {
      const column = columns.text[role];
      const value = column < 0 ? "" : (values[column - firstColumn] ?? "");
      const text = role === "activity" ? String(value).trim() : String(value);
      return (
        text === writtenText(this.rows, index, role) ||
        (text.trim() === "" && hasTextOfAbove(this.rows, table, index, role))
      );
    });
    if (!sameTexts) return false;
    const shape = rowShape(columns, firstColumn);
    const { slots, positions } = shape;
    const strange: StrangeCell[] = [];
    let low = 0;
    let high = 0;
    for (const [i, slot] of slots.entries()) {
      const value = values[positions[i]] ?? "";
      if (typeof value !== "number" || Math.abs(value) > LARGEST_AMOUNT) {
        if (value !== "") strange.push({ slot, value });
        continue;
      }
      if (formats) {
        const isDate = value >= FIRST_LIKELY_DATE && isDateFormat(formats[positions[i]] ?? "");
        if (isDate) strange.push({ slot, value });
        continue;
      }
      const isLikeDate = value >= FIRST_LIKELY_DATE && value <= LAST_LIKELY_DATE;
      if (isLikeDate && value !== amountAt(this.rows, index, slot)) return false;
    }
    const amounts = numbersOf(values, strange, shape);
    const { typed, odd } = readStrange(index, strange, amounts, shape.rules);
    for (const { slot, form, amount } of typed) if (form === "number") amounts.set(slot, amount);
    for (const slot of slots) {
      const amount = amounts.get(slot);
      if (amount !== undefined) {
        if (slot < 32) low |= 1 << slot;
        else high |= 1 << (slot - 32);
      }
      this.store(slot, index, amount ?? 0);
    }
    if (low === 0 && high === 0) return false;
    this.storeBits(index, low, high);
    const others = (cell: { readonly row: number }): boolean => cell.row !== index;
    this.oddCells = [...this.oddCells.filter(others), ...odd];
    this.typedCells = [...this.typedCells.filter(others), ...typed];
    this.touched = true;
    return true;
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
      // Where all amounts were as they usually are, only those that have come need to be looked at.
      integers: rows.integers
        ? fresh.every(Number.isSafeInteger)
        : numbers.every((column) => every(column, Number.isSafeInteger)),
      hasNegatives: rows.hasNegatives
        ? !numbers.every((column) => every(column, (amount) => amount >= 0))
        : fresh.some((amount) => amount < 0),
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
