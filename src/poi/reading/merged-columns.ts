import type { CellValue, Row } from "../cells";
import { mayBeTotalLabel } from "../header/row-labels";

/** Numbers that a row has at least from which it is told where the figures stand. */
const FEWEST_NUMBERS = 2;

/** Rows that are looked at for where the figures begin. */
const SAMPLED_ROWS = 64;

/**
 * Columns (indexes into the rows) of names that stand in some activities' rows and not in others, so that a blank may be
 * part of a merged cell. Names stand left of the figures.
 */
export function mayBeMerged(values: readonly Row[]): number[] {
  const figures = firstOfFigures(values);
  return Array.from({ length: figures }, (_, at) => at).filter((column) =>
    hasGaps(values, column, figures),
  );
}

function hasGaps(values: readonly Row[], column: number, figures: number): boolean {
  const isBlank = (row: Row): boolean => row[column] === "" && isActivity(row, figures);
  // Rows that begin with an activity go on with those read before, of which the last may have the name.
  const hasName =
    isBlank(values[0]) || values.some((row) => isName(row[column]) && isActivity(row, figures));
  return hasName && values.some(isBlank);
}

/** Whether a row has a name and figures, and no label of a total. */
function isActivity(row: Row, figures: number): boolean {
  const names = row.slice(0, figures).filter(isName);
  return (
    names.length > 0 &&
    !names.some((name) => mayBeTotalLabel(String(name))) &&
    row.some((value, at) => at >= figures && typeof value === "number")
  );
}

const isName = (value: CellValue | undefined): boolean => typeof value === "string" && value !== "";

/** Where the longest run of columns of numbers begins, in which some may be blank: months, quarters and META; 0 where there is none. */
function firstOfFigures(values: readonly Row[]): number {
  const step = Math.ceil(values.length / SAMPLED_ROWS);
  const sampled = values.filter((row, at) => at % step === 0 && numbersIn(row) >= FEWEST_NUMBERS);
  let best = { from: 0, length: 0 };
  let from = -1;
  const width = Math.max(0, ...sampled.map(({ length }) => length));
  for (let column = 0; column < width; column++) {
    const cells = sampled.map((row) => row[column] ?? "").filter((value) => value !== "");
    const numbers = numbersIn(cells);
    if (2 * numbers < cells.length) from = -1;
    else if (from < 0 && numbers > 0) from = column;
    if (from >= 0 && column - from >= best.length) best = { from, length: column - from + 1 };
  }
  return best.from;
}

const numbersIn = (cells: Row): number => cells.filter((value) => typeof value === "number").length;
