import type { BrokenRow } from "./broken-row";
import { faultPlaces, firstOf } from "./fault-places";
import type { ValueChange } from "./one-value";
import type { PlacedRule } from "./row-sums";

/**
 * Every two cells of a row that, were each written in the other's place, let all its sums hold: a sum and one of its
 * parts, or cells of different sums.
 */
export function exchangedCells({
  cells,
  sums,
  failing: { rests, mask },
}: Pick<BrokenRow, "cells" | "sums" | "failing">): ValueChange[] {
  const changes: ValueChange[] = [];
  const { rules } = sums;
  const first = firstOf(mask);
  for (const [one, other] of faultPlaces(sums, mask).exchanged) {
    const more = (cells[other] ?? 0) - (cells[one] ?? 0);
    // Most pairs do not even make the first sum hold.
    if (more === 0 || !isMended(rules[first], rests[first], one, other, more)) continue;
    if (!rules.every((rule, at) => isMended(rule, rests[at], one, other, more))) continue;
    const positions = one < other ? [one, other] : [other, one];
    const [left, right] = positions;
    changes.push({ positions, values: [cells[right] ?? 0, cells[left] ?? 0] });
  }
  return changes;
}

/** Differences of decimals that are the noise of their last digits. */
const ROUNDING = 1e-9;

/**
 * Whether a sum holds once two cells have changed places.
 * @param rest by how much it fails now
 * @param more by how much the other cell says more
 */
function isMended(
  rule: PlacedRule,
  rest: number,
  one: number,
  other: number,
  more: number,
): boolean {
  const change = (sideOf(rule, one) - sideOf(rule, other)) * more;
  return Math.abs(rest + change) <= ROUNDING * Math.abs(more);
}

/** 1 for a sum's total, −1 for its parts. */
function sideOf({ total, parts }: PlacedRule, position: number): number {
  if (position === total) return 1;
  return parts.includes(position) ? -1 : 0;
}
