import type { CellValue } from "../poi/cells";
import { columnsUsed } from "../poi/header/columns";
import { headersIn } from "../poi/header/layout";
import type { PointedOnSheet } from "../poi/header/pointed-header";

/** Neighbouring columns of a sheet. */
export interface ColumnRun {
  /** 0-based sheet column. */
  readonly first: number;
  readonly count: number;
}

/** A label such as TOTAL stands in one of a sheet's first columns, whatever they hold otherwise. */
const FIRST_COLUMNS = 4;

/** A plan kept by hand has some 40 columns, or 60 with percentages among them. */
const USUAL_WIDTH = 100;

/** Fewer columns than this between two that are needed are read along with them: another range costs more. */
const SMALLEST_GAP = 8;

/**
 * The columns of a wide sheet that its plan needs, as its header says.
 * @param top the sheet's first rows (rows × columns), from sheet column `firstColumn` on
 * @param most columns that are read where no header is found, or one of the usual width
 * @param pointed header cells that the user pointed at
 */
export function neededColumns(
  top: readonly (readonly CellValue[])[],
  firstColumn: number,
  most: number,
  pointed: readonly PointedOnSheet[] = [],
): readonly ColumnRun[] {
  const used = headersIn(top, firstColumn, pointed).flatMap(columnsUsed);
  // A plan kept by hand, and a cell strayed far to the right: tables further down may have more columns.
  if (used.every((column) => column < firstColumn + USUAL_WIDTH))
    return [{ first: firstColumn, count: most }];
  const first = Array.from({ length: FIRST_COLUMNS }, (_, index) => firstColumn + index);
  const runs: { first: number; count: number }[] = [];
  for (const column of [...new Set([...first, ...used])].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    const gap = last ? column - (last.first + last.count) : Infinity;
    if (last && gap < SMALLEST_GAP) last.count += gap + 1;
    else runs.push({ first: column, count: 1 });
  }
  return runs;
}

/**
 * The rows of some runs of columns side by side, as rows of the sheet from column `firstColumn` on; what was not
 * read is blank.
 * @param parts by run, rows × columns
 */
export function stitched<T>(
  parts: readonly (readonly (readonly T[])[])[],
  runs: readonly ColumnRun[],
  firstColumn: number,
  blank: T,
): T[][] {
  const width = Math.max(...runs.map(({ first, count }) => first + count)) - firstColumn;
  return parts[0].map((_, row) => {
    const cells = Array<T>(width).fill(blank);
    for (const [index, { first }] of runs.entries()) {
      for (const [at, value] of parts[index][row].entries())
        cells[first - firstColumn + at] = value;
    }
    return cells;
  });
}
