import type { CellValue } from "../../poi/cells";
import { cellFormats, cellValues } from "../cell-values";
import { usedOnce } from "../sheets";
import { cellInputs, writtenInput, type CellInput } from "./cell-input";
import type { CorrectionRecord } from "./correction-record";

/** A stretch of one row of a sheet; 0-based, both ends included. */
export interface RowPlace {
  readonly sheet: string;
  readonly row: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A row's cells, asked for with the next request and known after it. Columns are 0-based sheet columns. */
export class RowCells {
  private readonly sheet: Excel.Worksheet;
  private readonly range: Excel.Range;
  private readonly firstColumn: number;

  constructor(context: Excel.RequestContext, place: RowPlace) {
    this.firstColumn = place.firstColumn;
    this.sheet = context.workbook.worksheets.getItemOrNullObject(place.sheet);
    this.sheet.load("name");
    this.sheet.protection.load("protected");
    this.range = rangeAt(this.sheet, place);
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
    return cellInputs(this.range)[0][column - this.firstColumn];
  }

  value(column: number): CellValue {
    return cellValues(this.range.values)[0][column - this.firstColumn];
  }

  numberFormat(column: number): string {
    return cellFormats(this.range.numberFormat)[0][column - this.firstColumn];
  }
}

/** Where a record's cells stand, and its activity. */
export function rowOf({ sheet, row, cells, activityColumn }: CorrectionRecord): RowPlace {
  const columns = cells.map(({ column }) => column);
  if (activityColumn >= 0) columns.push(activityColumn);
  return { sheet, row, firstColumn: Math.min(...columns), lastColumn: Math.max(...columns) };
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
  usedOnce(
    rangeAt(context.workbook.worksheets.getItem(sheet), spanOf(sheet, row, cells)),
  ).formulas = lineOf(cells, (cell) => writtenInput(cell[when]));
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
  usedOnce(
    rangeAt(context.workbook.worksheets.getItem(sheet), spanOf(sheet, row, changed)),
  ).numberFormat = lineOf(changed, ({ format }) => (when === "after" ? "General" : format));
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

function spanOf(sheet: string, row: number, cells: readonly { column: number }[]): RowPlace {
  return { sheet, row, firstColumn: cells[0].column, lastColumn: cells[cells.length - 1].column };
}

function lineOf<Cell extends { readonly column: number }, T>(
  cells: readonly Cell[],
  inputOf: (cell: Cell) => T,
): (T | null)[][] {
  const first = cells[0].column;
  const line = Array<T | null>(cells[cells.length - 1].column - first + 1).fill(null);
  for (const cell of cells) line[cell.column - first] = inputOf(cell);
  return [line];
}

function rangeAt(sheet: Excel.Worksheet, place: RowPlace): Excel.Range {
  const { row, firstColumn, lastColumn } = place;
  return usedOnce(sheet.getRangeByIndexes(row, firstColumn, 1, lastColumn - firstColumn + 1));
}
