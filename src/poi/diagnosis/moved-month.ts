import type { ValueChange } from "./one-value";
import type { RowSums } from "./row-sums";

/**
 * Whether a change of two cells puts back a value that was written one month early or late: the two are
 * neighbouring months of one series, and change places or were added together in one of them.
 */
export function isMovedMonth(
  { positions, values }: ValueChange,
  cells: readonly (number | null)[],
  { months }: Pick<RowSums, "months">,
): boolean {
  const [first, second] = positions;
  const areNeighbours = months.some((series) => {
    const month = series.indexOf(first);
    return month >= 0 && month + 1 < 12 && series[month + 1] === second;
  });
  if (!areNeighbours) return false;
  const before = [cells[first] ?? 0, cells[second] ?? 0];
  const isSwap = values[0] === before[1] && values[1] === before[0];
  const isAddedTogether = before.includes(0) && values[0] + values[1] === before[0] + before[1];
  return isSwap || isAddedTogether;
}
