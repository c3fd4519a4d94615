import type { Plan } from "../plan";
import type { TotalReading } from "../sums/total-scope";
import type { IsFormula } from "./broken-row";
import type { Evidence } from "./correction";
import { rowSumsByTable } from "./row-sums";

/**
 * Of the columns that a total row misses, those that nothing typed in its rows bears out: all sums of a row that a cell is
 * in are formulas, which agree with it whatever it says, and one that the total row misses as well follows from it. One
 * such cell that is wrong, and TOTAL in its column, is as good as a TOTAL that is wrong in all of them.
 * @param slots of the columns that it misses
 */
export function followedColumns(
  plan: Plan,
  { start, end, apart }: TotalReading,
  slots: readonly number[],
  isFormula: IsFormula,
): Extract<Evidence, { kind: "followed-columns" }>[] {
  if (slots.length < 2) return [];
  const sumsOf = rowSumsByTable(plan);
  const missed = new Set(slots);
  const followed = new Set<number>();
  for (let row = start; row < end && followed.size < slots.length; row++) {
    if (apart.includes(row)) continue;
    const { slots: ofRow, totals } = sumsOf(row);
    for (const [position, slot] of ofRow.entries()) {
      const sums = totals[position].map((at) => ofRow[at]);
      if (!missed.has(slot) || followed.has(slot)) continue;
      const isFollowed =
        sums.some((sum) => missed.has(sum)) &&
        sums.every((sum) => isFormula({ isTotal: false, rowIndex: row, slot: sum }));
      if (isFollowed) followed.add(slot);
    }
  }
  return followed.size === 0 ? [] : [{ kind: "followed-columns", slots: [...followed] }];
}
