import { equalAmounts } from "../amounts";
import { amountAt, type Plan } from "../plan";
import { tableBreaks, type Rule, type RuleBreak } from "./rules";
import { roundingOf } from "./rounded-parts";
import type { TotalReading } from "./total-scope";

/** The sums that total rows break. @param totals what each covers, by index in Plan.totals */
export function totalBreaks(plan: Plan, totals: readonly TotalReading[]): RuleBreak[] {
  return (
    plan.tables
      .flatMap((table) => tableBreaks(plan.totals, table, table.totals))
      // What a total row adds up with percentages and running totals obeys no sums of its own.
      .filter(({ row }) => totals[row].mixed === 0)
      // Nor is a sum broken of which a TOTAL was meant to have only some of the columns.
      .filter(
        ({ row, rule }) =>
          !totals[row].unfilled.has(rule.total) &&
          !rule.parts.some((slot) => totals[row].unfilled.has(slot)),
      )
      .filter(({ row, rule }) => !followsFromRows(plan, row, totals[row], rule))
      // Nor is a blank said twice, where the rows ask for the same figure.
      .filter(({ row, rule, sum }) => !isBlankToRows(plan, row, totals[row], { rule, sum }))
  );
}

/** Whether a total row's cell is blank, and what its rows add up to is what a sum of its own asks for. */
function isBlankToRows(
  { totals, activities }: Plan,
  total: number,
  { sums, unknown }: TotalReading,
  { rule, sum }: Pick<RuleBreak, "rule" | "sum">,
): boolean {
  const ofRows = sums[rule.total];
  return (
    ofRows !== undefined &&
    !unknown.has(rule.total) &&
    amountAt(totals, total, rule.total) === null &&
    !totals.oddCells.some(({ row, slot }) => row === total && slot === rule.total) &&
    equalAmounts(ofRows, sum, totals.integers && activities.integers)
  );
}

/**
 * Whether a total row breaks a sum only because it adds its rows up as they stand: some with cells that are not known, so
 * that it holds once these are right, or with equal parts that were rounded, by just what those sums of theirs fail.
 */
export function followsFromRows(
  plan: Plan,
  total: number,
  reading: TotalReading,
  rule: Rule,
): boolean {
  const { sums, unknown } = reading;
  const slots = [rule.total, ...rule.parts];
  const found = (slot: number): number => amountAt(plan.totals, total, slot) ?? 0;
  const { integers } = plan.totals;
  const isAddedUp = slots.every((slot) => {
    const sum = sums[slot];
    return sum !== undefined && equalAmounts(found(slot), sum, integers);
  });
  if (!isAddedUp) return false;
  if (slots.some((slot) => unknown.has(slot))) return true;
  if (plan.activities.integers) return false;
  const rest = rule.parts.reduce((left, slot) => left - found(slot), found(rule.total));
  return equalAmounts(rest, roundingOf(plan.activities, reading, rule), false);
}
