import { columnOfLetters } from "../address";
import type { CellValue, Row } from "../cells";
import type { Columns } from "../header/columns";

/** Marks in a row that are no chance, and fewer of them where it says what a column is worked out of. */
const FEWEST_MARKS = 5;
const FEWEST_WORKED_OUT = 3;

const MARK = /^[([]?(\d{1,3}|[a-z]{1,2})[)\].\-/]*\s*(?:=.*)?$/i;

/** "(6+7+8)", "(5/4)*100": what a column is worked out of, in marks of other columns. */
const WORKED_OUT = /^[^\p{L}\d]*(\d{1,3}|[a-z])([^\p{L}\d]+(\d{1,3}|[a-z]))+[^\p{L}\d]*$/iu;

interface Mark {
  /** Its place among its like; undefined where it says only what it is worked out of. */
  readonly number?: number;
  readonly letter?: number;
  readonly isWorkedOut: boolean;
}

/**
 * Whether a row numbers the columns, as official forms do under their header: 1 2 3 …, (1) (2) (3) … or a b c …, with
 * or without what a column is worked out of: "(4)=(5+…+16)". Where the activity's name is such a mark as well, columns of
 * names may have letters and those of amounts numbers, and a number may be left out with its column.
 * @param width how many of its cells are the table's: a legend may stand beside it
 * @param name index of the activity's name in the row; -1 where there is none
 */
export function isNumbering(row: Row, width = row.length, name = -1): boolean {
  const marks: Mark[] = [];
  for (const value of row.slice(0, width)) {
    if (value === "") continue;
    const mark = markOf(value);
    if (!mark) return false;
    marks.push(mark);
  }
  const numbers = marks.flatMap(({ number }) => number ?? []);
  const letters = marks.flatMap(({ letter }) => letter ?? []);
  const count = numbers.length + letters.length;
  if (isPlaced(markOf(row[name] ?? ""))) {
    const fewest = marks.some(({ isWorkedOut }) => isWorkedOut) ? FEWEST_WORKED_OUT : FEWEST_MARKS;
    return count >= fewest && [numbers, letters].every(ascend);
  }
  const isOneKind = numbers.length === 0 || letters.length === 0;
  return count >= FEWEST_MARKS && isOneKind && [numbers, letters].every(areSuccessive);
}

/**
 * The rows below a header without the first, where it numbers the columns: its figures are none of theirs.
 * @param firstColumn the sheet column of a row's first cell
 */
export function withoutMarks(
  below: readonly Row[],
  { amount, text }: Columns,
  firstColumn: number,
): readonly Row[] {
  const width = 1 + Math.max(...amount) - firstColumn;
  const [first = []] = below;
  return isNumbering(first, width, text.activity - firstColumn) ? below.slice(1) : below;
}

function markOf(value: CellValue): Mark | undefined {
  const text = String(value).trim();
  const match = MARK.exec(text);
  if (!match) return WORKED_OUT.test(text) ? { isWorkedOut: true } : undefined;
  const [, label] = match;
  const isWorkedOut = text.includes("=");
  return /\d/.test(label)
    ? { number: Number(label), isWorkedOut }
    : { letter: columnOfLetters(label.toUpperCase()), isWorkedOut };
}

const isPlaced = (mark: Mark | undefined): boolean =>
  mark?.number !== undefined || mark?.letter !== undefined;

const ascend = (places: readonly number[]): boolean =>
  places.every((place, at) => at === 0 || place > places[at - 1]);

const areSuccessive = (places: readonly number[]): boolean =>
  places.every((place, at) => at === 0 || place === places[at - 1] + 1);
