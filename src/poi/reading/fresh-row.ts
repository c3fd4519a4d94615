import { rowsBelow, SHEET_WIDTH } from "../address";
import { equalAmounts } from "../amounts";
import { isFigure, type CellValue } from "../cells";
import type { Columns } from "../header/columns";
import { namesTarget } from "../header/words";
import { rowsEach, type Table } from "../plan";
import { monthSlot, quarterSlot, TARGET } from "../slots";
import { turnOf } from "./series-rows";

/** Cells of one row of a sheet, and their number formats, which tell a date from a number. */
export interface FreshCells {
  readonly values: readonly CellValue[];
  /** Without them a new number that may be a date is not taken. */
  readonly formats?: readonly string[];
}

/** One row of a table as it is now. */
export interface FreshRow extends FreshCells {
  /** Index in Plan.tables. */
  readonly table: number;
  /** 0-based sheet row. */
  readonly sheetRow: number;
  /** 0-based sheet column of `values[0]`; the values reach at least to the table's last column. */
  readonly firstColumn: number;
  /** Where its amounts stand in several rows of the sheet, those of the others, by how many rows below they stand. */
  readonly below?: ReadonlyMap<number, FreshCells>;
}

/** What a row holds in a column of its table, as it is read. */
export function cellsRead(row: FreshRow, table: Table): (column: number) => CellValue {
  const onSheet = (column: number): CellValue => {
    const cells = cellsAt(row, column);
    return cells?.values[placeOf(row, column)] ?? "";
  };
  const { between, columns } = table;
  if (!between || rowsEach(table) === 1) return onSheet;
  // As `SeriesBetween` reads rows in turn.
  const { label } = turnOf(row.values, between.column - row.firstColumn);
  const ofReasons = new Set(columns.reasons.map(({ column }) => column));
  return (column) => {
    if (label && column === row.firstColumn + label.position) return label.text;
    if (column % SHEET_WIDTH === between.column) return "";
    if (!ofReasons.has(column)) return onSheet(column);
    const lines = [0, ...(row.below?.keys() ?? [])];
    const said = lines.map((below) => onSheet(column + SHEET_WIDTH * below));
    return said.find((value) => value !== "") ?? "";
  };
}

/**
 * Whether what a row holds in META's column may tell, with the rows around it, in which of an activity's rows in turn META
 * stands, and whether its cell in the row of what is executed is the year's (`columnsInTurn`).
 */
export function mayMoveTarget(table: Table, cellIn: (column: number) => CellValue): boolean {
  const { amount, claims } = table.columns;
  const target = amount[TARGET];
  if (rowsEach(table) === 1 || target < 0) return false;
  const column = target % SHEET_WIDTH;
  const header = claims.find((claim) => claim.column === column)?.header ?? "";
  if (header !== "" && !namesTarget(header)) return false;
  const others = Array.from(
    { length: rowsEach(table) },
    (_, below) => column + SHEET_WIDTH * below,
  );
  return others.some((other) => {
    if (other === target) return false;
    const value = cellIn(other);
    if (amount.includes(other) || (other < target && isFigure(value))) return true;
    if (!isFigure(value) || value === cellIn(target)) return false;
    // With fractions, as `columnsInTurn` compares them.
    return equalAmounts(value, executedSum(amount, cellIn), false);
  });
}

/** What the months executed of a row add up to, or its quarters where there are no months. */
function executedSum(amount: Columns["amount"], cellIn: (column: number) => CellValue): number {
  const months = Array.from({ length: 12 }, (_, month) => monthSlot("executed", month));
  const quarters = [0, 1, 2, 3].map((quarter) => quarterSlot("executed", quarter));
  const columns = [months, quarters].map((slots) =>
    slots.map((slot) => amount[slot]).filter((column) => column >= 0),
  );
  return (columns.find(({ length }) => length > 0) ?? []).reduce((sum, column) => {
    const value = cellIn(column);
    return typeof value === "number" ? sum + value : sum;
  }, 0);
}

/** The number format of a cell of a row; undefined where formats are not given. */
export function formatIn(row: FreshRow, column: number): string | undefined {
  const formats = cellsAt(row, column)?.formats;
  return formats && (formats[placeOf(row, column)] ?? "");
}

const cellsAt = (row: FreshRow, column: number): FreshCells | undefined =>
  rowsBelow(column) === 0 ? row : row.below?.get(rowsBelow(column));

const placeOf = ({ firstColumn }: FreshRow, column: number): number =>
  (column % SHEET_WIDTH) - firstColumn;
