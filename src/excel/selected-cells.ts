import { CuadraError } from "../poi/error";
import type { HeaderRows, SelectedArea } from "../poi/header/pointing";
import { cellValues } from "./cell-values";
import { isInvalidSelection, runExcel } from "./run";
import { usedOnce } from "./sheets";

/** What is selected, with the rows around it. */
export interface Selection {
  readonly area: SelectedArea;
  readonly rows: HeaderRows;
}

/** A header's other rows stand within so many above and below one of its cells. */
const ROWS_AROUND = 8;

/** Columns of a sheet that are looked at, as many as are read of one. */
const MOST_COLUMNS = 1024;

/**
 * The cells selected and the rows around them. Two round trips.
 * @throws CuadraError "selection-not-one" where several areas, or no cells, are selected; as runExcel
 */
export async function readSelection(): Promise<Selection> {
  return runExcel(async (context) => {
    const range = usedOnce(context.workbook.getSelectedRange());
    range.load("rowIndex,columnIndex,rowCount,columnCount,worksheet/name");
    const columns = usedColumns(range.worksheet);
    try {
      await context.sync();
    } catch (error) {
      if (!isInvalidSelection(error)) throw error;
      throw new CuadraError("selection-not-one", {}, { cause: error });
    }
    const { rowIndex, columnIndex, rowCount, columnCount } = range;
    return {
      area: { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount },
      rows: await rowsAround(context, range.worksheet.name, rowIndex, columns()),
    };
  });
}

/**
 * The rows around a header, whether or not it is selected. Two round trips.
 * @param row 0-based sheet row
 * @throws CuadraError as runExcel
 */
export async function readHeaderRows(sheet: string, row: number): Promise<HeaderRows> {
  return runExcel(async (context) => {
    const columns = usedColumns(context.workbook.worksheets.getItem(sheet));
    await context.sync();
    return rowsAround(context, sheet, row, columns());
  });
}

/** Asks for how many columns of a sheet, from A on, hold anything; at least one. */
function usedColumns(worksheet: Excel.Worksheet): () => number {
  const used = usedOnce(worksheet.getUsedRangeOrNullObject(true));
  used.load("columnIndex,columnCount");
  return () =>
    used.isNullObject ? 1 : Math.min(MOST_COLUMNS, used.columnIndex + used.columnCount);
}

async function rowsAround(
  context: Excel.RequestContext,
  sheet: string,
  row: number,
  columns: number,
): Promise<HeaderRows> {
  const firstRow = Math.max(0, row - ROWS_AROUND);
  const range = usedOnce(
    context.workbook.worksheets
      .getItem(sheet)
      .getRangeByIndexes(firstRow, 0, row - firstRow + 1 + ROWS_AROUND, columns),
  );
  range.load("values");
  await context.sync();
  return { sheet, firstRow, values: cellValues(range.values) };
}
