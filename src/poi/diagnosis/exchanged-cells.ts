import type { FailingSums } from "./failing-sums";
import type { ValueChange } from "./one-value";
import type { PlacedRule, RowSums } from "./row-sums";

/**
 * Every two cells of a row that, were each written in the other's place, let all its sums hold: a sum and one of its
 * parts, or cells of different sums.
 */
export function exchangedCells(
  cells: readonly (number | null)[],
  { rules, masks }: RowSums,
  { rests, mask: failing }: FailingSums,
): ValueChange[] {
  const broken = rests.findIndex((rest) => rest !== 0);
  if (broken < 0) return [];
  const changes: ValueChange[] = [];
  const { total, parts } = rules[broken];
  // One of the two is in the first sum that fails.
  for (const one of [total, ...parts]) {
    const side = one === total ? 1 : -1;
    for (let other = 0; other < cells.length; other++) {
      // A sum that holds and has one of the two alone would fail.
      if (((masks[one] ^ masks[other]) & ~failing) !== 0) continue;
      const isInside = ((masks[other] >>> broken) & 1) === 1;
      if (other === one || (other < one && isInside)) continue;
      const more = (cells[other] ?? 0) - (cells[one] ?? 0);
      // Most pairs do not make that sum hold: of two of its parts none does, of its total and a part both sides change.
      const sides = isInside ? (one === total || other === total ? 2 : 0) : 1;
      if (more === 0 || !isNone(rests[broken] + sides * side * more, more)) continue;
      if (!holdExchanged(rules, rests, one, other, more)) continue;
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
    if (!isNone(rests[at] + change, more)) return false;
  }
  return true;
}

/** Differences of decimals that are the noise of their last digits. */
const ROUNDING = 1e-9;

const isNone = (rest: number, more: number): boolean => Math.abs(rest) <= ROUNDING * Math.abs(more);

/** 1 for a sum's total, −1 for its parts. */
function sideOf({ total, parts }: PlacedRule, position: number): number {
  if (position === total) return 1;
  return parts.includes(position) ? -1 : 0;
}
