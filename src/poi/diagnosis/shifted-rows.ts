import { brokenRow } from "./broken-row";
import { candidatesOf } from "./candidates";
import { Plausibility } from "./evidence";
import { habitsOf } from "./habits";
import { addLogs } from "./logs";
import { fewestLost, MOST_LOST, restoreLostCells, type RestoredRow } from "./lost-cells";
import { oneValueChanges } from "./one-value";
import { restoreFromBeside } from "./slide-beside";
import { cellsOf, rowSumsByTable, type RowSums } from "./row-sums";
import { isOverRows, isPresent, type Plan } from "../plan";
import { isReprogrammed } from "../sums/quarter-amounts";
import type { RuleBreak } from "../sums/rules";
import { hasReprogrammed } from "../sums/target-series";

/**
 * Ways of putting cells back that are tried in one validation: a few seconds. A row of 33 amounts that lost one
 * cell has 33, one that may have lost three 6,000 (most are given up at their first sums). A plan with more broken
 * rows that end in blanks is not one whose rows have slid here and there, and searching it all would keep the user
 * waiting for minutes.
 */
export const MOST_TRIED = 20_000_000;

/** Where one wrong value explains a row too, it is called shifted only at a hundred to one (as a log). */
const CLEARLY = Math.log(100);

/** The activities whose cells have slid, and how they were told. */
export interface ShiftedRows {
  /** By index in Plan.activities, with every way to put them back. */
  readonly rows: Map<number, readonly RestoredRow[]>;
  /** Ways of putting cells back that were tried. */
  readonly tried: number;
  /** Whether each row was told by its own cells: none was left unsearched, and none judged by the plan's habits. */
  readonly isByRow: boolean;
}

/**
 * The activities whose cells have slid to the left because cells were lost, each with every way to put them
 * back: broken rows that end in blanks and whose sums all hold again once some cells are put in. A row that one
 * wrong value explains as well is among them only where the evidence is clearly against that.
 * @param quarter the reported quarter, 1–4
 * @param notAdditive activities whose amounts do not add up: they show no habits
 * @param mostTried ways after which no further row is searched
 */
export function findShiftedRows(
  plan: Plan,
  breaks: readonly RuleBreak[],
  quarter: number,
  notAdditive: ReadonlyMap<number, unknown> = new Map(),
  mostTried = MOST_TRIED,
): ShiftedRows {
  const shifted = new Map<number, readonly RestoredRow[]>();
  const contested = new Set<number>();
  const rows = plan.activities;
  const odd = new Set(rows.oddCells.map((cell) => cell.row));
  const sumsOf = rowSumsByTable(plan);
  const broken = new Set(breaks.map((found) => found.row));
  const unusual = new Set([...broken, ...notAdditive.keys()]);
  const hasBoth = plan.tables.map(({ columns }) => hasReprogrammed(columns));
  let tried = 0;
  for (const row of broken) {
    const shape = sumsOf(row);
    // Fewer columns than this obey so few sums that some way to slide them would always be found.
    if (shape.slots.length <= MOST_LOST * 4 || odd.has(row)) continue;
    // What a row loses does not slide out of the row below it.
    if (isOverRows(plan.tables[rows.table[row]])) continue;
    if (shape.beside === 0 && isPresent(rows, row, shape.slots[shape.slots.length - 1])) continue;
    // A row that was not reprogrammed is blank here and there, and where it may end with it.
    if (hasBoth[rows.table[row]] && !isReprogrammed(rows, row)) continue;
    if (tried >= mostTried) break;
    const cells = cellsOf(rows, row, shape.slots);
    const fromBeside = restoreFromBeside(
      cells,
      shape,
      rows.integers || endsInFraction(cells),
      MOST_LOST,
    );
    const restored =
      fromBeside.length > 0
        ? fewestLost(fromBeside.map(({ at, cells: put }) => ({ lost: at, cells: put })))
        : restoreLostCells(cells, shape, rows.integers);
    const blanksAtEnd = cells.length - 1 - cells.findLastIndex((cell) => cell !== null);
    const lost = restored.length > 0 ? restored[0].lost.length : Math.min(MOST_LOST, blanksAtEnd);
    tried += waysToLose(lost, cells.length);
    if (restored.length === 0) continue;
    shifted.set(row, restored);
    if (oneValueChanges(cells, shape, rows.integers).length > 0) contested.add(row);
  }
  for (const row of mistyped(plan, contested, unusual, shifted, quarter, sumsOf)) {
    shifted.delete(row);
  }
  return { rows: shifted, tried, isByRow: contested.size === 0 && tried < mostTried };
}

/** Whether a row's last figure, and no other, is a fraction: a share that came from beside. */
const endsInFraction = (cells: readonly (number | null)[]): boolean => {
  const fraction = cells.findIndex((cell) => !Number.isInteger(cell ?? 0));
  return fraction >= 0 && fraction === cells.findLastIndex((cell) => cell !== null);
};

/** Of the rows that have slid or hold one wrong value, those of which the first is not clearly the likelier. */
function mistyped(
  plan: Plan,
  contested: ReadonlySet<number>,
  unusual: ReadonlySet<number>,
  shifted: ReadonlyMap<number, readonly RestoredRow[]>,
  quarter: number,
  sumsOf: (row: number) => RowSums,
): number[] {
  if (contested.size === 0) return [];
  const sure = new Map([...shifted].filter(([row]) => !contested.has(row)));
  const habits = habitsOf(plan, unusual, sure, quarter, sumsOf);
  const plausibility = new Plausibility(habits);
  return [...contested].filter((row) => {
    const given = brokenRow(plan, row, sumsOf(row), undefined, []);
    let slid = -Infinity;
    let typed = -Infinity;
    for (const { kind, score } of candidatesOf(given, habits, plausibility, false).list) {
      if (kind === "lost-cells") slid = addLogs(slid, score);
      else typed = addLogs(typed, score);
    }
    return slid < typed + CLEARLY;
  });
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
