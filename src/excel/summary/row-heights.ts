import type { Content, Format } from "./block";
import { FONT_SIZE } from "./grid";

/** Points that a capital letter takes on average at the sheet's font size; names of a POI are in capitals. */
const LETTER_WIDTH = FONT_SIZE * 0.57;
const LINE_HEIGHT = FONT_SIZE * 1.35;
const PADDING = 4;
/** Excel's highest row. */
const HIGHEST_ROW = 409;

/** Runs of rows of one height that a list has at most, so that requests stay small; what a person typed apart. */
const MOST_RUNS = 300;
const MOST_LINES_OF_ALL = 3;

/** A text column of a list: where its text stands and how wide it is in points, merged cells together. */
export interface TextColumn {
  readonly column: number;
  readonly width: number;
  /** Whether a person types there. */
  readonly isTyped: boolean;
}

/**
 * Heights of a list's rows so that their longest text shows, neighbours of the same height together. Excel
 * fits no row to merged cells by itself, and LibreOffice none at all that it did not write. Where that would be very
 * many heights, all rows have one, of some lines, but for those in which more was typed.
 * @param firstRow the list's first row within its block
 */
export function rowHeights(
  rows: readonly (readonly Content[])[],
  firstRow: number,
  texts: readonly TextColumn[],
): Format[] {
  const linesIn = (columns: readonly TextColumn[]): number[] =>
    rows.map((row) =>
      columns.reduce((most, { column, width }) => Math.max(most, linesOf(row[column], width)), 1),
    );
  const lines = linesIn(texts);
  let runs = heightRuns(lines.map(pointsOf));
  if (runs.length > MOST_RUNS) {
    const all = lines.reduce((most, each) => Math.min(MOST_LINES_OF_ALL, Math.max(most, each)));
    const typed = linesIn(texts.filter(({ isTyped }) => isTyped));
    runs = heightRuns(typed.map((each) => pointsOf(Math.max(all, each))));
  }
  return runs.map(({ row, rows: count, height }) => formatOf(firstRow + row, count, height));
}

function formatOf(row: number, rows: number, height: number): Format {
  return { row, rows, column: 0, columns: 1, height };
}

/** Rows of the same height that follow one another. */
export interface HeightRun {
  readonly row: number;
  readonly rows: number;
  readonly height: number;
}

/** The heights of rows from the first on, neighbours of the same height together. */
export function heightRuns(heights: readonly number[]): HeightRun[] {
  const runs: HeightRun[] = [];
  for (let from = 0; from < heights.length;) {
    let to = from;
    while (to < heights.length && heights[to] === heights[from]) to++;
    runs.push({ row: from, rows: to - from, height: heights[from] });
    from = to;
  }
  return runs;
}

const pointsOf = (lines: number): number => Math.min(HIGHEST_ROW, lines * LINE_HEIGHT + PADDING);

/**
 * The height in points at which all of a row's texts show, at the summary's font size and broken between words.
 * @param widths of the columns, in points
 */
export function fittingHeight(cells: readonly Content[], widths: readonly number[]): number {
  return pointsOf(Math.max(1, ...cells.map((content, at) => linesOf(content, widths[at]))));
}

/** Lines of the sheet's font size that a content takes. */
function linesOf(content: Content, width: number): number {
  if (typeof content !== "object") return textLines(content, width);
  if (!("text" in content)) return textLines(content.shown, width);
  const larger = Math.max(1, (content.size ?? FONT_SIZE) / FONT_SIZE);
  return larger * textLines(content.text, width / larger);
}

/** Lines that a text takes, breaking between words. */
function textLines(text: string | number | undefined, width: number): number {
  if (typeof text !== "string") return 1;
  const room = Math.max(1, Math.floor(width / LETTER_WIDTH));
  if (text.length <= room && !text.includes("\n")) return 1;
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines++;
    for (const { length } of paragraph.split(" ")) {
      if (used > 0 && used + 1 + length > room) {
        lines++;
        used = 0;
      }
      used += (used > 0 ? 1 : 0) + length;
      lines += Math.ceil(used / room) - 1;
      used = used > room ? used % room : used;
    }
  }
  return lines;
}
