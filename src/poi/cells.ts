import type { RowRange } from "./row-range";

/** A cell's value as Office.js hands it over: `""` is an empty cell, an error is its text ("#REF!"), a date its serial number. */
export type CellValue = string | number | boolean;

/** The cells of a row, side by side. */
export type Row = readonly CellValue[];

/** Cells of one column that are merged over rows: they say what the first of them says. 0-based, both rows included. */
export interface MergedRows {
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** A rectangle of one sheet's cells, as read in one piece. */
export interface SheetBlock {
  readonly sheet: string;
  /** 0-based sheet row of `values[0]`. */
  readonly firstRow: number;
  /** 0-based sheet column of `values[r][0]`. */
  readonly firstColumn: number;
  /** rows × columns, row-major. */
  readonly values: readonly Row[];
  /** Which of its rows are hidden, by hand or by a filter, from top to bottom: 0-based sheet rows. */
  readonly hiddenRows?: readonly RowRange[];
  /** Merged cells in columns whose blanks may be such: not asked of others. */
  readonly merged?: readonly MergedRows[];
  /**
   * Number format of the cell at 0-based sheet row and column, where it was read. Asked only for numbers
   * that could be a date's serial number.
   */
  readonly numberFormat?: (row: number, column: number) => string | undefined;
}

/** Whether a cell holds a number that counts: not zero. */
export const isFigure = (value: CellValue | undefined): value is number =>
  typeof value === "number" && value !== 0;

const ERROR_VALUE =
  /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|¡?(VALOR|REF|NUM|NULO|DIV\/0)!|¿NOMBRE\?|N\/D)/i;

/** Whether a text is one of Excel's error values, in English or as a Spanish Excel writes it. */
export function isErrorValue(text: string): boolean {
  return text.startsWith("#") && ERROR_VALUE.test(text);
}

const DASHES = /^[-\u2010-\u2015\u2212]{1,3}$/;

/** Whether a text, without white space around it, is a lone dash of whatever kind. */
export function isDash(text: string): boolean {
  return DASHES.test(text);
}

/** Whether a text says nothing: empty, white space, or a lone dash, which is how people write an empty cell. */
export function isBlank(text: string): boolean {
  const inner = text.trim();
  return inner === "" || isDash(inner);
}

/** 31/12/9999, the last day that Excel knows. */
const LAST_DAY = 2_958_465;

/** A date's serial number as people write the day, "1/2/2026", in whatever language; the number itself beyond the last day. */
export function dayOf(serial: number): string {
  if (serial < 0 || serial > LAST_DAY) return String(serial);
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
  return `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
}

const dateFormats = new Map<string, boolean>();

/** Whether a number format shows a date: it has day, month or year letters outside quotes and brackets. */
export function isDateFormat(format: string): boolean {
  let known = dateFormats.get(format);
  if (known === undefined) {
    known =
      /[dmy]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "")) && !/^general$/i.test(format);
    dateFormats.set(format, known);
  }
  return known;
}
