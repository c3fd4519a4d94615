import { FIRST_AMOUNT } from "../plan-with-total";

/** A column that every row, TOTAL too, must have as the sum of others that stand side by side; 0-based columns, both included. */
export interface CheckedSum {
  readonly total: number;
  readonly first: number;
  readonly last: number;
}

/** Column of the first programmed month, of the first executed one, and of the first quarter, in the sheets of poiSheet. */
const PROGRAMMED = 5;
const EXECUTED = 17;
const QUARTERS = 29;

/** What all peers check in every row: META, and the four quarters, programmed and executed. */
export const CHECKED_SUMS: readonly CheckedSum[] = [
  { total: FIRST_AMOUNT, first: PROGRAMMED, last: PROGRAMMED + 11 },
  ...[0, 1, 2, 3].flatMap((quarter) =>
    [PROGRAMMED, EXECUTED].map((series, index) => ({
      total: QUARTERS + 2 * quarter + index,
      first: series + 3 * quarter,
      last: series + 3 * quarter + 2,
    })),
  ),
];

/** Columns of amounts, which TOTAL must add up, 0-based. */
export const AMOUNT_COLUMNS: readonly number[] = Array.from(
  { length: QUARTERS + 8 - FIRST_AMOUNT },
  (_, index) => FIRST_AMOUNT + index,
);
