import type { CellValue } from "../../poi/cells";
import { cellFormats, cellValues } from "../cell-values";
import { inTurns, type Turn } from "../../poi/turns";
import { usedOnce } from "../sheets";
import {
  GIVEN_NAME,
  headerMark,
  TYPED_COLUMNS,
  typedName,
  type TypedColumn,
  type TypedList,
} from "./marker";
import type { Area } from "./sheet-area";
import type { TypedLook } from "./typed-looks";
import {
  isTyped,
  NOTHING_TYPED,
  UNKNOWN_TWIN,
  type ActivityName,
  type TypedCell,
  type TypedText,
} from "./typed-text";

/** Where the columns of a list with texts to fill in stand on a sheet. */
export interface ListAreas extends Readonly<Record<TypedColumn, Area>> {
  /** What was filled in from the plan; undefined where nothing is. */
  readonly given: Area | undefined;
}

/**
 * Asks where a list's columns stand; the answer is there after the next sync: undefined where one of them cannot be
 * found any more.
 */
export function askForList(sheet: Excel.Worksheet, list: TypedList): () => ListAreas | undefined {
  const ask = (name: string): Excel.Range => {
    const item = sheet.names.getItemOrNullObject(name);
    const range = usedOnce(item.getRangeOrNullObject());
    range.load("rowIndex,columnIndex,rowCount");
    return range;
  };
  const [unit, activity, measure, twin, justification, remedy] = TYPED_COLUMNS.map((column) =>
    ask(typedName(list, column)),
  );
  const given = list === "listed" ? ask(GIVEN_NAME) : undefined;
  return () => {
    const ranges = { unit, activity, measure, twin, justification, remedy };
    if (Object.values(ranges).some(({ isNullObject }) => isNullObject)) return undefined;
    return {
      unit: areaOf(unit),
      activity: areaOf(activity),
      measure: areaOf(measure),
      twin: areaOf(twin),
      justification: areaOf(justification),
      remedy: areaOf(remedy),
      given: given && !given.isNullObject ? areaOf(given) : undefined,
    };
  };
}

function areaOf({ rowIndex, columnIndex, rowCount }: Excel.Range): Area {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: 1 };
}

/** The columns of a list that a person fills in. */
export function columnsToFillIn({ justification, remedy }: ListAreas): Area[] {
  return [justification, remedy];
}

/** What the lists of a sheet say. */
export interface ReadLists {
  /** Of every row, with or without a text. */
  readonly names: readonly ActivityName[];
  readonly texts: readonly TypedText[];
  /** Whether a person typed a formula: its result is carried over, and the formula itself is not. */
  readonly hasFormulas: boolean;
}

/**
 * What is typed in a sheet's lists. One round trip if a cell holds something other than plain text, else none.
 * @param cells formulas of the sheet's cells from A1 on, row by row
 * @param lookAt how a cell of them was made to look, by row and column
 */
export async function readLists(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  cells: readonly (readonly CellValue[])[],
  lists: readonly ListAreas[],
  lookAt: (row: number, column: number) => TypedLook | undefined,
  turn: Turn,
): Promise<ReadLists> {
  const at = (row: number, column: number): CellValue => cells.at(row)?.at(column) ?? "";
  const odd = new OddCells(sheet);
  const found = lists.flatMap((areas) => rowsOf(areas).map((row) => ({ areas, row })));
  await inTurns(turn, found, ({ areas, row }) => {
    for (const { column } of columnsToFillIn(areas)) odd.ask(row, column, at(row, column));
  });
  if (odd.asked) await context.sync();
  const read = await inTurns(turn, found, ({ areas, row }) => {
    const text = ({ column }: Area): string => String(at(row, column));
    // A header that is written again within the list.
    if (text(areas.twin) === headerMark(text(areas.justification), text(areas.remedy)))
      return undefined;
    const typed = ({ column }: Area): TypedCell => {
      const cell = odd.cell(row, column, at(row, column));
      const look = cell.text === "" ? undefined : lookAt(row, column);
      return look ? { ...cell, look } : cell;
    };
    const justification = typed(areas.justification);
    const given = areas.given ? text(areas.given) : "";
    return {
      unit: text(areas.unit),
      activity: text(areas.activity),
      measure: text(areas.measure),
      twin: Math.max(UNKNOWN_TWIN, Math.trunc(Number(text(areas.twin))) || 0),
      // What still says what the plan gave, nobody typed: it follows the plan.
      justification: given !== "" && justification.text === given ? NOTHING_TYPED : justification,
      remedy: typed(areas.remedy),
    };
  });
  const all = read.filter((row) => row !== undefined);
  return { names: all, texts: all.filter(isTyped), hasFormulas: odd.hasFormulas };
}

/** Every row in which a person may have typed: rows put in at an edge belong to some of the columns only. */
function rowsOf(areas: ListAreas): number[] {
  const rows = new Set<number>();
  for (const { row, rows: count } of columnsToFillIn(areas))
    for (let index = 0; index < count; index++) rows.add(row + index);
  return [...rows].sort((a, b) => a - b);
}

/** Cells whose formula does not tell what they say: numbers, dates, formulas, and texts that look like one. */
class OddCells {
  private readonly ranges = new Map<string, Excel.Range>();

  constructor(private readonly sheet: Excel.Worksheet) {}

  get asked(): boolean {
    return this.ranges.size > 0;
  }

  ask(row: number, column: number, content: CellValue): void {
    if (typeof content === "string" && !/^'?=/.test(content)) return;
    const range = usedOnce(this.sheet.getRangeByIndexes(row, column, 1, 1));
    range.load("values,text,numberFormat");
    this.ranges.set(`${row},${column}`, range);
  }

  /** Whether one of them is a formula: a text that only looks like one reads the same as a value. */
  hasFormulas = false;

  cell(row: number, column: number, content: CellValue): TypedCell {
    const range = this.ranges.get(`${row},${column}`);
    if (!range) return typeof content === "string" ? { text: content } : NOTHING_TYPED;
    const [[value]] = cellValues(range.values);
    if (typeof content === "string" && content !== value && content !== `'${String(value)}`)
      this.hasFormulas = true;
    if (typeof value === "string") return { text: value };
    const [[shown]] = cellValues(range.text);
    // A format may show nothing at all (";;;").
    const text = String(shown).trim() === "" ? String(value) : String(shown);
    if (typeof value === "boolean") return { text };
    return { text, number: { value, format: cellFormats(range.numberFormat)[0][0] } };
  }
}
