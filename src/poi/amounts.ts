/** Excel keeps 15 digits of a number. Sums of numbers with more cannot be exact, and no plan has such an amount. */
export const LARGEST_AMOUNT = 1e15;

const RELATIVE_TOLERANCE = 1e-9;

/**
 * Whether two amounts are equal: exactly among integers, otherwise within a relative 1e-9.
 * @param integers whether all the plan's amounts are whole numbers (`Rows.integers`)
 */
export function equalAmounts(a: number, b: number, integers: boolean): boolean {
  if (a === b) return true;
  return !integers && Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}
