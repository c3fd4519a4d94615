import type { Worksheet } from "../../model/worksheet";
import type { Effort } from "./effort";

/**
 * Visits the rows of a column's part in which something may stand, from the top: values, and formulas that were never
 * worked out, which are no value yet. Below its last cell a column has nothing to look at.
 * @param effort each row counts
 * @throws NotQuick when that is more than the effort allows
 */
export function visitUsed(
  sheet: Worksheet,
  column: number,
  top: number,
  bottom: number,
  effort: Effort,
  visit: (row: number) => void,
): void {
  const lastValue = sheet.cells.used(true)?.bottom ?? -1;
  const lastFormula = lastRowOf(sheet, column);
  const last = Math.min(bottom, Math.max(lastValue, lastFormula ?? -1));
  effort.spend(Math.max(0, last - top + 1));
  if (top === bottom || lastFormula !== undefined) {
    for (let row = top; row <= last; row += 1) visit(row);
  } else sheet.cells.visit({ top, bottom: last, left: column, right: column }, visit);
}

/** The last row of a column in which a formula stands, or that an array formula fills. */
function lastRowOf({ formulas, arrays }: Worksheet, column: number): number | undefined {
  const own = formulas.lastRow(column);
  const filled = arrays.lastRow(column);
  return own === undefined || filled === undefined ? (own ?? filled) : Math.max(own, filled);
}
