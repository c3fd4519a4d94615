import { sheetCell } from "../../poi/address";
import type { CellValue } from "../../poi/cells";
import { cellFormats, cellValues } from "../cell-values";
import { usedOnce } from "../sheets";
import { cellInputs, writtenInput, type CellInput } from "./cell-input";
import type { CorrectionRecord } from "./correction-record";

/** Cells of one row of the plan; 0-based, some columns perhaps of rows below it (SHEET_WIDTH in address.ts). */
export interface RowPlace {
  readonly sheet: string;
  readonly row: number;
  readonly columns: readonly number[];
}

/** The rectangle of a sheet in which a row's cells stand; 0-based. */
interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function rectangleOf({ row, columns }: Pick<RowPlace, "row" | "columns">): Rectangle {
  const cells = columns.map((column) => sheetCell(row, column));
  const rows = cells.map((cell) => cell.row);
  const across = cells.map((cell) => cell.column);
  const [first, left] = [Math.min(...rows), Math.min(...across)];
  return {
    row: first,
    column: left,
    rows: Math.max(...rows) - first + 1,
    columns: Math.max(...across) - left + 1,
  };
}

/** A row's cells, asked for with the next request and known after it. Columns are 0-based, as in the plan. */
export class RowCells {
  private readonly sheet: Excel.Worksheet;
  private readonly range: Excel.Range;
  private readonly rectangle: Rectangle;

  constructor(
    context: Excel.RequestContext,
    private readonly place: RowPlace,
  ) {
    this.rectangle = rectangleOf(place);
    this.sheet = context.workbook.worksheets.getItemOrNullObject(place.sheet);
    this.sheet.load("name");
    this.sheet.protection.load("protected");
    this.range = rangeAt(this.sheet, this.rectangle);
    this.range.load("values,formulas,valueTypes,numberFormat");
  }

  /** False where there is no such sheet any more. */
  get exists(): boolean {
    return !this.sheet.isNullObject;
  }

  get isProtected(): boolean {
    return this.sheet.protection.protected;
  }

  input(column: number): CellInput {
    return this.at(cellInputs(this.range), column);
  }

  value(column: number): CellValue {
    return this.at(cellValues(this.range.values), column);
  }

  numberFormat(column: number): string {
    return this.at(cellFormats(this.range.numberFormat), column);
  }

  private at<T>(cells: readonly (readonly T[])[], ofRow: number): T {
    const { row, column } = sheetCell(this.place.row, ofRow);
    return cells[row - this.rectangle.row][column - this.rectangle.column];
  }
}

/** Where a record's cells stand, and its activity. */
export function rowOf({ sheet, row, cells, activityColumn }: CorrectionRecord): RowPlace {
  const columns = cells.map(({ column }) => column);
  if (activityColumn >= 0) columns.push(activityColumn);
  return { sheet, row, columns };
}

/** The first column in which a record's row is not as it was before, or after, the correction. */
export function differingColumn(
  { activity, activityColumn, cells }: CorrectionRecord,
  found: RowCells,
  when: "before" | "after",
): number | undefined {
  if (activityColumn >= 0 && String(found.value(activityColumn)).trim() !== activity)
    return activityColumn;
  return cells.find((cell) => found.input(cell.column) !== cell[when])?.column;
}

/**
 * Writes a record's cells as they were before, or are to be after, with the next request. All in one action, so
 * that Excel writes them wholly or not at all; null leaves the cells between them alone.
 */
export function writeCells(
  context: Excel.RequestContext,
  { sheet, row, cells }: CorrectionRecord,
  when: "before" | "after",
): void {
  const place = rectangleAt(row, cells);
  usedOnce(rangeAt(context.workbook.worksheets.getItem(sheet), place)).formulas = linesOf(
    row,
    cells,
    place,
    (cell) => writtenInput(cell[when]),
  );
}

/**
 * Sets the number formats of cells in which a number would not show as one: to "General", or back to what they
 * were. One action, none where there are no such cells.
 */
export function writeFormats(
  context: Excel.RequestContext,
  { sheet, row, cells }: CorrectionRecord,
  when: "before" | "after",
): void {
  const changed = cells.filter(({ format }) => format !== null);
  if (changed.length === 0) return;
  const place = rectangleAt(row, changed);
  usedOnce(rangeAt(context.workbook.worksheets.getItem(sheet), place)).numberFormat = linesOf(
    row,
    changed,
    place,
    ({ format }) => (when === "after" ? "General" : format),
  );
}

/**
 * Writes to a record's cells, with the next request, what was found in them: of a row that took the place of the
 * record's just before it was written.
 * @param found asked for before the cells were written, with the same request
 */
export function writeFound(
  context: Excel.RequestContext,
  record: CorrectionRecord,
  found: RowCells,
): void {
  const cells = record.cells.map((cell) => ({
    ...cell,
    before: found.input(cell.column),
    format: found.numberFormat(cell.column),
  }));
  writeCells(context, { ...record, cells }, "before");
  writeFormats(context, { ...record, cells }, "before");
}

const rectangleAt = (row: number, cells: readonly { readonly column: number }[]): Rectangle =>
  rectangleOf({ row, columns: cells.map(({ column }) => column) });

/** What is written to a rectangle: null leaves a cell alone. */
function linesOf<Cell extends { readonly column: number }, T>(
  row: number,
  cells: readonly Cell[],
  place: Rectangle,
  inputOf: (cell: Cell) => T,
): (T | null)[][] {
  const lines = Array.from({ length: place.rows }, () => Array<T | null>(place.columns).fill(null));
  for (const cell of cells) {
    const at = sheetCell(row, cell.column);
    lines[at.row - place.row][at.column - place.column] = inputOf(cell);
  }
  return lines;
}

function rangeAt(sheet: Excel.Worksheet, { row, column, rows, columns }: Rectangle): Excel.Range {
  return usedOnce(sheet.getRangeByIndexes(row, column, rows, columns));
}
