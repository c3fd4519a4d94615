import { usedOnce } from "../sheets";
import { workbookText, type Content, type WorkbookText } from "./block";
import { COLUMN, HELPER, WHOLE_WIDTH, WIDTH } from "./grid";
import { addName } from "./names";
import { GIVEN_NAME, TYPED_COLUMNS, typedName, type TypedColumn, type TypedList } from "./marker";
import type { Place } from "./places";
import { applyTypedLooks, type DressedCell } from "./typed-looks";
import {
  isTyped,
  NOTHING_TYPED,
  type ActivityName,
  type TypedCell,
  type TypedText,
} from "./typed-text";

const COLUMNS: Readonly<Record<TypedColumn | "given", number>> = {
  unit: COLUMN.unit,
  activity: COLUMN.activity,
  measure: HELPER.measure,
  twin: HELPER.twin,
  justification: COLUMN.justification,
  remedy: COLUMN.measure,
  given: HELPER.given,
};

/** A row of a list: the activity, and what was typed beside it before. */
export interface ListRow {
  readonly name: ActivityName;
  readonly typed: TypedText | undefined;
  /** The justification as the plan gives it, for where none was typed; "" for none. */
  readonly given: string;
}

/** Fills in a row's columns to fill in, and the hidden ones by which it is found again. */
export function fillTyped(cells: Content[], { name, typed, given }: ListRow): void {
  const justification = typed?.justification.text ?? "";
  const isGiven = given !== "" && justification.trim() === "";
  cells[COLUMNS.justification] = isGiven
    ? workbookText(given)
    : typedText(typed?.justification ?? NOTHING_TYPED);
  cells[COLUMNS.remedy] = typedText(typed?.remedy ?? NOTHING_TYPED);
  cells[COLUMNS.measure] = workbookText(name.measure);
  cells[COLUMNS.twin] = name.twin;
  cells[HELPER.given] = workbookText(isGiven ? given : "");
}

const typedText = ({ text, look }: TypedCell): WorkbookText => ({ text, size: look?.size });

/**
 * Makes a list's texts findable when the summary is made again: names its columns, puts numbers and dates that were
 * typed back as what they were (the block has written them as texts), and has the texts look as they did.
 * @param rowOf sheet row (0-based) of each row of the list
 */
export async function nameTypedColumns(
  sheet: Excel.Worksheet,
  list: TypedList,
  { heading, first, last }: Place,
  rows: readonly ListRow[],
  rowOf: (index: number) => number,
): Promise<void> {
  const range = (row: number, column: number, count: number, columns = 1): Excel.Range =>
    usedOnce(sheet.getRangeByIndexes(row, column, count, columns));
  const looks: DressedCell[] = [];
  for (const [index, { typed }] of rows.entries()) {
    if (!typed || !isTyped(typed)) continue;
    for (const column of ["justification", "remedy"] as const) {
      const { number, look } = typed[column];
      if (look) looks.push({ row: rowOf(index), column: COLUMNS[column], look });
      if (!number) continue;
      const cell = range(rowOf(index), COLUMNS[column], 1);
      cell.numberFormat = [[number.format]];
      cell.values = [[number.value]];
    }
  }
  await applyTypedLooks(sheet, looks);
  for (const [column, name] of namesOf(list)) {
    // A list without rows is its heading: rows put in below it are found.
    const named =
      last < first
        ? range(heading, COLUMNS[column], 1)
        : range(first, COLUMNS[column], last - first + 1);
    addName(sheet, name, named);
  }
}

/** The columns of a list by name. What was filled in from the plan is in the list of activities only. */
function namesOf(list: TypedList): [keyof typeof COLUMNS, string][] {
  return [
    ...TYPED_COLUMNS.map((column): [TypedColumn, string] => [column, typedName(list, column)]),
    ...(list === "listed" ? [["given", GIVEN_NAME] as ["given", string]] : []),
  ];
}

/** First cells of the hidden columns. */
export function hiddenColumns(sheet: Excel.Worksheet): Excel.Range {
  return usedOnce(sheet.getRangeByIndexes(0, WIDTH, 1, WHOLE_WIDTH - WIDTH));
}
