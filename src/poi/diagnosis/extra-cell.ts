import type { RowSums } from "./row-sums";
import { slides, type SlidRow } from "./slide";

/**
 * Every way to take out a cell that a row has too many, so that all its sums hold: the mirror of lost cells.
 * Everything right of the extra cell has slid to the right, and the row's last cell has been pushed out of the
 * table: the sums say what it was.
 * @param cells the row's numbers in sheet order, null for a blank
 */
export function removeExtraCell(
  cells: readonly (number | null)[],
  row: RowSums,
  integers: boolean,
): SlidRow[] {
  return slides(cells, row, integers, { lost: 0, extra: 1 });
}
