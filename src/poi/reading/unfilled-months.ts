import { isBlank, type CellValue } from "../cells";
import type { Plan, Rows, Table, UnfilledMonths } from "../plan";
import type { RowRange } from "../row-range";
import { wholeTable } from "../sums/whole-table";
import { monthSlot, quarterSlot, SERIES, slotOf, type Series } from "../slots";

type Read = Pick<Plan, "tables" | "activities" | "totals">;

/** In fewer rows months that nobody filled in are figures that are missing. */
const FEWEST_ROWS = 3;

/** One sign, perhaps repeated: "X" in a schedule. */
const MARK = /^([^\d\s])\1*$/u;

const isMark = (value: CellValue): boolean => typeof value === "string" && MARK.test(value.trim());

/**
 * The months of a table that nobody filled in, on any of its pages, though the quarters or semesters that they belong
 * to have figures: they hold nothing, or a schedule's marks, and TOTAL adds up nothing in them.
 * @param index in `tables` of the table's first page
 */
export function unfilledMonths(read: Read, index: number): UnfilledMonths[] {
  const { columns } = read.tables[index];
  const { activities, totals } = wholeTable(read, index);
  if (activities.end - activities.start < FEWEST_ROWS) return [];
  return SERIES.flatMap((series): UnfilledMonths[] => {
    const slots = monthsWithin(columns, series);
    if (slots.length === 0 || hasNumber(read.activities, slots, activities)) return [];
    if (!addsUpToSomething(read.activities, largerOf(series), activities)) return [];
    if (addsUpToSomething(read.totals, slots, totals)) return [];
    const texts = read.activities.oddCells.filter(
      ({ row, slot }) => slots.includes(slot) && row >= activities.start && row < activities.end,
    );
    if (!texts.every(({ kind, text }) => kind === "text" && isMark(text))) return [];
    return [
      { slots, columns: slots.map((slot) => columns.amount[slot]), hasMarks: texts.length > 0 },
    ];
  });
}

/** What was read, as if the months that nobody filled in had no columns. */
export function withoutUnfilledMonths<T extends Read>(read: T): T {
  const unfilled: (readonly UnfilledMonths[])[] = [];
  for (const [index, { continues }] of read.tables.entries())
    unfilled.push(continues === undefined ? unfilledMonths(read, index) : unfilled[continues]);
  if (unfilled.every(({ length }) => length === 0)) return read;
  const left = unfilled.map((some) => some.flatMap(({ slots }) => slots));
  const tables = read.tables.map((table, index): Table => {
    const amount = table.columns.amount.map((column, slot) =>
      left[index].includes(slot) ? -1 : column,
    );
    return { ...table, columns: { ...table.columns, amount }, unfilled: unfilled[index] };
  });
  return {
    ...read,
    tables,
    activities: withoutSlots(read.activities, left, tables),
    totals: withoutSlots(read.totals, left, tables),
  };
}

/**
 * Whether a row of a table still leaves the months blank that nobody filled in. Of marks one at least must stand in it:
 * where the last of a schedule was taken out, no row tells.
 * @param cellIn what it holds in a 0-based sheet column
 */
export function leavesUnfilled(
  { unfilled }: Table,
  cellIn: (column: number) => CellValue,
  isTotal: boolean,
): boolean {
  return unfilled.every(({ columns, hasMarks }) => {
    const said = columns
      .map(cellIn)
      .filter((value) => !(typeof value === "string" && isBlank(value)));
    if (isTotal) return said.every((value) => value === 0);
    return said.every(isMark) && said.length > 0 === hasMarks;
  });
}

/** A series' months in a header, where each belongs to a quarter or a semester that is there as well. */
function monthsWithin({ amount }: Table["columns"], series: Series): number[] {
  const months = Array.from({ length: 12 }, (_, month) => month).filter(
    (month) => amount[monthSlot(series, month)] >= 0,
  );
  const isWithin = (month: number): boolean =>
    amount[quartersOf(series)[Math.floor(month / 3)]] >= 0 ||
    amount[semestersOf(series)[Math.floor(month / 6)]] >= 0;
  return months.every(isWithin) ? months.map((month) => monthSlot(series, month)) : [];
}

const quartersOf = (series: Series): number[] =>
  [0, 1, 2, 3].map((quarter) => quarterSlot(series, quarter));

const semestersOf = (series: Series): number[] =>
  [0, 1].map((index) => slotOf(series, { kind: "semester", index }));

const largerOf = (series: Series): number[] => [...quartersOf(series), ...semestersOf(series)];

/** Bits of some slots in `presentLow` and in `presentHigh`. */
function bitsOf(slots: readonly number[]): readonly [low: number, high: number] {
  let low = 0;
  let high = 0;
  for (const slot of slots) {
    if (slot < 32) low |= 1 << slot;
    else high |= 1 << (slot - 32);
  }
  return [low, high];
}

function hasNumber(rows: Rows, slots: readonly number[], { start, end }: RowRange): boolean {
  const [low, high] = bitsOf(slots);
  for (let row = start; row < end; row++)
    if (((rows.presentLow[row] & low) | (rows.presentHigh[row] & high)) !== 0) return true;
  return false;
}

const addsUpToSomething = (
  rows: Rows,
  slots: readonly number[],
  { start, end }: RowRange,
): boolean =>
  slots.some((slot) => rows.amounts[slot]?.subarray(start, end).some((amount) => amount !== 0));

/** Rows without the cells of some slots, by table: they hold no numbers other than zeros. */
function withoutSlots(
  rows: Rows,
  left: readonly (readonly number[])[],
  tables: readonly Table[],
): Rows {
  const bits = left.map(bitsOf);
  const stays = ({ row, slot }: { readonly row: number; readonly slot: number }): boolean =>
    !left[rows.table[row]].includes(slot);
  return {
    ...rows,
    presentLow: rows.presentLow.map((present, row) => present & ~bits[rows.table[row]][0]),
    presentHigh: rows.presentHigh.map((present, row) => present & ~bits[rows.table[row]][1]),
    amounts: rows.amounts.map((column, slot) =>
      tables.some(({ columns }) => columns.amount[slot] >= 0) ? column : undefined,
    ),
    oddCells: rows.oddCells.filter(stays),
    typedCells: rows.typedCells.filter(stays),
  };
}
