import type { Area } from "./areas";
import { usedOnce } from "./sheets";

/** Of a sheet with more than two such bands of rows it is asked which of them hold anything. */
const BAND_ROWS = 16_384;

/** Bands asked about in one round trip: a request may have 5 MB, and one takes some 500 bytes. */
const BANDS_AT_A_TIME = 1024;

/** Blank rows that are read along with those around them: another range costs more. */
const SMALLEST_GAP = 512;

interface Band {
  /** Index of its area. */
  readonly of: number;
  readonly firstRow: number;
  readonly rows: number;
}

/**
 * Areas without the long stretches of rows that hold nothing: a cell strayed to the end of a sheet (XFD1048576) would
 * have a million blank rows read. One round trip where some area is long.
 */
export async function occupied(
  context: Excel.RequestContext,
  areas: readonly Area[],
): Promise<readonly Area[]> {
  const bands = areas.flatMap((area, of) => (isLong(area) ? bandsOf(area, of) : []));
  const found: Band[] = [];
  for (let from = 0; from < bands.length; from += BANDS_AT_A_TIME)
    found.push(...(await usedOf(context, areas, bands.slice(from, from + BANDS_AT_A_TIME))));
  return areas.flatMap((area, of) =>
    isLong(area)
      ? joined(found.filter((band) => band.of === of)).map(({ firstRow, rows }) => ({
          ...area,
          firstRow,
          rows,
        }))
      : [area],
  );
}

const isLong = ({ rows }: Area): boolean => rows > 2 * BAND_ROWS;

function bandsOf({ firstRow, rows }: Area, of: number): Band[] {
  return Array.from({ length: Math.ceil(rows / BAND_ROWS) }, (_, band) => ({
    of,
    firstRow: firstRow + band * BAND_ROWS,
    rows: Math.min(BAND_ROWS, rows - band * BAND_ROWS),
  }));
}

/** From the first to the last row of each band that holds anything in its area's columns; bands without any are left out. */
async function usedOf(
  context: Excel.RequestContext,
  areas: readonly Area[],
  bands: readonly Band[],
): Promise<Band[]> {
  const asked = bands.map(({ of, firstRow, rows }) => {
    const { sheet, firstColumn, columns, runs } = areas[of];
    const last = runs?.at(-1);
    const width = last ? last.first + last.count - firstColumn : columns;
    const band = usedOnce(
      context.workbook.worksheets
        .getItem(sheet.id)
        .getRangeByIndexes(firstRow, firstColumn, rows, width),
    );
    const range = usedOnce(band.getUsedRangeOrNullObject(true));
    range.load("rowIndex,rowCount");
    return { of, range };
  });
  await context.sync();
  return asked
    .filter(({ range }) => !range.isNullObject)
    .map(({ of, range }) => ({ of, firstRow: range.rowIndex, rows: range.rowCount }));
}

/** Bands of one area, those that nearly touch as one. */
function joined(bands: readonly Band[]): readonly Band[] {
  const all: Band[] = [];
  for (const band of bands) {
    const last = all.at(-1);
    const end = last ? last.firstRow + last.rows : -Infinity;
    if (last && band.firstRow - end < SMALLEST_GAP)
      all[all.length - 1] = { ...last, rows: band.firstRow + band.rows - last.firstRow };
    else all.push(band);
  }
  return all;
}
