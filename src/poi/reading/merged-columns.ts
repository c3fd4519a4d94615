import type { CellValue, Row } from "../cells";
import { mayBeTotalLabel } from "../header/row-labels";

/** Figures one beside the other that are months or quarters, and beside a name make a row an activity's. */
const FEWEST_FIGURES = 4;

/**
 * Where at least this share of a column's cells is blank, and none repeats the one above, it is written once for several
 * rows, merged or not.
 */
const SHARE_BLANK = 0.25;

/** Rows that are looked at for where the figures begin. */
const SAMPLED_ROWS = 64;

/**
 * Columns (indexes into the rows) of names that stand in some rows and not in others, so that a blank may be part of a
 * merged cell: a name is repeated right below, or few cells are blank. Names stand left of the months.
 */
export function mayBeMerged(values: readonly Row[]): number[] {
  const step = Math.ceil(values.length / SAMPLED_ROWS);
  const first = values
    .filter((_, row) => row % step === 0)
    .map(firstFigures)
    .filter((at) => at >= 0);
  return Array.from({ length: first.length > 0 ? Math.min(...first) : 0 }, (_, at) => at).filter(
    (column) => hasGaps(values, column),
  );
}

function hasGaps(values: readonly Row[], column: number): boolean {
  const blank: Row[] = [];
  let isRepeated = false;
  let above: CellValue = "";
  for (const row of values) {
    const value = row[column];
    if (value === "") blank.push(row);
    else isRepeated ||= value === above && typeof value === "string";
    above = value;
  }
  return (
    blank.length < values.length &&
    (isRepeated || blank.length < values.length * SHARE_BLANK) &&
    blank.some(isActivity)
  );
}

/** Whether a row has a name and figures, and no label of a total. */
function isActivity(row: Row): boolean {
  const names = row.filter((value) => typeof value === "string" && value !== "");
  return (
    names.length > 0 &&
    firstFigures(row) >= 0 &&
    !names.some((name) => mayBeTotalLabel(String(name)))
  );
}

/** Where the figures of a row's months or quarters begin; -1 where it has none. */
const firstFigures = (row: Row): number =>
  row.findIndex((_, at) =>
    Array.from({ length: FEWEST_FIGURES }, (__, of) => row[at + of]).every(
      (value) => typeof value === "number",
    ),
  );
