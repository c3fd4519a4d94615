import type { SheetBlock } from "../../../src/poi/cells";
import { cellAddress } from "../../../src/poi/address";
import { AMOUNT_COLUMNS, CHECKED_SUMS } from "./checked-sums";

/** A formula without "=", and its 0-based cell on the plan's sheet. */
export interface CheckFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

const area = (row: number, column: number, lastRow: number, lastColumn: number): string =>
  `${cellAddress(row, column)}:${cellAddress(lastRow, lastColumn)}`;

const isBroken = (cell: string, sum: string): string => `IF(${cell}<>SUM(${sum}),1,0)`;

/**
 * The checks as one would write them beside and under the plan: 1 where a sum is broken, else 0. One made at a time:
 * so many objects, kept, would be in the way of whatever is timed.
 * @param firstRow 0-based row of the first activity; the sheet's last row is TOTAL
 */
export function* checkFormulas({ values }: SheetBlock, firstRow: number): Generator<CheckFormula> {
  const total = values.length - 1;
  const beside = values[total].length;
  for (let row = firstRow; row <= total; row++) {
    for (const [index, sum] of CHECKED_SUMS.entries()) {
      const parts = area(row, sum.first, row, sum.last);
      const formula = isBroken(cellAddress(row, sum.total), parts);
      yield { row, column: beside + index, formula };
    }
  }
  for (const column of AMOUNT_COLUMNS) {
    const formula = isBroken(cellAddress(total, column), area(firstRow, column, total - 1, column));
    yield { row: total + 1, column, formula };
  }
}

/** The formula that counts the broken sums, for another sheet. */
export function countFormula({ sheet, values }: SheetBlock, firstRow: number): string {
  const total = values.length - 1;
  const beside = values[total].length;
  const ofRows = area(firstRow, beside, total, beside + CHECKED_SUMS.length - 1);
  const ofTotal = area(total + 1, 0, total + 1, beside - 1);
  return `SUM(${sheet}!${ofRows})+SUM(${sheet}!${ofTotal})`;
}
