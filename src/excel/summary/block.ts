import { cellAddress } from "../../poi/address";
import type { Look } from "../highlight/looks";

/** A formula, in English with commas and without its equals sign. */
export interface Formula {
  readonly formula: string;
  /** About what it shows, where that may take several lines. */
  readonly shown?: string;
}

/** A text that comes from the workbook: it is written as text whatever it begins with. */
export interface WorkbookText {
  readonly text: string;
  /** Points, where it is not the sheet's own size. */
  readonly size?: number | undefined;
}

/** What one cell of the summary gets; a bare string is a word of ours, `""` a blank. */
export type Content = string | number | Formula | WorkbookText;

/** Looks of a rectangle of a block. Rows and columns are 0-based and count from the block's first cell. */
export interface Format {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
  readonly numberFormat?: string;
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: true;
  readonly italic?: true;
  /** Points. */
  readonly size?: number;
  readonly wrap?: boolean;
  /** Figures that are wider than their cell are shown smaller, where Excel would put ### in their place. */
  readonly shrink?: true;
  readonly horizontal?: "Left" | "Center" | "Right";
  readonly vertical?: "Top" | "Center";
  /** Steps of a digit's width from the left. */
  readonly indent?: number;
  /** Thin lines around every cell; false takes those between columns away again. */
  readonly grid?: boolean;
  /** Merges each row's cells into one. */
  readonly merge?: true;
  /** Points. */
  readonly height?: number;
  /** Looks of cells by their text: conditional formats that follow the formulas. */
  readonly byText?: readonly { readonly text: string; readonly look: Look }[];
}

/** A part of the summary sheet: its cells from column A and how they look. */
export interface Block {
  /** 0-based sheet row of `rows[0]`. */
  readonly firstRow: number;
  /** All rows of the same length. */
  readonly rows: readonly (readonly Content[])[];
  readonly formats: readonly Format[];
  /**
   * Rows of the header of a list, counted from the block's first: every page that the list goes on to begins with them. And
   * how many sentences stand below the list, which have no header of their own.
   */
  readonly header?: { readonly row: number; readonly rows: number; readonly below: number };
}

/** A cell's formula, in A1 notation with its equals sign. */
export const formula = (text: string): Formula => ({ formula: inOnePiece(text) });

/**
 * The same text. One put together of many is kept by V8 as a tree of them until it is first looked through; a hundred
 * thousand such trees take the garbage collector as long as a tenth of making the whole sheet.
 */
function inOnePiece(text: string): string {
  return text.includes(NUL) ? text.replaceAll(NUL, "") : text;
}

/** In no text of a workbook. */
const NUL = "\u0000";

/** A text of the user's: it is written as a text whatever it begins with. */
export const workbookText = (text: string): WorkbookText => ({ text });

/** A0 and B0 with both parts fixed: `$A$1`. 0-based. */
export function fixedCell(row: number, column: number): string {
  return cellAddress(row, column).replace(/^([A-Z]+)/, "$$$1$$");
}

/** A column of rows [first, last], fixed: `$A$1:$A$9`. */
export function fixedColumn(column: number, first: number, last: number): string {
  return `${fixedCell(first, column)}:${fixedCell(last, column)}`;
}
