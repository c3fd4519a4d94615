import type { CellValue } from "../poi/cells";
import { columnsRead } from "../poi/header/columns";
import { columnOfLetters, sheetCell } from "../poi/address";
import { isOverRows, type Plan, type Table } from "../poi/plan";
import { patchPlan, type FreshRow } from "../poi/reading/plan-patch";
import { cellFormats, cellValues } from "./cell-values";
import { runExcel } from "./run";
import { usedOnce, type SheetRef } from "./sheets";
import type { SheetChange } from "./watch";

/** Rows of one table to be read again; 0-based sheet rows, both included. */
interface RowsToRead {
  readonly table: number;
  readonly first: number;
  readonly last: number;
}

/** More rows than this in one change (a column pasted, sorting) are better read with everything else. */
const MOST_ROWS = 2000;

/**
 * The plan as it is after some changes of its cells: reads the rows changed and the total rows again, in one round
 * trip. Whole rows, because Excel tells of the cells typed in and not of the formulas that follow them.
 * @param sheets the sheets as they were read with the plan
 * @returns the same plan where nothing of it was touched; null where it must be read anew
 * @throws CuadraError as runExcel
 */
export async function followChanges(
  plan: Plan,
  sheets: readonly SheetRef[],
  changes: readonly SheetChange[],
): Promise<Plan | null> {
  const toRead = rowsToRead(plan, sheets, changes);
  if (toRead === null) return null;
  if (toRead.length === 0) return plan;
  // What a sheet that takes its figures from others says otherwise was found out as it was read.
  if (plan.linked.length > 0) return null;
  // Which rows in turn belong together, their neighbours tell as well.
  if (plan.tables.some(isOverRows)) return null;
  return runExcel(async (context) => {
    const asked = [...toRead, ...totalRows(plan)].map((rows) => {
      const table = plan.tables[rows.table];
      const firstColumn = firstColumnOf(table);
      const range = usedOnce(
        context.workbook.worksheets
          .getItem(table.sheet)
          .getRangeByIndexes(
            rows.first,
            firstColumn,
            rows.last - rows.first + 1,
            lastColumnOf(table) - firstColumn + 1,
          ),
      );
      // Formats tell a date from a number. Of so few rows they weigh little, where asking later is one more round trip.
      range.load("values,numberFormat");
      return { rows, range, firstColumn };
    });
    await context.sync();
    const fresh = asked.flatMap(({ rows, range, firstColumn }) =>
      freshRows(rows, firstColumn, cellValues(range.values), cellFormats(range.numberFormat)),
    );
    return patchPlan(plan, fresh);
  });
}

function freshRows(
  { table, first }: RowsToRead,
  firstColumn: number,
  values: readonly (readonly CellValue[])[],
  formats: readonly (readonly string[])[],
): FreshRow[] {
  return values.map((row, index) => ({
    table,
    sheetRow: first + index,
    firstColumn,
    values: row,
    formats: formats[index],
  }));
}

function rowsToRead(
  plan: Plan,
  sheets: readonly SheetRef[],
  changes: readonly SheetChange[],
): RowsToRead[] | null {
  const toRead: RowsToRead[] = [];
  let rows = 0;
  for (const { sheetId, address, moved } of changes) {
    const sheet = sheets.find(({ id }) => id === sheetId)?.name;
    if (plan.linked.some((linked) => linked.sheet === sheet)) return null;
    const tables = plan.tables
      .map((table, index) => ({ table, index }))
      .filter(({ table }) => table.sheet === sheet);
    if (tables.length === 0) continue;
    if (moved) return null;
    for (const area of areasOf(address)) {
      for (const { table, index } of tables) {
        if (area.lastColumn < firstColumnOf(table)) continue;
        if (area.firstColumn > lastColumnOf(table)) continue;
        // Above and below its rows stand the title, the header, and where new rows begin.
        if (area.firstRow < table.firstRow || area.lastRow > table.lastRow) return null;
        toRead.push({ table: index, first: area.firstRow, last: area.lastRow });
        rows += area.lastRow - area.firstRow + 1;
      }
    }
  }
  return rows > MOST_ROWS ? null : toRead;
}

function totalRows({ totals }: Plan): RowsToRead[] {
  return Array.from(totals.sheetRow, (row, index) => ({
    table: totals.table[index],
    first: row,
    last: row,
  }));
}

/**
 * The sheet columns from which a table is read, those of months that would be read if somebody filled them in, and that
 * which says which row of an activity is which.
 */
const columnsUsed = ({ columns, unfilled, between }: Table): number[] =>
  [
    ...columnsRead(columns),
    ...(between ? [between.column] : []),
    ...unfilled.flatMap(({ columns: ofMonths }) => ofMonths),
  ].map((column) => sheetCell(0, column).column);

const firstColumnOf = (table: Table): number => Math.min(...columnsUsed(table));
const lastColumnOf = (table: Table): number => Math.max(...columnsUsed(table));

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
