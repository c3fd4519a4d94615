import { addRange, type RowRange } from "../poi/row-range";
import type { Area } from "./areas";
import { usedOnce } from "./sheets";

type AskedRows = OfficeExtension.ClientResult<Excel.RowProperties[]>;

const ROW = { rowHidden: true } as const;

/**
 * Asks which rows of an area are hidden, by hand or by a filter (Range.getRowProperties, ExcelApi 1.9): of its first
 * column, for a row is hidden whole. Answered with the next sync; nothing is asked of a sheet that has none.
 */
export function askHiddenRows(
  context: Excel.RequestContext,
  { sheet, hasHiddenRows, firstRow, firstColumn, rows }: Area,
): AskedRows | undefined {
  if (!hasHiddenRows) return undefined;
  const worksheet = context.workbook.worksheets.getItem(sheet.id);
  return usedOnce(worksheet.getRangeByIndexes(firstRow, firstColumn, rows, 1)).getRowProperties(
    ROW,
  );
}

/** The rows that an answer says are hidden, as 0-based sheet rows from top to bottom. */
export function hiddenRowsOf({ firstRow }: Area, asked: AskedRows | undefined): RowRange[] {
  const hidden: RowRange[] = [];
  for (const [at, { rowHidden }] of (asked?.value ?? []).entries())
    if (rowHidden === true) addRange(hidden, { start: firstRow + at, end: firstRow + at + 1 });
  return hidden;
}
