import type { Rect } from "./address";
import { CellKind, type Cell } from "./cells";
import { formulaFromFile, formulaToFile, fromR1C1, toR1C1 } from "./formulaText";
import type { Worksheet } from "./worksheet";

/** What moves with a cell: its formula as its own place sees it, or its value, and its look. */
interface Moving {
  readonly cell: Cell;
  readonly formula: string | undefined;
  readonly style: number;
}

/** Kinds of values in the order in which Excel sorts them upwards; blanks come last. */
const ORDER = [CellKind.number, CellKind.string, CellKind.boolean, CellKind.error, CellKind.empty];

const collator = new Intl.Collator("es-PE");

/** Sorts the rows of a rectangle upwards by one of its columns; rows that are alike there keep their order. */
export function sortRows(sheet: Worksheet, rect: Rect, column: number): void {
  const rows = Array.from({ length: rect.bottom - rect.top + 1 }, (_, at) => ({
    key: sheet.value(rect.top + at, column),
    cells: lifted(sheet, rect, rect.top + at),
  }));
  rows.sort((one, other) => compare(one.key, other.key));
  rows.forEach(({ cells }, at) => {
    cells.forEach((moving, across) => putDown(sheet, rect.top + at, rect.left + across, moving));
  });
}

function lifted(sheet: Worksheet, { left, right }: Rect, row: number): Moving[] {
  return Array.from({ length: right - left + 1 }, (_, across) => {
    const column = left + across;
    const formula = sheet.formula(row, column);
    return {
      cell: sheet.value(row, column),
      formula: formula === undefined ? undefined : toR1C1(formulaFromFile(formula), row, column),
      style: sheet.style(row, column),
    };
  });
}

function putDown(sheet: Worksheet, row: number, column: number, moving: Moving): void {
  sheet.setStyle(row, column, moving.style);
  if (moving.formula === undefined) sheet.setValue(row, column, moving.cell);
  else sheet.setFormula(row, column, formulaToFile(fromR1C1(moving.formula, row, column), row));
}

function compare(one: Cell, other: Cell): number {
  if (one.kind === CellKind.number && other.kind === CellKind.number)
    return one.value - other.value;
  if (one.kind === CellKind.string && other.kind === CellKind.string)
    return collator.compare(one.value, other.value);
  return ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind);
}
