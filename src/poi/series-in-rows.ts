import type { Row } from "./layout";
import { headerFacts } from "./words";

/** Rows below a header that are looked at, and how many of them must say a series. */
const ROWS_LOOKED_AT = 12;
const FEWEST_SAYING = 4;

/**
 * Whether the rows below a header are not activities but series of them: PROGRAMADO in one row and EJECUTADO in the
 * next, under the same months. Such a table has no columns of what was executed.
 * @param from index in `rows` of the first row below the header
 * @param firstAmount index into a row of the first amount
 */
export function hasSeriesInRows(rows: readonly Row[], from: number, firstAmount: number): boolean {
  const below = rows.slice(from, from + ROWS_LOOKED_AT);
  // The series stands beside the names, or beside META.
  for (let column = 0; column <= firstAmount + 1; column++) {
    const said = below.map((row) => seriesOf(row[column]));
    const programmed = said.filter((series) => series === "programmed").length;
    const executed = said.filter((series) => series === "executed").length;
    if (programmed + executed >= FEWEST_SAYING && Math.abs(programmed - executed) <= 1) return true;
  }
  return false;
}

function seriesOf(value: Row[number] | undefined): string | undefined {
  if (typeof value !== "string" || value.length > 20) return undefined;
  const { series, role, period } = headerFacts(value);
  return role === undefined && period === undefined ? series : undefined;
}
