import { child, numberAttribute } from "../../workbook-file/xml";
import type { Worksheet } from "../model/worksheet";

// Calibri 11, Excel's default font: the widest digit is 7 pixels, and 96 pixels are 72 points.
const DIGIT_PIXELS = 7;
const POINTS_PER_PIXEL = 0.75;
const DEFAULT_COLUMN_PIXELS = 64;

/** Width of a column in points; 0 when hidden. File widths count characters with their padding. */
export function columnPoints(sheet: Worksheet, column: number): number {
  if (sheet.columnHidden(column)) return 0;
  const own = sheet.columnAttribute(column, "width");
  if (own !== undefined) return Math.round(Number(own) * DIGIT_PIXELS) * POINTS_PER_PIXEL;
  const format = child(sheet.shell, "sheetFormatPr");
  const standard = format && numberAttribute(format, "defaultColWidth");
  const pixels =
    standard === undefined ? DEFAULT_COLUMN_PIXELS : Math.round(standard * DIGIT_PIXELS);
  return pixels * POINTS_PER_PIXEL;
}

/** Points to the width that a file keeps, in characters. */
export function pointsToWidth(points: number): number {
  return Math.round((points / POINTS_PER_PIXEL / DIGIT_PIXELS) * 256) / 256;
}

/** Points from the first to the last row or column, both included. */
export function spanPoints(
  sheet: Worksheet,
  axis: "rows" | "columns",
  first: number,
  last: number,
): number {
  let points = 0;
  if (axis === "columns") {
    for (let column = first; column <= last; column += 1) points += columnPoints(sheet, column);
    return points;
  }
  const count = Math.max(0, last - first + 1);
  points = count * sheet.standardHeight();
  const own = sheet.rowAttributes;
  const rows = count < own.size ? Array.from({ length: count }, (_, at) => first + at) : own.keys();
  for (const row of rows) {
    if (row < first || row > last || !own.has(row)) continue;
    points += (sheet.rowHidden(row) ? 0 : sheet.rowHeight(row)) - sheet.standardHeight();
  }
  return points;
}

/** A width, in characters, that shows the longest line of a column's texts. */
export function fittingWidth(texts: readonly string[]): number {
  const longest = Math.max(
    0,
    ...texts.flatMap((text) => text.split("\n").map((line) => line.length)),
  );
  return Math.min(255, Math.max(1, longest) + 1.71);
}
