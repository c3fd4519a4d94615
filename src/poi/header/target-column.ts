import type { CellValue } from "../cells";
import type { Columns, Row } from "../layout";
import { monthSlot, quarterSlot, TARGET } from "../slots";

/** Rows under a header that are looked at, and how many of them must say something. */
const MOST_ROWS = 200;
const FEWEST_ROWS = 3;
/** Of the rows that say something: with so many a column is what its months add up to, and with so few it is not. */
const NEARLY_ALL = 0.8;
const HARDLY_ANY = 0.2;

/**
 * The columns with the target that the figures bear out, where headers name several: a META that hardly any row's months
 * add up to is the number of a budget's line, or an indicator's, if nearly all add up to the CANTIDAD beside it.
 * @param rows those under the header
 * @param firstColumn the sheet column of `row[0]`
 */
export function withTargetOf(columns: Columns, rows: readonly Row[], firstColumn: number): Columns {
  const read = columns.amount[TARGET];
  const others = columns.claims.filter(({ slot, column }) => slot === TARGET && column !== read);
  if (read < 0 || others.length === 0) return columns;
  const positions = partsOf(columns).map((column) => column - firstColumn);
  const summed = rows.slice(0, MOST_ROWS).flatMap((row) => {
    const figures = positions.flatMap((at) => {
      const value = row[at];
      return typeof value === "number" ? [value] : [];
    });
    const sum = figures.reduce((total, value) => total + value, 0);
    return sum > 0 ? [{ row, sum }] : [];
  });
  if (summed.length < FEWEST_ROWS) return columns;
  const shareOf = (column: number): number =>
    summed.filter(({ row, sum }) => isSum(row[column - firstColumn], sum)).length / summed.length;
  if (shareOf(read) > HARDLY_ANY) return columns;
  const borneOut = others.find(({ column }) => shareOf(column) >= NEARLY_ALL);
  if (!borneOut) return columns;
  const amount = Int32Array.from(columns.amount);
  amount[TARGET] = borneOut.column;
  return { ...columns, amount };
}

/** Sums of decimals are not exact. */
const isSum = (value: CellValue, sum: number): boolean =>
  typeof value === "number" && Math.abs(value - sum) < 1e-6;

/** The columns that add up to the target: all programmed months, or quarters; none where some are missing. */
function partsOf({ amount }: Columns): number[] {
  const months = Array.from({ length: 12 }, (_, month) => amount[monthSlot("programmed", month)]);
  const quarters = [0, 1, 2, 3].map((quarter) => amount[quarterSlot("programmed", quarter)]);
  return [months, quarters].find((columns) => columns.every((column) => column >= 0)) ?? [];
}
