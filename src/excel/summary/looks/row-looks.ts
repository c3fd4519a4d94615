import type { CellValue } from "../../../poi/cells";
import { textHash } from "../../../poi/seal/hash";
import { cellFormats } from "../../cell-values";
import { usedOnce } from "../../sheets";
import { COLUMN, WIDTH } from "../grid";
import type { Area } from "../sheet-area";

/** Rows whose formats an answer of 5 MB holds several times over. */
const ROWS_AT_A_TIME = 100;

/** The formats of longer sheets are not read: a cell takes a thousand characters. */
export const MOST_ROWS = 1000;

const CELL = {
  format: {
    fill: { color: true },
    font: {
      name: true,
      size: true,
      color: true,
      bold: true,
      italic: true,
      underline: true,
      strikethrough: true,
    },
    borders: { style: true, weight: true, color: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
  },
} as const;

const ROW = { rowHidden: true, format: { rowHeight: true } } as const;

/** How the rows of a sheet look that are not blank. */
interface RowLooks {
  /** Their number, and two 32-bit hashes of their cells' formats, each row's added up, so that rows may be sorted; "" of a long sheet. */
  readonly rows: string;
  /** In points, the lowest first, without rows to fill in; undefined of a long sheet. */
  readonly heights: readonly number[] | undefined;
}

/**
 * Reads how the rows of a summary look: fill, font, lines, alignment, number format and height, without the columns
 * to fill in and, in their rows, without the height. A round trip for each 100 rows, and at least
 * one, with the requests that wait.
 * @param cells formulas of the sheet's cells from A1 on, row by row
 */
export async function readRows(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  cells: readonly (readonly CellValue[])[],
  toFillIn: readonly Area[],
): Promise<RowLooks> {
  if (cells.length === 0 || cells.length > MOST_ROWS) {
    await context.sync();
    return { rows: "", heights: undefined };
  }
  const formats = await readFormats(context, sheet, cells.length);
  const isBlank = (row: number): boolean =>
    cells[row].slice(0, WIDTH).every((content) => content === "");
  const shown = [...cells.keys()].filter((row) => !isBlank(row));
  const isToFillIn = (row: number | undefined): boolean =>
    row !== undefined && toFillIn.some((area) => row >= area.row && row < area.row + area.rows);
  const sums = [0, 0];
  const heights: number[] = [];
  for (const [at, row] of shown.entries()) {
    const { height, properties, numberFormats } = formats[row];
    const isTheirs = isToFillIn(row);
    if (!isTheirs) heights.push(height);
    // A line between two cells is both's; a blank row put in between does not count.
    const above = at > 0 && isToFillIn(shown[at - 1]);
    const below = isToFillIn(shown.at(at + 1));
    const said = properties
      .slice(0, isTheirs ? COLUMN.justification : WIDTH)
      .map(({ format }, column) => {
        const isBesideTheirs = column >= COLUMN.justification;
        const sides = SIDES.filter(
          (side) =>
            !(
              (side === "top" && isBesideTheirs && above) ||
              (side === "bottom" && isBesideTheirs && below) ||
              (side === "right" && isTheirs && column === COLUMN.justification - 1)
            ),
        );
        const isEmpty = (cells[row].at(column) ?? "") === "";
        return lookOf(format, isEmpty ? "" : numberFormats[column], sides);
      })
      .join("\u0001");
    sums[0] = (sums[0] + textHash(said)) >>> 0;
    sums[1] = (sums[1] + textHash(`\u0002${said}`)) >>> 0;
  }
  return {
    rows: [shown.length, ...sums].map((part) => part.toString(16)).join("-"),
    heights: heights.sort((a, b) => a - b),
  };
}

/** What Excel tells of a row: its height in points, 0 where it is hidden, and its cells' formats. */
interface RowFormats {
  readonly height: number;
  readonly properties: readonly Excel.CellProperties[];
  readonly numberFormats: readonly string[];
}

async function readFormats(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rows: number,
): Promise<RowFormats[]> {
  const formats: RowFormats[] = [];
  while (formats.length < rows) {
    const count = Math.min(ROWS_AT_A_TIME, rows - formats.length);
    formats.push(...(await readPart(context, sheet, formats.length, count)));
  }
  return formats;
}

async function readPart(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  from: number,
  rows: number,
): Promise<RowFormats[]> {
  const range = usedOnce(sheet.getRangeByIndexes(from, 0, rows, WIDTH));
  range.load("numberFormat");
  const asked = range.getCellProperties(CELL);
  const sizes = range.getRowProperties(ROW);
  await context.sync();
  const numberFormats = cellFormats(range.numberFormat);
  const { value: heights } = sizes;
  return asked.value.map((properties, at) => ({
    height: heights[at].rowHidden === true ? 0 : (heights[at].format?.rowHeight ?? 0),
    properties,
    numberFormats: numberFormats[at],
  }));
}

const SIDES = ["top", "bottom", "left", "right"] as const;

/** @param sides those whose lines count */
function lookOf(
  format: Excel.CellPropertiesFormat | undefined,
  numberFormat: string,
  sides: readonly (typeof SIDES)[number][],
): string {
  const { fill, font, borders, horizontalAlignment, verticalAlignment, wrapText } = format ?? {};
  const { name, size, color, bold, italic, underline, strikethrough } = font ?? {};
  const parts = [
    fill?.color,
    ...[name, size, color, bold, italic, underline, strikethrough],
    ...[horizontalAlignment, verticalAlignment, wrapText],
    // LibreOffice writes the same number format with other signs: 0.0\ % for 0.0 %, an empty last part.
    numberFormat.replaceAll(/["\\]|;+$/g, ""),
    ...sides.map((side) => `${side} ${lineOf(borders?.[side])}`),
  ];
  return parts.map((part) => String(part ?? "").toLowerCase()).join(" ");
}

function lineOf(line: Excel.CellBorder | undefined): string {
  if (line?.style === undefined || line.style === "None") return "";
  return [line.style, line.weight, line.color].join(" ");
}
