import type { Row } from "../cells";
import { unitNamedIn } from "../header/unit-words";
import { namesObjective } from "../header/words";
import type { RowShape } from "./rows-builder";

/** Rows below one that are looked at for what it adds up. */
export const MOST_ROWS = 5000;

/** Fewer columns than this that hold may hold by chance. */
export const FEWEST_HOLDING = 2;

/**
 * Whether a row adds up the activities below it, as plans have it that name each unit over its activities: most
 * of its amounts are the sums of the rows to the next that has no measure, or to one further down.
 * @param at index in `rows` of the row
 * @param isLikely whether a single row below it is enough: where others are totals so, and nothing tells that it has a
 * number or a unit as an activity has
 */
export function isTotalAbove(
  rows: readonly Row[],
  at: number,
  shape: RowShape,
  isLikely = false,
): boolean {
  const { positions, measure, activity, unit } = shape;
  const amounts = Array.from(positions).filter((position) => isAmount(rows[at][position]));
  if (measure < 0 || amounts.length < FEWEST_HOLDING) return false;
  const sums = amounts.map(() => 0);
  // One activity and what adds it up say the same: where the unit stands, no name of an activity does.
  const isUnit = isBlank(rows[at][activity]) && !isBlank(rows[at][unit]);
  const isObjective = namesObjective(String(rows[at][activity] ?? ""));
  // A unit's name where activities have a measure says what the row is: its figures may be wrong in most columns.
  const isNamed = unitNamedIn(rows[at], true) !== undefined;
  const fewest = isLikely || isUnit || isObjective ? 1 : 2;
  let count = 0;
  const holds = (least = fewest): boolean => {
    const holding = amounts.filter(
      (position, index) =>
        Math.abs(Number(rows[at][position]) - sums[index]) <= 1e-9 * Math.max(1, sums[index]),
    ).length;
    const isMost = holding > 2 * (amounts.length - holding);
    return count >= least && holding >= FEWEST_HOLDING && (isMost || isNamed);
  };
  const end = Math.min(rows.length, at + 1 + MOST_ROWS);
  for (let below = at + 1; below < end; below++) {
    const row = rows[below];
    const isActivity = !isBlank(row[measure]);
    if (!isActivity && positions.some((position) => isAmount(row[position]))) {
      if (holds()) return true;
      // Under one objective a single activity, under the next several.
      if (count === 1 && fewest > 1 && holds(1)) return isTotalAbove(rows, below, shape);
      continue;
    }
    if (!isActivity) continue;
    count++;
    for (const [index, position] of amounts.entries()) {
      const value = row[position];
      if (typeof value === "number") sums[index] += value;
    }
  }
  return holds();
}

export const isAmount = (value: Row[number] | undefined): value is number =>
  typeof value === "number" && value !== 0;

export const isBlank = (value: Row[number] | undefined): boolean =>
  value === undefined || (typeof value === "string" && value.trim() === "");
