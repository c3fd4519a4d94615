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

/** The hashes of what cells say; NO_TEXTS of those that say nothing. */
export type KnownTexts = Map<CellValue, number>;

/** In a column of names each row may have its own. */
const MOST_KNOWN = 4096;

/**
 * A hash of what a row says in the columns of other texts, whatever their order: equal where they say the same, however
 * it is written; NO_TEXTS where they say nothing by which activities are told apart, as "1.2" or a dash does not.
 * @param cellIn what it holds in a 0-based sheet column
 * @param known what cells of other rows were found to say: they mostly say the same
 */
export function otherTextsIn(
  cellIn: (column: number) => CellValue,
  { otherTexts }: Columns,
  known: KnownTexts = new Map(),
): number {
  let sum = NO_TEXTS;
  for (const column of otherTexts) {
    const value = cellIn(column);
    let hash = known.get(value);
    if (hash === undefined) {
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(value, (hash = hashOf(value)));
    }
    if (hash !== NO_TEXTS) sum = positive(sum + hash);
  }
  return sum;
}

function hashOf(value: CellValue): number {
  const number = wholeNumber(value);
  if (number !== undefined) return positive(textHash(String(number)));
  const isText = typeof value === "string" && LETTER.test(value) && !isErrorValue(value.trim());
  return isText ? positive(textHash(fold(value))) : NO_TEXTS;
}

/** Of 31 bits, and not NO_TEXTS: an index into texts is no other, where what is written once is filled in. */
const positive = (hash: number): number => hash & 0x7fffffff || 1;
