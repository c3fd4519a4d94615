import type { RowSums } from "./row-sums";
import { slides } from "./slide";

/** A row as it would be with its lost cells put back. */
export interface RestoredRow {
  /** Positions (indexes into the row's cells, in sheet order) where a cell was lost. */
  readonly lost: readonly number[];
  /** The row's cells after restoring: null is blank, undefined is a lost cell that the sums do not determine. */
  readonly cells: readonly (number | null | undefined)[];
}

/** More lost cells than this leave too little of a row to tell. */
export const MOST_LOST = 3;

/**
 * Every way to put back the cells that a row has lost, so that all its sums hold. Losing a cell slides
 * everything right of it to the left, so a row that lost k cells ends in at least k blanks. Only the fewest
 * lost cells that explain the row are returned; ways that give the same row appear once.
 * @param cells the row's numbers in sheet order, null for a blank
 * @param integers whether a restored cell must be an integer
 */
export function restoreLostCells(
  cells: readonly (number | null)[],
  row: RowSums,
  integers: boolean,
): RestoredRow[] {
  return fewestLost(restoreAnyLostCells(cells, row, integers));
}

/** Of some ways those with the fewest lost cells. */
export function fewestLost(ways: readonly RestoredRow[]): RestoredRow[] {
  const fewest = Math.min(...ways.map((way) => way.lost.length));
  return ways.filter((way) => way.lost.length === fewest);
}

/**
 * Every way to put back one, two or three lost cells, whether or not fewer would do: a row that lost a blank
 * beside another cell has an explanation with one lost cell less, which need not be the right one. Left of a column that
 * is not read none is looked for: what was in it has slid into an amount, and is not known.
 */
export function restoreAnyLostCells(
  cells: readonly (number | null)[],
  row: RowSums,
  integers: boolean,
): RestoredRow[] {
  const lost = mostLost(cells);
  if (lost === 0) return [];
  return slides(cells, row, integers, { lost, stay: row.lastRun }).map((way) => ({
    lost: way.at,
    cells: way.cells,
  }));
}

/** As many cells as are blank at the row's end can have been lost: blanks there are lost cells' room, or genuine. */
function mostLost(cells: readonly (number | null)[]): number {
  let blanks = 0;
  while (blanks < cells.length && cells[cells.length - 1 - blanks] === null) blanks++;
  return blanks === cells.length ? 0 : Math.min(MOST_LOST, blanks);
}
