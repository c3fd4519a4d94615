import { equalAmounts } from "../amounts";
import { rowSum } from "./formula";
import type { Columns } from "../header/columns";
import type { Rows } from "../plan";
import type { Rule } from "../sums/rules";

/** Two sets of slots whose amounts must add up to the same. */
export interface Balance {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** A rule as a balance: its parts against its total. */
export function balanceOf({ parts, total }: Rule): Balance {
  return { left: parts, right: [total] };
}

/**
 * The formula that is true where a row's amounts do not balance. Among fractions, sums differ in their last
 * binary digits: as in equalAmounts, they are compared within a relative 1e-9.
 */
export function unbalanced(
  { left, right }: Balance,
  columns: Columns,
  row: number,
  integers: boolean,
  sheet = "",
): string {
  const sum = (slots: readonly number[]): string =>
    rowSum(
      slots.map((slot) => columns.amount[slot]),
      row,
      sheet,
    );
  return differ(sum(left), sum(right), integers);
}

/** The formula that is true where two amounts differ. */
export function differ(a: string, b: string, integers: boolean): string {
  return integers ? `${a}<>${b}` : `ABS(${a}-${b})>1E-9*MAX(1,ABS(${b}))`;
}

/** Whether a row's amounts balance, as its formula sees them. */
export function isBalanced({ left, right }: Balance, rows: Rows, row: number): boolean {
  const sum = (slots: readonly number[]): number =>
    slots.reduce((total, slot) => total + (rows.amounts[slot]?.[row] ?? 0), 0);
  return equalAmounts(sum(left), sum(right), rows.integers);
}
