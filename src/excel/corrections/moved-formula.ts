import { columnLetters, columnOfLetters } from "../../poi/address";

/**
 * A formula of cells of one row, functions, numbers and signs, and "" perhaps: no name, no other sheet or workbook, no `$`. Each
 * alternative ends where a word does, so that there is one way to read a text.
 */
const PLAIN = /^=(?:[A-Z]+(?=\()|[A-Z]{1,3}\d+\b(?!\()|\d+(?:\.\d+)?\b(?!:)|""|[(),:+\-*/<>= ])+$/;
const CELL = /\b([A-Z]{1,3})(\d+)\b/g;
const AREA = /\b([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?\b/g;

/** Where the cells of a row have moved to. */
export interface Move {
  /** 0-based sheet rows, of before and of now. */
  readonly from: number;
  readonly to: number;
  /** The place of a 0-based column now; undefined where that is not known. */
  readonly columnNow: (column: number) => number | undefined;
}

/** The 0-based columns of the cells that a formula names, ends of areas among them; none of one that is not of a row's cells alone. */
export function columnsOfFormula(formula: string): number[] {
  if (!PLAIN.test(formula)) return [];
  return [...formula.matchAll(CELL)].map(([, letters]) => columnOfLetters(letters));
}

/**
 * A formula as it reads once its row has moved, whether by sorting or by rows or columns put in or taken out; undefined
 * where that is not known, because it has to do with more than the cells of its own row, or with a column of which it is
 * not known where it stands. An area reaches from where its first column stands to where its last does, as Excel has it.
 * @param formula in A1 notation, as Excel gives it
 */
export function movedFormula(formula: string, { from, to, columnNow }: Move): string | undefined {
  if (!PLAIN.test(formula)) return undefined;
  const now = (letters: string): number => columnNow(columnOfLetters(letters)) ?? -1;
  const isKnown = [...formula.matchAll(AREA)].every(
    ([, first, row, last = first, lastRow = row]) =>
      [row, lastRow].every((each) => Number(each) === from + 1) &&
      now(first) >= 0 &&
      // Not so where the columns have changed sides.
      now(last) >= now(first),
  );
  return isKnown
    ? formula.replaceAll(CELL, (_, letters: string) => `${columnLetters(now(letters))}${to + 1}`)
    : undefined;
}
