/** The sheet's columns, shared by all blocks; 0-based. */
export const COLUMN = {
  unit: 0,
  activity: 1,
  /** A link to a cell of the plan, or a count of activities. */
  cell: 2,
  target: 3,
  /** The first of three columns a quarter: programmed, executed, ratio; those to date follow the last quarter. */
  firstQuarter: 4,
  justification: 9,
  measure: 14,
  last: 19,
} as const;

export const WIDTH = COLUMN.last + 1;

/** Hidden columns right of the sheet: what the formulas and the charts need beside what is shown. */
export const HELPER = {
  /** What tells listed activities apart that is not shown. */
  measure: WIDTH,
  twin: WIDTH + 1,
  /** Sheet row of a listed activity. */
  row: WIDTH + 2,
  category: WIDTH + 3,
  /** Of an under-executed activity: the justification that was filled in from the plan. */
  given: WIDTH + 3,
  /** Parts of sums that are too long for one formula. */
  part: WIDTH + 4,
  /** Ratio by which a unit is ranked. */
  rank: WIDTH + 5,
  /** The chart of units: its labels, then three parts of each bar. */
  label: WIDTH + 6,
  firstPart: WIDTH + 7,
  lastPart: WIDTH + 9,
  /** What every total takes off for a row that is not counted: META, then programmed and executed of each quarter. */
  takenOff: WIDTH + 10,
  last: WIDTH + 18,
} as const;

/** The column in which stands what is taken off one of the sheet's columns for a row that is not counted. */
export function takenOffColumn(column: number): number {
  if (column < COLUMN.target || column === COLUMN.last) return column;
  if (column === COLUMN.target) return HELPER.takenOff;
  const at = column - COLUMN.firstQuarter;
  return HELPER.takenOff + 1 + 2 * Math.floor(at / 3) + (at % 3);
}

/** Columns of the sheet with the hidden ones. */
export const WHOLE_WIDTH = HELPER.last + 1;

/** Points. */
export const FONT_SIZE = 9;
/** Of a row with a line of text: said, because Excel's own depends on the workbook's font, and pages are counted in it. */
export const ROW_HEIGHT = 12.75;
export const HEADING_HEIGHT = 18;
const UNIT_WIDTH = 128;
const ACTIVITY_WIDTH = 185;
const CELL_WIDTH = 58;
const LEVEL_WIDTH = 68;
/** "Avance" in bold Arial, the widest of the headers in the fonts that workbooks have. */
const NARROWEST_FIGURE = 38;
const DIGIT_WIDTH = 4.7;

/**
 * Widths in points: texts, then figures wide enough for the longest of so many characters, then the level. What holds
 * ratios stays narrow: the wider the sheet, the smaller it is printed.
 */
export function columnWidths(longestFigure: number): number[] {
  const figure = Math.max(NARROWEST_FIGURE, longestFigure * DIGIT_WIDTH + 8);
  const figures = Array<number>(WIDTH - 4).fill(figure);
  // The column of links holds the institution's figures too.
  const cell = Math.max(CELL_WIDTH, figure);
  const widths = [UNIT_WIDTH, ACTIVITY_WIDTH, cell, ...figures, LEVEL_WIDTH];
  for (let { ratio } = quarterColumns(0); ratio < COLUMN.last; ratio += 3)
    widths[ratio] = NARROWEST_FIGURE;
  return widths;
}

/** Width of columns [first, last], merged. */
export function widthOf(widths: readonly number[], first: number, last: number): number {
  return widths.slice(first, last + 1).reduce((sum, width) => sum + width, 0);
}

/** Columns of the 0-based quarter, or to date for the number of quarters reported. */
export function quarterColumns(quarter: number): {
  programmed: number;
  executed: number;
  ratio: number;
} {
  const programmed = COLUMN.firstQuarter + 3 * quarter;
  return { programmed, executed: programmed + 1, ratio: programmed + 2 };
}

export const COUNT = "#,##0";
/** For plans with decimals. */
export const DECIMAL = "#,##0.00";
export const TEXT = "@";

export const COLOR = {
  title: "#1F3864",
  header: "#1F3864",
  headerText: "#FFFFFF",
  group: "#D9E1F2",
  total: "#F2F2F2",
  note: "#595959",
  link: "#0563C1",
  warning: "#9C0006",
  line: "#BFBFBF",
} as const;
