import { cellValues } from "../cell-values";
import type { CellValue } from "../../poi/cells";
import { isResponseTooLarge } from "../run";
import { usedOnce } from "../sheets";

/** A rectangle of a sheet; 0-based. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What is read of each cell. */
export type CellProperty = "values" | "formulas" | "numberFormat";

/** Cells asked for in the first request. */
const CELLS_AT_FIRST = 20_000;

/** Far from the 5 MB that an answer may have in Excel on the web, so that unpacking one holds nobody up. */
const WANTED_CHARACTERS = 1_000_000;

/**
 * Reads a property of a rectangle's cells, as many rows in a round trip as an answer holds.
 * @throws as Office.js; ResponsePayloadSizeLimitExceeded where a single row is too large
 */
export async function readArea(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  area: Area,
  property: CellProperty,
): Promise<CellValue[][]> {
  const cells: CellValue[][] = [];
  let atATime = Math.max(1, Math.floor(CELLS_AT_FIRST / area.columns));
  while (cells.length < area.rows) {
    const rows = Math.min(atATime, area.rows - cells.length);
    let read: CellValue[][];
    try {
      const part = { ...area, row: area.row + cells.length, rows };
      read = await readPart(context, sheet, part, property);
    } catch (error) {
      if (!isResponseTooLarge(error) || rows === 1) throw error;
      atATime = Math.ceil(rows / 4);
      continue;
    }
    for (const row of read) cells.push(row);
    const characters = sizeOf(read);
    atATime = Math.max(1, Math.floor((WANTED_CHARACTERS * rows) / characters));
  }
  return cells;
}

/** About how many characters cells take in an answer. */
function sizeOf(cells: readonly (readonly CellValue[])[]): number {
  let characters = 0;
  for (const row of cells)
    for (const cell of row) characters += typeof cell === "string" ? cell.length + QUOTES : NUMBER;
  return characters;
}
const QUOTES = 3;
const NUMBER = 10;

async function readPart(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { row, column, rows, columns }: Area,
  property: CellProperty,
): Promise<CellValue[][]> {
  const range = usedOnce(sheet.getRangeByIndexes(row, column, rows, columns));
  range.load(property);
  await context.sync();
  return cellValues(range[property]);
}

/** Formulas of all that a sheet uses, from A1 on, row by row. Formats do not count as use. */
export async function readWhole(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
): Promise<CellValue[][]> {
  const used = usedOnce(sheet.getUsedRangeOrNullObject(true));
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  if (used.isNullObject) return [];
  const rows = used.rowIndex + used.rowCount;
  const columns = used.columnIndex + used.columnCount;
  return readArea(context, sheet, { row: 0, column: 0, rows, columns }, "formulas");
}
