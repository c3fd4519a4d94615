import { usedOnce } from "../sheets";
import { workbookText } from "./block";
import { COLUMN, HELPER, TEXT, WHOLE_WIDTH, WIDTH } from "./grid";
import { addName } from "./names";
import { TYPED_COLUMNS, typedName, type TypedColumn, type TypedList } from "./marker";
import type { Place } from "./places";
import { isTyped, type ActivityName, type TypedText } from "./typed-text";
import { cellInput } from "./write";

const COLUMNS: Readonly<Record<TypedColumn, number>> = {
  unit: COLUMN.unit,
  activity: COLUMN.activity,
  measure: HELPER.measure,
  twin: HELPER.twin,
  justification: COLUMN.justification,
  remedy: COLUMN.measure,
};

/** Rows of a request: measures are short, but anybody may have written a long one. */
const ROWS_AT_A_TIME = 5000;

/** A row of a list: the activity, and what was typed beside it before. */
export interface ListRow {
  readonly name: ActivityName;
  readonly typed: TypedText | undefined;
}

/**
 * Makes a list's texts findable when the summary is made again: writes the hidden columns, names all columns, and
 * puts numbers and dates that were typed back as what they were (the block has written them as texts).
 */
export async function writeTypedColumns(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  list: TypedList,
  { heading, first, last }: Place,
  rows: readonly ListRow[],
): Promise<void> {
  const range = (row: number, column: number, count: number, columns = 1): Excel.Range =>
    usedOnce(sheet.getRangeByIndexes(row, column, count, columns));
  for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) {
    const part = rows.slice(from, from + ROWS_AT_A_TIME);
    await writeHidden(context, range(first + from, HELPER.measure, part.length, 2), part);
  }
  for (const [index, { typed }] of rows.entries()) {
    if (!typed || !isTyped(typed)) continue;
    for (const column of ["justification", "remedy"] as const) {
      const { number } = typed[column];
      if (!number) continue;
      const cell = range(first + index, COLUMNS[column], 1);
      cell.numberFormat = [[number.format]];
      cell.values = [[number.value]];
    }
  }
  for (const column of TYPED_COLUMNS) {
    // A list without rows is its heading: rows put in below it are found.
    const named =
      last < first
        ? range(heading, COLUMNS[column], 1)
        : range(first, COLUMNS[column], last - first + 1);
    addName(sheet, typedName(list, column), named);
  }
}

async function writeHidden(
  context: Excel.RequestContext,
  cells: Excel.Range,
  rows: readonly ListRow[],
): Promise<void> {
  // One text for a whole range: every cell gets it.
  Object.assign(cells, { numberFormat: TEXT });
  cells.formulas = rows.map(({ name }) => [
    cellInput(workbookText(name.measure)),
    String(name.twin),
  ]);
  await context.sync();
}

/** First cells of the hidden columns. */
export function hiddenColumns(sheet: Excel.Worksheet): Excel.Range {
  return usedOnce(sheet.getRangeByIndexes(0, WIDTH, 1, WHOLE_WIDTH - WIDTH));
}
