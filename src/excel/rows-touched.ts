import { columnOfLetters, rowsBelow, SHEET_WIDTH, sheetCell } from "../poi/address";
import { columnsRead } from "../poi/header/columns";
import { rowsBelowIn, rowsEach, type Plan, type Rows, type Table } from "../poi/plan";
import { firstFrom, type RowRange } from "../poi/row-range";
import type { SheetRef } from "./sheets";
import type { SheetChange } from "./watch";

/** Rows of one table: activities, or totals. */
export interface RowsTouched {
  /** Index in Plan.tables. */
  readonly table: number;
  /** 0-based sheet rows, from top to bottom; of an activity over several the first. */
  readonly rows: readonly number[];
}

/** More rows than this in one change (a column pasted, sorting) are better read with everything else. */
export const MOST_ROWS = 2000;

/**
 * The rows of a plan that some changes of cells touch; null where they may touch more: what tells which rows there are and
 * what they are, or too many.
 * @param sheets the sheets as they were read with the plan
 */
export function rowsTouched(
  plan: Plan,
  sheets: readonly SheetRef[],
  changes: readonly SheetChange[],
): RowsTouched[] | null {
  const touched: RowsTouched[] = [];
  let count = 0;
  for (const { sheetId, address, moved } of changes) {
    const sheet = sheets.find(({ id }) => id === sheetId)?.name;
    const parts = plan.tables.flatMap((table, at) =>
      table.sheet === sheet ? partsOf(table, at) : [],
    );
    if (parts.length === 0) continue;
    if (moved) return null;
    for (const area of areasOf(address)) {
      const part = parts.find((each) => isWithin(each, area));
      // Around its rows stand the title, the header, and where new rows begin.
      if (!part) {
        if (parts.every(({ table }) => isBeside(plan.tables[table], area))) continue;
        return null;
      }
      const effect = effectOf(plan.tables[part.table], part, area);
      if (effect === "none") continue;
      const rows = effect === "amounts" ? rowsIn(plan, part, area) : null;
      if (!rows) return null;
      touched.push({ table: part.table, rows });
      count += area.lastRow - area.firstRow + 1;
    }
  }
  return count > MOST_ROWS ? null : touched;
}

/** The sheet columns, from the first to the last, in which some row of a table is read. */
export function columnsToRead(table: Table): { readonly first: number; readonly last: number } {
  const again = (table.seriesBelow?.again ?? []).map(({ column }) => onSheet(column));
  const columns = [...columnsUsed(table), ...again];
  return { first: Math.min(...columns), last: Math.max(...columns) };
}

/** How many rows below its row's first the cells of a table stand that are read. */
export const linesOf = ({ columns }: Table): number[] =>
  [...new Set([0, ...columnsRead(columns).map(rowsBelow)])].sort((a, b) => a - b);

/** Rows of a sheet, from the first to the last, in which all or part of each activity of a table stands. */
interface Part {
  /** Index in Plan.tables. */
  readonly table: number;
  /** How many rows below their activities' first they stand. */
  readonly below: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

const partsOf = (table: Table, at: number): Part[] =>
  rowsBelowIn(table).map((below) => ({
    table: at,
    below,
    firstRow: table.firstRow + below,
    lastRow: table.lastRow + below,
  }));

const isWithin = ({ firstRow, lastRow }: Part, area: Area): boolean =>
  firstRow <= area.firstRow && area.lastRow <= lastRow;

/** Whether an area stands beside a table, or below it on one side: a new column may begin in what is above. */
function isBeside(table: Table, { firstRow, firstColumn, lastColumn }: Area): boolean {
  const columns = [...columnsUsed(table), ...claimed(table)];
  return (
    firstRow > table.lastHeaderRow &&
    (lastColumn < Math.min(...columns) || firstColumn > Math.max(...columns))
  );
}

/** What a change of some cells within a part may change; "other": not only amounts, nor what is compared when a row is read again. */
function effectOf(table: Table, { below }: Part, area: Area): "none" | "amounts" | "other" {
  if (below === 0 && isBeside(table, area)) return "none";
  // Which rows are whose their other cells say, and those of their neighbours.
  const isOverRows = rowsEach(table) > 1 || below > 0;
  const { columns } = table;
  const read = isOverRows
    ? amountsAndReasons(table).filter(
        (column) => rowsEach(table) > 1 || rowsBelow(column) === below,
      )
    : columnsUsed(table);
  const known = new Set(read.map(onSheet));
  const others = new Set(columns.claims.map(({ column }) => column));
  const last = Math.min(area.lastColumn, SHEET_WIDTH - 1);
  for (let column = area.firstColumn; column <= last; column++)
    if (!known.has(column) && (isOverRows || others.has(column))) return "other";
  return "amounts";
}

/** The rows of a table that some rows of a part belong to; null where one belongs to none. */
function rowsIn(plan: Plan, { table: at, below }: Part, area: Area): number[] | null {
  const table = plan.tables[at];
  const rows = new Set<number>();
  for (let row = area.firstRow - below; row <= area.lastRow - below; row++) {
    const first = Math.max(
      lastTo(plan.activities, table.activities, row),
      lastTo(plan.totals, table.totals, row),
    );
    if (first < 0 || row - first >= rowsEach(table)) return null;
    rows.add(first);
  }
  return [...rows];
}

/** The sheet row of the last of some rows that stands at a sheet row or above it; -1 where there is none. */
function lastTo({ sheetRow }: Rows, range: RowRange, row: number): number {
  const after = firstFrom(sheetRow, range, row + 1);
  return after > range.start ? sheetRow[after - 1] : -1;
}

const amountsAndReasons = ({ columns: { amount, reasons } }: Table): number[] => [
  ...amount.filter((column) => column >= 0),
  ...reasons.map(({ column }) => column),
];

/**
 * The sheet columns from which a table is read, those of months that would be read if somebody filled them in, and that
 * which says which row of an activity is which.
 */
const columnsUsed = ({ columns, unfilled, between }: Table): number[] =>
  [
    ...columnsRead(columns),
    ...(between ? [between.column] : []),
    ...unfilled.flatMap(({ columns: ofMonths }) => ofMonths),
  ].map(onSheet);

/** Those of which its header says something. */
const claimed = ({ columns }: Table): number[] =>
  columns.claims.map(({ column }) => onSheet(column));

const onSheet = (column: number): number => sheetCell(0, column).column;

interface Area {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

const AREA = /^\$?([A-Z]*)\$?(\d*)(?::\$?([A-Z]*)\$?(\d*))?$/;

/** The rectangles of an address such as "B2", "B2:C9", "3:4" or "A:A"; 0-based, without end where it has none. */
export function areasOf(address: string): Area[] {
  return address.split(",").map((part) => {
    const match = AREA.exec(part.slice(part.lastIndexOf("!") + 1));
    if (!match) return { firstRow: 0, lastRow: Infinity, firstColumn: 0, lastColumn: Infinity };
    const [, column = "", row = "", lastColumn = column, lastRow = row] = match;
    return {
      firstRow: row === "" ? 0 : Number(row) - 1,
      lastRow: lastRow === "" ? Infinity : Number(lastRow) - 1,
      firstColumn: column === "" ? 0 : columnOfLetters(column),
      lastColumn: lastColumn === "" ? Infinity : columnOfLetters(lastColumn),
    };
  });
}
