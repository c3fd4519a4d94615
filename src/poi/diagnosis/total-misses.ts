import { equalAmounts } from "../amounts";
import { amountAt, type Plan } from "../plan";
import type { TotalReading } from "../sums/total-scope";
import type { Certainty } from "./correction";
import type { Choice } from "./choice";
import { oddReading } from "./odd-cell";
import { tidy } from "./row-sums";
import type { Miss } from "./total-judge";
import type { SuspectRow } from "./total-witness";

/** A damaged row, which of its candidates was chosen, and how sure its correction is. */
export interface JudgedRow {
  readonly suspect: SuspectRow;
  readonly choice: Choice;
  /** Absent where it has no correction. */
  readonly certainty: Certainty | undefined;
}

/** Whether a cell of a total row (index in Plan.totals, slot) is a formula. */
export type Follows = (total: number, slot: number) => boolean;

/**
 * Columns in which the total row differs from its rows as corrected, and those in which it holds no number; a column left
 * blank is not one.
 */
export function missesOf(
  plan: Plan,
  total: number,
  { sums }: TotalReading,
  covered: readonly JudgedRow[],
  follows: Follows,
): Miss[] {
  const corrected = [...sums];
  for (const { suspect, choice } of covered) {
    const best = suspect.candidates.at(choice.best);
    if (!best) continue;
    for (const [at, position] of best.changed.entries()) {
      const slot = suspect.slots[position];
      const sum = corrected[slot];
      if (sum === undefined) continue;
      corrected[slot] = sum + (best.values[at] ?? 0) - (suspect.cells[position] ?? 0);
    }
  }
  const integers = plan.activities.integers && plan.totals.integers;
  const oddCells = plan.totals.oddCells.filter(({ row }) => row === total);
  return corrected.flatMap((sum, slot): Miss[] => {
    if (sum === undefined) return [];
    const found = amountAt(plan.totals, total, slot);
    const cell = oddCells.find((each) => each.slot === slot);
    if (!cell && equalAmounts(found ?? 0, sum, integers)) return [];
    const isAddedUp = equalAmounts(found ?? 0, sums[slot] ?? 0, integers);
    return [
      {
        slot,
        found,
        expected: tidy(sum),
        odd: cell && { ...oddReading(cell), cell },
        follows: !cell && isAddedUp && follows(total, slot),
      },
    ];
  });
}
