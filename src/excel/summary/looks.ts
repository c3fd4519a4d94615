import type { CellValue } from "../../poi/cells";
import { textHash } from "../../poi/seal/hash";
import { cellFormats } from "../cell-values";
import { usedOnce } from "../sheets";
import { OUR_CHARTS } from "./drawings";
import { COLUMN, WIDTH } from "./grid";
import type { Area } from "./sheet-area";

/**
 * How a summary sheet looks, for telling whether a person has changed that: fills, font colours, bold, italic and
 * number formats of its rows, the columns' widths, and our charts.
 */
export interface Looks {
  /** Number of rows that are not blank, and two 32-bit hashes of their formats, each row's added up; "" of a long sheet. */
  readonly rows: string;
  /** Of the columns, in points. */
  readonly widths: readonly number[];
  /** Kind, number of series, width, height and title (hashed) of each of our charts; "" where it is not there. */
  readonly charts: readonly string[];
}

/** Cells whose formats an answer of 5 MB holds many times over. */
const ROWS_AT_A_TIME = 250;

/** The formats of longer sheets are not read: a cell takes a hundred characters. */
const MOST_ROWS = 1000;

/** Points. Excel rounds a width to whole pixels, which are not the same on every screen. */
const WIDTH_TOLERANCE = 2;

/** A chart follows the heights of the rows under it, which people change to read what they typed. */
const SIZE_TOLERANCE = 0.25;

const FORMATS = {
  format: { fill: { color: true }, font: { color: true, bold: true, italic: true } },
} as const;

/**
 * Reads how a summary sheet looks. One round trip, and one for each further 250 rows.
 * @param cells formulas of the sheet's cells from A1 on, row by row: blank rows do not count
 * @param toFillIn the columns that a person fills in, and may format
 */
export async function readLooks(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  cells: readonly (readonly CellValue[])[],
  toFillIn: readonly Area[],
): Promise<Looks> {
  const columns = Array.from({ length: WIDTH }, (_, column) => {
    const { format } = usedOnce(sheet.getRangeByIndexes(0, column, 1, 1));
    format.load("columnWidth");
    return format;
  });
  const { charts } = sheet;
  charts.load(
    "items/name,items/chartType,items/width,items/height,items/title/text,items/title/visible,items/series/items/name",
  );
  const rows = await readRows(context, sheet, cells, toFillIn);
  return {
    rows,
    widths: columns.map(({ columnWidth }) => Math.round(columnWidth)),
    charts: Object.values(OUR_CHARTS).map((ours) => {
      const chart = charts.items.find(({ name }) => name === ours);
      if (!chart) return "";
      const { chartType, series, width, height, title } = chart;
      const said = textHash(title.visible ? title.text : "").toString(16);
      const size = [width, height].map(Math.round);
      return [chartType, series.items.length, ...size, said].join(" ");
    }),
  };
}

/** Sends the requests that wait, too. */
async function readRows(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  cells: readonly (readonly CellValue[])[],
  toFillIn: readonly Area[],
): Promise<string> {
  if (cells.length === 0 || cells.length > MOST_ROWS) {
    await context.sync();
    return "";
  }
  let count = 0;
  const sums = [0, 0];
  for (let from = 0; from < cells.length; from += ROWS_AT_A_TIME) {
    const part = cells.slice(from, from + ROWS_AT_A_TIME);
    for (const [index, looks] of (await readPart(context, sheet, from, part)).entries()) {
      if (part[index].slice(0, WIDTH).every((content) => content === "")) continue;
      const row = from + index;
      const isTheirs = toFillIn.some((area) => row >= area.row && row < area.row + area.rows);
      const said = looks.slice(0, isTheirs ? COLUMN.justification : WIDTH).join("\u0001");
      count++;
      sums[0] = (sums[0] + textHash(said)) >>> 0;
      sums[1] = (sums[1] + textHash(`\u0002${said}`)) >>> 0;
    }
  }
  return [count, ...sums].map((part) => part.toString(16)).join("-");
}

/** How the cells of some rows look, each in words. */
async function readPart(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  from: number,
  cells: readonly (readonly CellValue[])[],
): Promise<string[][]> {
  const range = usedOnce(sheet.getRangeByIndexes(from, 0, cells.length, WIDTH));
  range.load("numberFormat");
  const asked = range.getCellProperties(FORMATS);
  await context.sync();
  const numberFormats = cellFormats(range.numberFormat);
  return asked.value.map((row, at) =>
    row.map(({ format }, column) => {
      const isBlank = (cells[at].at(column) ?? "") === "";
      return lookOf(format, isBlank ? "" : numberFormats[at][column]);
    }),
  );
}

function lookOf(format: Excel.CellPropertiesFormat | undefined, numberFormat: string): string {
  const { fill, font } = format ?? {};
  // LibreOffice writes the same number format with other signs: 0.0\ % for 0.0 %, an empty last part.
  const shown = numberFormat.replaceAll(/["\\]|;+$/g, "");
  const parts = [fill?.color ?? "", font?.color ?? "", font?.bold, font?.italic, shown];
  return parts.map((part) => String(part).toLowerCase()).join(" ");
}

/** The text that is kept with the sheet; short, for a formula's text has 255 characters. */
export function looksText({ rows, widths, charts }: Looks): string {
  return [rows, widths.join(","), charts.join(",")].join("|");
}

/** Whether a sheet looks as it did when `text` was kept; of one without such a text nothing is known. */
export function looksAlike({ rows, widths, charts }: Looks, text: string): boolean {
  if (text === "") return true;
  const [keptRows, keptWidths = "", keptCharts = ""] = text.split("|");
  if (rows !== "" && keptRows !== "" && rows !== keptRows) return false;
  const isNear = (kept: string, at: number): boolean =>
    Math.abs(Number(kept) - widths[at]) <= WIDTH_TOLERANCE;
  return (
    keptWidths.split(",").every(isNear) &&
    keptCharts.split(",").every((kept, at) => isSameChart(kept, charts[at]))
  );
}

/** Where width and height stand among what is told of a chart. */
const SIZES: readonly number[] = [2, 3];

function isSameChart(kept: string, now: string): boolean {
  if (kept === "" || now === "") return kept === now;
  // One that an earlier Cuadra made has nothing of its title.
  const [was, is] = [kept, now].map((text) => text.split(" "));
  return was.every((part, at) =>
    SIZES.includes(at)
      ? Math.abs(Number(part) - Number(is[at])) <= SIZE_TOLERANCE * Number(part)
      : part === is[at],
  );
}
