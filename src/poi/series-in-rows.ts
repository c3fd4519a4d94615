import type { Row } from "./layout";
import { headerFacts } from "./words";

/** Rows below a header that are looked at, and how many of them must say a series in turn. */
const ROWS_LOOKED_AT = 12;
const FEWEST_SAYING = 4;

/** Where the rows of a table say which series they are; indexes into the rows and into a row. */
export interface SeriesInRows {
  readonly column: number;
  /** The first row of what is programmed, and of what is executed. */
  readonly programmed: number;
  readonly executed: number;
}

type Said = "programmed" | "executed" | "other";

/**
 * The column that says that the rows below a header are not activities but series of them, in turn: PROGRAMADO in one
 * row and EJECUTADO in the next, under the same months, with REPROGRAMADO between them or not. Such a table has no
 * columns of what was executed.
 * @param from index in `rows` of the first row below the header
 * @param amounts the header's columns of amounts, as indexes into a row
 */
export function seriesInRows(
  rows: readonly Row[],
  from: number,
  amounts: ReadonlySet<number>,
): SeriesInRows | undefined {
  const below = rows.slice(from, from + ROWS_LOOKED_AT);
  const isActivity = (row: Row): boolean =>
    [...amounts].some((column) => typeof row[column] === "number");
  const rowsWithAmounts = below.filter(isActivity).length;
  const width = Math.max(0, ...below.map((row) => row.length));
  for (let column = 0; column < width; column++) {
    if (amounts.has(column)) continue;
    const said = below.map((row) => seriesOf(row[column]));
    const told = said.filter((series) => series !== undefined);
    const [programmed, executed] = (["programmed", "executed"] as const).map((series) =>
      said.indexOf(series),
    );
    if (programmed < 0 || executed < 0 || !areInTurn(told)) continue;
    // Of a plan of one activity, both of its rows.
    if (told.length >= FEWEST_SAYING || told.length === rowsWithAmounts)
      return { column, programmed: from + programmed, executed: from + executed };
  }
  return undefined;
}

/** Whether no series is said twice before the other has been. */
function areInTurn(said: readonly Said[]): boolean {
  const both = said.filter((series) => series !== "other");
  return both.every((series, at) => at === 0 || series !== both[at - 1]);
}

function seriesOf(value: Row[number] | undefined): Said | undefined {
  if (typeof value !== "string" || value.length > 20) return undefined;
  const { series, role, period } = headerFacts(value);
  // "META" in one row, "EJECUTADO" in the next.
  if (role === "target") return "programmed";
  if (series === undefined || role !== undefined || period !== undefined) return undefined;
  return series === "reprogrammed" ? "other" : series;
}
