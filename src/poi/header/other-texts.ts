import { isErrorValue, type CellValue, type Row } from "../cells";
import { textHash } from "../text-hash";
import type { Columns } from "./columns";
import { fold } from "./fold";

/** What the cells of other texts of a row say that says nothing. */
export const NO_TEXTS = 0;

/** Of a row's numbers, this share follows the one above in a column that numbers the rows. */
const SHARE_RUNNING = 0.5;

/**
 * The columns of a table without those that number its rows among its other texts: a row that was pasted gets the next
 * number, and is the same all the same. One with numbers that do not run (a project's code, a budget's line) stays.
 * @param below the rows below its header
 * @param firstColumn the sheet column of `row[0]`
 */
export function withoutRunningNumbers(
  columns: Columns,
  below: readonly Row[],
  firstColumn: number,
): Columns {
  const isRead = new Set(columns.amount);
  const otherTexts = columns.otherTexts.filter(
    (column) => !isRead.has(column) && !numbersRows(below, column - firstColumn),
  );
  return otherTexts.length === columns.otherTexts.length ? columns : { ...columns, otherTexts };
}

/** Whether the whole numbers of a column go up by one from row to row, or begin again. */
function numbersRows(rows: readonly Row[], position: number): boolean {
  const numbers = rows.flatMap((row) => wholeNumber(row[position] ?? "") ?? []);
  const following = numbers.filter(
    (number, at) => at > 0 && (number === 1 || number === numbers[at - 1] + 1),
  );
  return numbers.length > 0 && following.length >= (numbers.length - 1) * SHARE_RUNNING;
}

function wholeNumber(value: CellValue): number | undefined {
  const isWhole = typeof value === "string" ? DIGITS.test(value) : Number.isInteger(value);
  return isWhole ? Number(value) : undefined;
}

const DIGITS = /^\s*\d+\s*$/;
const LETTER = /\p{L}/u;

/**
 * A hash of what a row says in the columns of other texts, whatever their order: equal where they say the same, however
 * it is written; NO_TEXTS where they say nothing by which activities are told apart, as "1.2" or a dash does not.
 * @param cellIn what it holds in a 0-based sheet column
 */
export function otherTextsIn(
  cellIn: (column: number) => CellValue,
  { otherTexts }: Columns,
): number {
  let sum = 0;
  let isSaid = false;
  for (const column of otherTexts) {
    const value = cellIn(column);
    if (value === "") continue;
    const text = saidBy(value);
    if (text === undefined) continue;
    sum += textHash(text);
    isSaid = true;
  }
  // Not negative, as an index into texts, where what is written once is filled in.
  return isSaid ? sum & 0x7fffffff || 1 : NO_TEXTS;
}

function saidBy(value: CellValue): string | undefined {
  const number = wholeNumber(value);
  if (number !== undefined) return String(number);
  const isText = typeof value === "string" && LETTER.test(value) && !isErrorValue(value.trim());
  return isText ? fold(value) : undefined;
}
