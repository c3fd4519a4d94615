import type { CellValue, MergedRows } from "../poi/cells";
import { mayBeTotalLabel } from "../poi/header/words";
import type { Area } from "./areas";
import { usedOnce } from "./sheets";

type Row = readonly CellValue[];

/** Office.js gives up on a range with more merged areas: of this many cells none has more. */
const MOST_MERGED = 512;

/** Figures one beside the other that are months or quarters, and beside a name make a row an activity's. */
const FEWEST_FIGURES = 4;

/**
 * Where at least this share of a column's cells is blank, and none repeats the one above, it is written once for several
 * rows, merged or not.
 */
const SHARE_BLANK = 0.25;

/** Rows that are looked at for where the figures begin. */
const SAMPLED_ROWS = 64;

/**
 * Columns (indexes into the rows) of names that stand in some rows and not in others, so that a blank may be part of a
 * merged cell: a name is repeated right below, or few cells are blank. Names stand left of the months.
 */
export function mayBeMerged(values: readonly Row[]): number[] {
  const step = Math.ceil(values.length / SAMPLED_ROWS);
  const first = values
    .filter((_, row) => row % step === 0)
    .map(firstFigures)
    .filter((at) => at >= 0);
  return Array.from({ length: first.length > 0 ? Math.min(...first) : 0 }, (_, at) => at).filter(
    (column) => hasGaps(values, column),
  );
}

function hasGaps(values: readonly Row[], column: number): boolean {
  const blank: Row[] = [];
  let isRepeated = false;
  let above: CellValue = "";
  for (const row of values) {
    const value = row[column];
    if (value === "") blank.push(row);
    else isRepeated ||= value === above && typeof value === "string";
    above = value;
  }
  return (
    blank.length < values.length &&
    (isRepeated || blank.length < values.length * SHARE_BLANK) &&
    blank.some(isActivity)
  );
}

/** Whether a row has a name and figures, and no label of a total. */
function isActivity(row: Row): boolean {
  const names = row.filter((value) => typeof value === "string" && value !== "");
  return (
    names.length > 0 &&
    firstFigures(row) >= 0 &&
    !names.some((name) => mayBeTotalLabel(String(name)))
  );
}

/** Where the figures of a row's months or quarters begin; -1 where it has none. */
const firstFigures = (row: Row): number =>
  row.findIndex((_, at) =>
    Array.from({ length: FEWEST_FIGURES }, (__, of) => row[at + of]).every(
      (value) => typeof value === "number",
    ),
  );

/** What is read of an area. */
export interface AreaValues {
  readonly area: Area;
  readonly values: readonly Row[];
}

/**
 * The cells that are merged over rows, by area, in columns of names that are blank in some rows. No round trip where there
 * is no such column, one otherwise. None are known to an Excel without ExcelApi 1.13.
 */
export async function readMergedRows(
  context: Excel.RequestContext,
  blocks: readonly AreaValues[],
): Promise<Map<Area, MergedRows[]>> {
  const asked = blocks.flatMap(({ area, values }) =>
    mayBeMerged(values).flatMap((position) => {
      const column = area.firstColumn + position;
      return pieces(area, values[0][position] === "").map(({ firstRow, rows }) => {
        const worksheet = context.workbook.worksheets.getItem(area.sheet.id);
        const piece = usedOnce(worksheet.getRangeByIndexes(firstRow, column, rows, 1));
        const merged = usedOnce(piece.getMergedAreasOrNullObject());
        merged.load("areas/rowIndex,areas/rowCount");
        return { area, column, merged };
      });
    }),
  );
  const found = new Map<Area, MergedRows[]>();
  if (asked.length === 0 || !Office.context.requirements.isSetSupported("ExcelApi", "1.13"))
    return found;
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
