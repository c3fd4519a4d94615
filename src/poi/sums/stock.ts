import { equalAmounts } from "../amounts";
import { amountAt, type Plan } from "../plan";
import { TARGET } from "../slots";
import { gather, type Gathering } from "./measure-rule";
import { holdsBy } from "./row-levels";
import type { Rule } from "./rules";

/** In the order in which they are tried where several hold: a level that never changes is all of them. */
const GATHERINGS: readonly Gathering[] = ["most", "last", "mean"];

/** Months with a figure that a level must have. */
const FEWEST_MONTHS = 6;

/** Quarters that must say a level of their months where they are asked, with none that says their sum. */
const FEWEST_QUARTERS = 3;

/** Without quarters: different figures that the months must go through, and how much of the largest each is at least. */
const FEWEST_STEPS = 3;
const LEAST_OF_LARGEST = 0.8;

/**
 * What META takes of the months where only a level explains a row, such as pupils enrolled or beds kept: META is the
 * largest of the months programmed, the last or their mean, to the unit, and the quarters say such of theirs and never
 * their sum. Without quarters to ask, the months must be nearly alike, and META not just the cell beside it written again.
 * Undefined where a wrong META explains the row as well.
 * @param rules the sums that are asked of the row
 */
export function stockGathering(
  plan: Plan,
  row: number,
  rules: readonly Rule[],
): Gathering | undefined {
  const rows = plan.activities;
  const year = rules.find(({ kind }) => kind === "target-months");
  const target = amountAt(rows, row, TARGET);
  if (!year || target === null) return undefined;
  const months = year.parts.map((slot) => amountAt(rows, row, slot) ?? 0);
  const filled = months.filter((amount) => amount !== 0);
  if (filled.length < FEWEST_MONTHS) return undefined;
  const taken = GATHERINGS.find(
    (gathering) =>
      // A tenth of the sum of ten months is their mean, and a slip of the keyboard.
      (gathering !== "mean" || filled.length === months.length) &&
      equalAmounts(target, gather(filled, gathering), rows.integers),
  );
  if (taken === undefined) return undefined;
  const quarters = rules.filter((rule) => rule.kind === "quarter" && tells(plan, row, rule));
  if (quarters.length > 0) {
    const isLevel = quarters.every((rule) =>
      GATHERINGS.some((gathering) => holdsBy(rows, row, rule, gathering)),
    );
    return isLevel && quarters.length >= FEWEST_QUARTERS ? taken : undefined;
  }
  const isAlike = Math.min(...filled) >= LEAST_OF_LARGEST * Math.max(...filled);
  const isChanging = new Set(filled).size >= FEWEST_STEPS;
  return isAlike && isChanging && target !== months[0] ? taken : undefined;
}

/** Whether a quarter tells a sum from a level: two of its months have figures, and it is not blank. */
function tells({ activities }: Plan, row: number, { total, parts }: Rule): boolean {
  const filled = parts.filter((slot) => (amountAt(activities, row, slot) ?? 0) !== 0);
  return filled.length > 1 && (amountAt(activities, row, total) ?? 0) !== 0;
}
