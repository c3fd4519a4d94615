import { MOST_LOST, restoreLostCells, type RestoredRow } from "./diagnosis/lost-cells";
import { cellsOf, rowSumsByTable } from "./diagnosis/row-sums";
import { isPresent, type Plan } from "./plan";
import { isReprogrammed } from "./quarter-amounts";
import type { RuleBreak } from "./rules";
import { hasReprogrammed } from "./target-series";

/**
 * Ways of putting cells back that are tried in one validation: a few seconds. A row of 33 amounts that lost one
 * cell has 33, one that may have lost three 6,000 (most are given up at their first sums). A plan with more broken rows that end in blanks is not one
 * whose rows have slid here and there, and searching it all would keep the user waiting for minutes.
 */
const MOST_TRIED = 20_000_000;

/**
 * The activities whose cells have slid to the left because cells were lost, each with every way to put them
 * back: broken rows that end in blanks and whose sums all hold again once some cells are put in.
 * @param mostTried ways after which no further row is searched
 */
export function findShiftedRows(
  plan: Plan,
  breaks: readonly RuleBreak[],
  mostTried = MOST_TRIED,
): Map<number, readonly RestoredRow[]> {
  const shifted = new Map<number, readonly RestoredRow[]>();
  const rows = plan.activities;
  const odd = new Set(rows.oddCells.map((cell) => cell.row));
  const sumsOf = rowSumsByTable(plan);
  const hasBoth = plan.tables.map(({ columns }) => hasReprogrammed(columns));
  let tried = 0;
  for (const row of new Set(breaks.map((found) => found.row))) {
    const shape = sumsOf(row);
    // Fewer columns than this obey so few sums that some way to slide them would always be found.
    if (shape.slots.length <= MOST_LOST * 4 || odd.has(row)) continue;
    if (isPresent(rows, row, shape.slots[shape.slots.length - 1])) continue;
    // A row that was not reprogrammed is blank here and there, and where it may end with it.
    if (hasBoth[rows.table[row]] && !isReprogrammed(rows, row)) continue;
    if (tried >= mostTried) break;
    const cells = cellsOf(rows, row, shape.slots);
    const restored = restoreLostCells(cells, shape, rows.integers);
    const blanksAtEnd = cells.length - 1 - cells.findLastIndex((cell) => cell !== null);
    const lost = restored.length > 0 ? restored[0].lost.length : Math.min(MOST_LOST, blanksAtEnd);
    tried += waysToLose(lost, cells.length);
    if (restored.length > 0) shifted.set(row, restored);
  }
  return shifted;
}

/** In how many ways a row can lose from one to `most` of its cells. */
function waysToLose(most: number, cells: number): number {
  let sum = 0;
  let ways = 1;
  for (let lost = 1; lost <= most; lost++) {
    ways = (ways * (cells - lost + 1)) / lost;
    sum += ways;
  }
  return sum;
}

/** Positions (in sheet order) whose cell every way of restoring changes, and those that some way changes. */
export function changedPositions(
  cells: readonly (number | null)[],
  ways: readonly RestoredRow[],
): { readonly always: readonly number[]; readonly sometimes: readonly number[] } {
  const differs = (way: RestoredRow, position: number): boolean => {
    const restored = way.cells[position];
    return restored === undefined || (restored ?? 0) !== (cells[position] ?? 0);
  };
  const positions = cells.map((_, position) => position);
  return {
    always: positions.filter((position) => ways.every((way) => differs(way, position))),
    sometimes: positions.filter((position) => ways.some((way) => differs(way, position))),
  };
}
