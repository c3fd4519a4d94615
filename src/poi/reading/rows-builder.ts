import { LARGEST_AMOUNT } from "../amounts";
import { rowsBelow, SHEET_WIDTH } from "../address";
import { AmountColumns } from "./amount-columns";
import type { CellValue, MergedRows } from "../cells";
import type { Columns } from "../header/columns";
import { fold } from "../header/fold";
import { TEXT_ROLES } from "../header/words";
import type { FilledDown, MergedText, OddCell, Rows, TypedCell } from "../plan";
import { firstFrom, type RowRange } from "../row-range";
import { rulesOf, type Rule } from "../sums/rules";
import { SLOT_COUNT } from "../slots";
import { readStrange, type StrangeCell } from "./strange-cells";
import { NameColumn } from "./name-column";
import { TextPool } from "./text-pool";
import { FIRST_LIKELY_DATE } from "./usual-amount";

/** Where a table's cells stand in a row of values, worked out once a table. */
export interface RowShape {
  readonly slots: Int32Array;
  /** Indexes into a row of values, not sheet columns. */
  readonly positions: Int32Array;
  /** `Rows.presentLow` and `presentHigh` of a row that has every amount. */
  readonly allLow: number;
  readonly allHigh: number;
  readonly unit: number;
  readonly category: number;
  readonly activity: number;
  readonly measure: number;
  /** The sums of the table's rows. */
  readonly rules: readonly Rule[];
}

/** Texts that people write once for several rows. */
const FILLED_ROLES: readonly FilledDown[] = ["unit", "category"];

/**
 * The shape of a table's rows within values that begin at sheet column `firstColumn`.
 * @param width after how many values those of the sheet's next row follow, where an activity has several in turn
 */
export function rowShape(columns: Columns, firstColumn: number, width = SHEET_WIDTH): RowShape {
  const slots: number[] = [];
  for (let slot = 0; slot < SLOT_COUNT; slot++) if (columns.amount[slot] >= 0) slots.push(slot);
  // In the order of the sheet, in which reading and storing go side by side.
  slots.sort((a, b) => columns.amount[a] - columns.amount[b]);
  const at = (column: number): number =>
    column < 0 ? -1 : rowsBelow(column) * width + (column % SHEET_WIDTH) - firstColumn;
  return {
    slots: Int32Array.from(slots),
    positions: Int32Array.from(slots, (slot) => at(columns.amount[slot])),
    allLow: slots.reduce((bits, slot) => (slot < 32 ? bits | (1 << slot) : bits), 0),
    allHigh: slots.reduce((bits, slot) => (slot < 32 ? bits : bits | (1 << (slot - 32))), 0),
    unit: at(columns.text.unit),
    category: at(columns.text.category),
    activity: at(columns.text.activity),
    measure: at(columns.text.measure),
    rules: rulesOf(columns),
  };
}

/** The unit over the rows from one on, where a total row above them names it. */
export interface SectionName {
  readonly from: number;
  /** Its cell; undefined where there is no such column. */
  readonly unit: CellValue | undefined;
}

export type DateTest = (sheetRow: number, position: number) => boolean;

function copied<T extends Uint32Array | Uint16Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** The plain numbers among a row's values, by slot. */
export function numbersOf(
  values: readonly CellValue[],
  strange: readonly StrangeCell[],
  { slots, positions }: RowShape,
): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const [i, slot] of slots.entries()) {
    const value = values[positions[i]];
    if (typeof value === "number") numbers.set(slot, value);
  }
  for (const { slot } of strange) numbers.delete(slot);
  return numbers;
}

/** A row may end before the table's last column. */
const saysSomething = (value: CellValue | undefined): boolean =>
  value !== undefined && value !== "";

/** Rows from which on room is made for all that are expected: growing step by step would copy ever more at a time. */
const MANY_ROWS = 65_536;

/** Collects rows into columns. Capacity doubles, so a plan of unknown length costs at most twice its size. */
export class RowsBuilder {
  private count = 0;
  private capacity = 0;
  private expected = 0;
  private table = new Uint16Array(0);
  private sheetRow = new Uint32Array(0);
  private presentLow = new Uint32Array(0);
  private presentHigh = new Uint32Array(0);
  private readonly amounts = new AmountColumns();
  private readonly unit = new TextPool(0);
  private readonly category = new TextPool(0);
  private readonly measure = new TextPool(0);
  private readonly activity = new NameColumn();
  private readonly oddCells: OddCell[] = [];
  private readonly typedCells: TypedCell[] = [];
  private integers = true;
  private hasNegatives = false;

  get length(): number {
    return this.count;
  }

  /**
   * Says how many rows there may be in all; no room is made for them before many have come.
   * @param packsNames whether names are packed as they come, which costs a while and saves memory
   */
  expect(rows: number, packsNames = false): void {
    this.expected = rows;
    this.activity.packs = packsNames;
  }

  /** Makes room for that many rows in all. */
  reserve(rows: number): void {
    if (rows <= this.capacity) return;
    const capacity = Math.max(
      rows,
      rows > MANY_ROWS && this.expected > rows ? this.expected : this.capacity * 2,
      16,
    );
    this.table = copied(this.table, new Uint16Array(capacity));
    this.sheetRow = copied(this.sheetRow, new Uint32Array(capacity));
    this.presentLow = copied(this.presentLow, new Uint32Array(capacity));
    this.presentHigh = copied(this.presentHigh, new Uint32Array(capacity));
    this.amounts.reserve(capacity, this.count);
    this.activity.grow(capacity);
    this.unit.grow(capacity);
    this.category.grow(capacity);
    this.measure.grow(capacity);
    this.capacity = capacity;
  }

  /**
   * Adds rows[from, to), which stand one below the other from sheet row `sheetRow` on. `isDate` is asked only
   * for numbers that could be a date.
   * @param areWhole whether hardly a row has cells that hold anything else than its texts and numbers
   */
  add(
    rows: readonly (readonly CellValue[])[],
    from: number,
    to: number,
    sheetRow: number,
    table: number,
    shape: RowShape,
    isDate: DateTest | undefined,
    areWhole = false,
  ): void {
    const first = this.count;
    this.reserve(first + to - from);
    this.count += to - from;
    this.amounts.open(shape.slots, shape.positions, first);
    this.placeRows(first, table, sheetRow, shape);
    for (const row of this.amounts.storeUsual(rows, from, to, first, areWhole)) {
      this.lookAtEach(rows[row], first + row - from, sheetRow + row - from, shape, isDate);
    }
    this.unit.add(rows, from, to, shape.unit, first);
    this.category.add(rows, from, to, shape.category, first);
    this.measure.add(rows, from, to, shape.measure, first);
    this.activity.add(rows, from, to, shape.activity, first);
  }

  /** Where the rows from `first` on stand, and that they have every amount, until a look at each says otherwise. */
  private placeRows(first: number, table: number, sheetRow: number, shape: RowShape): void {
    const { count, table: tables, sheetRow: sheetRows, presentLow, presentHigh } = this;
    const { allLow, allHigh } = shape;
    tables.fill(table, first, count);
    presentLow.fill(allLow, first, count);
    presentHigh.fill(allHigh, first, count);
    for (let at = first; at < count; at++) sheetRows[at] = sheetRow + at - first;
  }

  /** The second look at a row in which not every cell is a plain number. */
  private lookAtEach(
    values: readonly CellValue[],
    at: number,
    sheetRow: number,
    shape: RowShape,
    isDate: DateTest | undefined,
  ): void {
    const { slots, positions } = shape;
    let low = 0;
    let high = 0;
    let strange: StrangeCell[] | undefined;
    for (let i = 0; i < positions.length; i++) {
      const value = values[positions[i]];
      const slot = slots[i];
      if (
        typeof value === "number" &&
        Math.abs(value) <= LARGEST_AMOUNT &&
        !(value >= FIRST_LIKELY_DATE && isDate?.(sheetRow, positions[i]))
      ) {
        if (slot < 32) low |= 1 << slot;
        else high |= 1 << (slot - 32);
        this.amounts.set(slot, at, value);
        this.integers &&= Number.isSafeInteger(value);
        this.hasNegatives ||= value < 0;
      } else if (saysSomething(value)) (strange ??= []).push({ slot, value });
    }
    this.presentLow[at] = low;
    this.presentHigh[at] = high;
    if (strange) this.addStrange(at, values, strange, shape);
  }

  /** The third look, at the cells that hold something else: a text that means a number is that number. */
  private addStrange(
    at: number,
    values: readonly CellValue[],
    cells: readonly StrangeCell[],
    shape: RowShape,
  ): void {
    const { typed, odd } = readStrange(at, cells, numbersOf(values, cells, shape), shape.rules);
    this.oddCells.push(...odd);
    this.typedCells.push(...typed);
    for (const { slot, form, amount } of typed) {
      if (form === "dash") continue;
      if (slot < 32) this.presentLow[at] |= 1 << slot;
      else this.presentHigh[at] |= 1 << (slot - 32);
      this.amounts.set(slot, at, amount);
      this.integers &&= Number.isSafeInteger(amount);
      this.hasNegatives ||= amount < 0;
    }
  }

  /** Sum of a slot over the rows from `from` on. */
  sum(slot: number, from: number): number {
    const column = this.amounts.column(slot, this.count);
    let sum = 0;
    if (column) for (let row = from; row < this.count; row++) sum += column[row];
    return sum;
  }

  /** How many rows from `from` on have an amount other than zero in a slot. */
  filled(slot: number, from: number): number {
    const column = this.amounts.column(slot, this.count);
    let filled = 0;
    if (column) for (let row = from; row < this.count; row++) if (column[row] !== 0) filled++;
    return filled;
  }

  /**
   * Where the rows so far begin that are of a unit, or of a category, of this name: of the last one, whose other rows may be
   * blank. -1 where neither is called so.
   * @param name folded, as `fold`
   */
  startOfLast(name: string): number {
    for (const role of [this.unit, this.category]) {
      const run = role.lastRun(this.count);
      if (run && fold(run.text) === name) return run.start;
    }
    return -1;
  }

  /**
   * Gives rows [start, end) the texts that stand above them, where a column is written once for several rows: in
   * the first of them, or in a total row above them.
   */
  fillDown(
    start: number,
    end: number,
    continues: boolean,
    sections: readonly SectionName[],
  ): FilledDown[] {
    return FILLED_ROLES.filter(
      (role) =>
        (role === "unit" && this.unit.fillSections(sections, end)) ||
        this[role].fillDown(start, end, continues),
    );
  }

  /** Whether each of rows [start, end), of which there are some, has its unit. */
  allHaveUnits({ start, end }: RowRange): boolean {
    return end > start && this.unit.isFull(start, end);
  }

  /**
   * Gives rows [start, end) of a table the texts of the merged cells that they stand in; a cell of their own is left.
   * @param merged of its sheet
   * @param except columns that `fillDown` has filled
   */
  fillMerged(
    { text }: Columns,
    range: RowRange,
    merged: readonly MergedRows[],
    except: readonly FilledDown[],
  ): MergedText[] {
    return TEXT_ROLES.filter((role) => !except.some((other) => other === role)).flatMap((role) =>
      merged
        .filter(({ column }) => column === text[role])
        .flatMap(({ firstRow, lastRow }) => {
          const first = firstFrom(this.sheetRow, range, firstRow);
          // What stands beside no activity names none.
          if (first === range.end || this.sheetRow[first] !== firstRow) return [];
          const isGiven = this[role].fillMerged(
            first,
            firstFrom(this.sheetRow, range, lastRow + 1),
          );
          return isGiven ? [{ role, firstRow, lastRow }] : [];
        }),
    );
  }

  /** The rows added. Nothing more can be added to them. */
  finish(): Rows {
    const { count } = this;
    return {
      count,
      table: this.table.subarray(0, count),
      sheetRow: this.sheetRow.subarray(0, count),
      amounts: Array.from({ length: SLOT_COUNT }, (_, slot) => this.amounts.column(slot, count)),
      presentLow: this.presentLow.subarray(0, count),
      presentHigh: this.presentHigh.subarray(0, count),
      unit: this.unit.finish(count),
      category: this.category.finish(count),
      measure: this.measure.finish(count),
      ...this.activity.finish(count),
      oddCells: this.oddCells,
      typedCells: this.typedCells,
      integers: this.integers,
      hasNegatives: this.hasNegatives,
    };
  }
}
