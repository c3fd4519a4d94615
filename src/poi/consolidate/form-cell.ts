import type { CollectedValue } from "./collect-rows";

/** A formula with what it gives. */
export interface FormulaCell {
  /** Without "=". */
  readonly formula: string;
  readonly value: number;
}

/** What a cell of the form is given. */
export type FormCell = CollectedValue | FormulaCell;

/** What SUM takes of a cell: texts are left out. */
export function numberOf(cell: FormCell | undefined): number {
  if (typeof cell === "number") return cell;
  return typeof cell === "object" && cell !== null ? cell.value : 0;
}

/** What SUM gives of cells. */
export function sum(cells: readonly FormCell[]): number {
  return cells.reduce<number>((total, cell) => total + numberOf(cell), 0);
}
