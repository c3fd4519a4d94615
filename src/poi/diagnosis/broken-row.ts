import { amountAt, type Plan, type Rows } from "../plan";
import { failingSums, type FailingSums } from "./failing-sums";
import { followingSums } from "./following-sums";
import type { OddReading } from "./odd-cell";
import { cellsOf, withRules, type PlacedRule, type RowSums } from "./row-sums";

/** A row whose sums do not hold, and what is known around it. */
export interface BrokenRow {
  readonly cells: readonly (number | null)[];
  readonly sums: RowSums;
  /** Which of the sums fail as the cells stand. */
  readonly failing: FailingSums;
  /** Whether its amounts are whole numbers: all are in the plan, or all but one in the row. */
  readonly integers: boolean;
  /** The rows among which it stands, and the index of the same table's row above; -1 where there is none. */
  readonly rows: Rows;
  readonly above: number;
  /** Sums that are formulas: their totals follow when a part of them changes. */
  readonly following: readonly PlacedRule[];
  /** Cells that hold a text, an error or a date in place of a number. */
  readonly odd: readonly OddPosition[];
}

/** Where an odd cell stands in its row, and what it says. */
export interface OddPosition extends OddReading {
  readonly position: number;
}

/** Whether a cell, of Plan.activities or Plan.totals, is a formula. */
export type IsFormula = (cell: {
  readonly isTotal: boolean;
  readonly rowIndex: number;
  readonly slot: number;
}) => boolean;

/**
 * A row of Plan.activities as the diagnosis takes it up.
 * @param all its sums, also those that follow from formulas
 * @param isFormula which cells are formulas; undefined where all are taken as typed
 * @param odd the cells that hold no number
 */
export function brokenRow(
  plan: Plan,
  row: number,
  all: RowSums,
  isFormula: IsFormula | undefined,
  odd: readonly OddPosition[],
): BrokenRow {
  const rows = plan.activities;
  const cells = cellsOf(rows, row, all.slots);
  const following = isFormula
    ? followingSums(cells, all, (position) =>
        isFormula({ isTotal: false, rowIndex: row, slot: all.slots[position] }),
      )
    : NO_RULES;
  const sums = following.length === 0 ? all : withoutTotals(all, following);
  const hasAbove = row > 0 && rows.table[row - 1] === rows.table[row];
  return {
    cells,
    sums,
    failing: failingSums(cells, sums.rules),
    following,
    integers: rows.integers || hasLoneFraction(cells, all),
    rows,
    above: hasAbove ? row - 1 : -1,
    odd,
  };
}

const NO_RULES: readonly PlacedRule[] = [];

/** The sums but for those of certain totals. */
function withoutTotals(sums: RowSums, left: readonly PlacedRule[]): RowSums {
  const totals = new Set(left.map(({ total }) => total));
  return withRules(
    sums,
    sums.rules.filter(({ total }) => !totals.has(total)),
  );
}

/**
 * Whether a single cell of a row's sums is no whole number. No sum of it can hold with that cell, so that it is what is
 * wrong, or has come from another column (a percentage, when cells slide), and the row is one of whole numbers; unless a
 * cell of the same sum is blank.
 */
function hasLoneFraction(cells: readonly (number | null)[], { rules }: RowSums): boolean {
  const fractions = new Set<number>();
  for (const { total, parts } of rules)
    for (const position of [total, ...parts])
      if (!Number.isInteger(cells[position] ?? 0)) fractions.add(position);
  if (fractions.size !== 1) return false;
  // What a blank should say may have decimals too; those right of a fraction that is the last figure are what slid cells leave.
  const figures = cells.findLastIndex((cell) => cell !== null);
  const last = fractions.has(figures) ? figures : cells.length;
  return !rules.some(({ total, parts }) => {
    const positions = [total, ...parts];
    return (
      positions.some((position) => fractions.has(position)) &&
      positions.some((position) => position < last && cells[position] === null)
    );
  });
}

/** What stands above a cell in the same table; null where it is blank or nothing does. */
export function amountAbove({ rows, above, sums }: BrokenRow, position: number): number | null {
  return above < 0 ? null : amountAt(rows, above, sums.slots[position]);
}
