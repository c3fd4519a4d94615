import { amountAt, type Plan } from "../plan";
import { equalAmounts, tableBreaks, type Rule, type RuleBreak } from "./rules";
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
      .filter(({ row, rule }) => !isAddedUp(plan, row, totals[row], rule))
  );
}

/**
 * Whether a total row breaks a sum only because it adds its rows up as they stand, some of them with cells that are not
 * known: it holds once these are right.
 */
function isAddedUp(
  plan: Plan,
  total: number,
  { sums, unknown }: TotalReading,
  rule: Rule,
): boolean {
  const slots = [rule.total, ...rule.parts];
  return (
    slots.some((slot) => unknown.has(slot)) &&
    slots.every((slot) => {
      const sum = sums[slot];
      const found = amountAt(plan.totals, total, slot) ?? 0;
      return sum !== undefined && equalAmounts(found, sum, plan.totals.integers);
    })
  );
}
