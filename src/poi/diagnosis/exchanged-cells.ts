import type { BrokenRow } from "./broken-row";
import { faultPlaces, firstOf, sidesOf } from "./fault-places";
import type { ValueChange } from "./one-value";

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
  const rest = rests[firstOf(mask)];
  for (const { one, other, sides } of faultPlaces(sums, mask).exchanged) {
    const more = (cells[other] ?? 0) - (cells[one] ?? 0);
    // Most pairs do not even make the first sum hold.
    if (more === 0 || !isNone(rest + sides * more, more)) continue;
    if (!rules.every((rule, at) => isNone(rests[at] + sidesOf(rule, one, other) * more, more)))
      continue;
    const positions = one < other ? [one, other] : [other, one];
    const [left, right] = positions;
    changes.push({ positions, values: [cells[right] ?? 0, cells[left] ?? 0] });
  }
  return changes;
}

/** Differences of decimals that are the noise of their last digits. */
const ROUNDING = 1e-9;

const isNone = (rest: number, more: number): boolean => Math.abs(rest) <= ROUNDING * Math.abs(more);
