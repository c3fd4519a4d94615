import type { CellValue } from "../../../poi/cells";
import { textHash } from "../../../poi/text-hash";
import { usedOnce } from "../../sheets";
import { COLUMN, WIDTH } from "../grid";
import { readArea, type Area } from "../sheet-area";

/** Rows whose heights an answer of 5 MB holds several times over. */
const ROWS_AT_A_TIME = 10_000;

const ROW = { rowHidden: true, format: { rowHeight: true } } as const;

/** The heights of the rows of a sheet that are not blank, but of those to fill in: in points, 0 of a hidden one, the lowest first. */
export async function readHeights(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rows: readonly number[],
  toFillIn: readonly Area[],
): Promise<number[]> {
  const last = rows.at(-1) ?? -1;
  const heights: number[] = [];
  while (heights.length <= last) {
    const count = Math.min(ROWS_AT_A_TIME, last + 1 - heights.length);
    for (const height of await readPart(context, sheet, heights.length, count))
      heights.push(height);
  }
  return rows
    .filter((row) => !isWithin(row, toFillIn))
    .map((row) => heights[row])
    .sort((a, b) => a - b);
}

async function readPart(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  from: number,
  rows: number,
): Promise<number[]> {
  const asked = usedOnce(sheet.getRangeByIndexes(from, 0, rows, 1)).getRowProperties(ROW);
  await context.sync();
  const { value: found } = asked;
  return found.map(({ rowHidden, format }) => (rowHidden === true ? 0 : (format?.rowHeight ?? 0)));
}

/** What LibreOffice writes otherwise in the same number format: 0.0\ % for 0.0 %, an empty last part. */
const SIGNS = /["\\]|;+$/g;

/**
 * A hash of the number formats of all cells that say something, but of those to fill in; rows may be sorted.
 * @param cells formulas of the sheet's cells from A1 on, row by row
 */
export async function readNumberFormats(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  cells: readonly (readonly CellValue[])[],
  toFillIn: readonly Area[],
): Promise<string> {
  const hashes = new Map<string, number>();
  let sum = 0;
  for (const { row: first, ...area } of partsOf(cells.length, toFillIn)) {
    const formats = await readArea(context, sheet, { ...area, row: first }, "numberFormat");
    for (const [at, ofRow] of formats.entries()) {
      const contents = cells[first + at];
      const said = ofRow.map((format, column) =>
        (contents.at(column) ?? "") === "" ? "" : String(format),
      );
      // A blank row says none.
      if (said.every((format) => format === "")) continue;
      const key = said.join("\u0001");
      let hash = hashes.get(key);
      if (hash === undefined) {
        hash = textHash(said.map((format) => format.replaceAll(SIGNS, "")).join("\u0001"));
        hashes.set(key, hash);
      }
      sum = (sum + hash) >>> 0;
    }
  }
  return sum.toString(16);
}

/** The rows of a sheet in parts of the same width: of those to fill in, what stands before that. */
function partsOf(rows: number, toFillIn: readonly Area[]): Area[] {
  const edges = toFillIn.flatMap((area) => [area.row, area.row + area.rows]);
  const bounds = [...new Set([0, ...edges, rows])].filter((row) => row <= rows);
  bounds.sort((a, b) => a - b);
  return bounds.slice(0, -1).map((row, at) => ({
    row,
    column: 0,
    rows: bounds[at + 1] - row,
    columns: isWithin(row, toFillIn) ? COLUMN.justification : WIDTH,
  }));
}

const isWithin = (row: number, areas: readonly Area[]): boolean =>
  areas.some((area) => row >= area.row && row < area.row + area.rows);
