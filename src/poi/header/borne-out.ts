import { equalAmounts } from "../amounts";
import type { CellValue } from "../cells";
import type { RowsBelow } from "./rows-below";

/** Columns that add up to another one; 0-based sheet columns. */
export interface ColumnSum {
  readonly total: number;
  readonly parts: readonly number[];
}

/**
 * How often rows tell of some sums, and how often they bear them out; of a total that is blank, or zero as its parts are,
 * nothing is told.
 */
export function borneOut(
  sums: readonly ColumnSum[],
  below: RowsBelow,
): { readonly telling: number; readonly holding: number } {
  let telling = 0;
  let holding = 0;
  for (const { total, parts } of sums)
    for (const row of below.rows) {
      const said = below.at(row, total);
      const sum = parts.reduce((so, column) => so + amountOf(below.at(row, column)), 0);
      if (typeof said !== "number" || (said === 0 && sum === 0)) continue;
      telling++;
      if (equalAmounts(said, sum, false)) holding++;
    }
  return { telling, holding };
}

const amountOf = (value: CellValue): number => (typeof value === "number" ? value : 0);
