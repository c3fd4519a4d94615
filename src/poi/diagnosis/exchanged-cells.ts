import type { ValueChange } from "./one-value";
import { residuals, type PlacedRule, type RowSums } from "./row-sums";

/**
 * Every two cells of a row that, were each written in the other's place, let all its sums hold: a sum and one of its
 * parts, or cells of different sums.
 */
export function exchangedCells(
  cells: readonly (number | null)[],
  { rules }: RowSums,
): ValueChange[] {
  const rests = residuals(cells, rules);
  const broken = rests.findIndex((rest) => rest !== 0);
  if (broken < 0) return [];
  const changes: ValueChange[] = [];
  const { total, parts } = rules[broken];
  // One of the two is in the first sum that fails.
  const ofBroken = [total, ...parts];
  for (const one of ofBroken) {
    for (let other = 0; other < cells.length; other++) {
      if (other === one || (other < one && ofBroken.includes(other))) continue;
      const more = (cells[other] ?? 0) - (cells[one] ?? 0);
      if (more === 0 || !holdExchanged(rules, rests, one, other, more)) continue;
      const [first, second] = one < other ? [one, other] : [other, one];
      changes.push({
        positions: [first, second],
        values: [cells[second] ?? 0, cells[first] ?? 0],
      });
    }
  }
  return changes;
}

/** @param more by how much the other cell says more */
function holdExchanged(
  rules: readonly PlacedRule[],
  rests: readonly number[],
  one: number,
  other: number,
  more: number,
): boolean {
  for (let at = 0; at < rules.length; at++) {
    const change = (sideOf(rules[at], one) - sideOf(rules[at], other)) * more;
    if (Math.abs(rests[at] + change) > ROUNDING * Math.abs(more)) return false;
  }
  return true;
}

/** Differences of decimals that are the noise of their last digits. */
const ROUNDING = 1e-9;

/** 1 for a sum's total, −1 for its parts. */
function sideOf({ total, parts }: PlacedRule, position: number): number {
  if (position === total) return 1;
  return parts.includes(position) ? -1 : 0;
}
