import type { MergedRows, Row } from "../poi/cells";
import { mayBeMerged } from "../poi/reading/merged-columns";
import type { Area } from "./areas";
import { usedOnce } from "./sheets";

/** Office.js fails on a range with more merged areas: of this many cells none has more. */
export const MOST_MERGED = 512;

/** What is read of an area. */
export interface AreaValues {
  readonly area: Area;
  readonly values: readonly Row[];
}

/**
 * The cells that are merged over rows, by area, in columns of names that are blank in some activities' rows. No round trip
 * where there is no such column, one otherwise. None are known to an Excel without ExcelApi 1.13.
 */
export async function readMergedRows(
  context: Excel.RequestContext,
  blocks: readonly AreaValues[],
): Promise<Map<Area, MergedRows[]>> {
  const found = new Map<Area, MergedRows[]>();
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13")) return found;
  const asked = blocks.flatMap(({ area, values }) =>
    mayBeMerged(values).flatMap((position) => {
      const column = area.firstColumn + position;
      if (!isRead(area, column)) return [];
      return pieces(area, values[0][position] === "").map(({ firstRow, rows }) => {
        const worksheet = context.workbook.worksheets.getItem(area.sheet.id);
        const piece = usedOnce(worksheet.getRangeByIndexes(firstRow, column, rows, 1));
        const merged = usedOnce(piece.getMergedAreasOrNullObject());
        merged.load("areas/rowIndex,areas/rowCount");
        return { area, column, merged };
      });
    }),
  );
  if (asked.length === 0) return found;
  await context.sync();
  for (const { area, column, merged } of asked) {
    if (merged.isNullObject) continue;
    const rows = found.get(area) ?? [];
    found.set(area, rows);
    for (const { rowIndex, rowCount } of merged.areas.items)
      if (rowCount > 1) rows.push({ column, firstRow: rowIndex, lastRow: rowIndex + rowCount - 1 });
  }
  return found;
}

/** Whether a column is among those that are read of an area: the others look blank. */
const isRead = ({ runs }: Area, column: number): boolean =>
  runs?.some(({ first, count }) => first <= column && column < first + count) ?? true;

/** An area's rows, a range each; with those above where a cell merged from there may reach into it. */
function pieces(
  { firstRow, rows }: Area,
  withAbove: boolean,
): { readonly firstRow: number; readonly rows: number }[] {
  const first = withAbove ? Math.max(0, firstRow - MOST_MERGED) : firstRow;
  const end = firstRow + rows;
  return Array.from({ length: Math.ceil((end - first) / MOST_MERGED) }, (_, at) => {
    const from = first + at * MOST_MERGED;
    return { firstRow: from, rows: Math.min(MOST_MERGED, end - from) };
  });
}
