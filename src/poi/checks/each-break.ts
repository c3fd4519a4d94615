import type { Rows } from "../plan";
import type { Rule, RuleBreak } from "../sums/rules";
import type { CheckContext } from "./check";

/**
 * Broken sums of activities and total rows that a test picks, row by row; those of shifted rows follow from the
 * shift and are left out.
 */
export function* eachBreak(
  context: CheckContext,
  wanted: (rule: Rule) => boolean,
): Generator<RuleBreak & { readonly rows: Rows }, void, undefined> {
  const { plan, shifted } = context;
  const inRows = context.activityBreaks
    .filter(({ row, rule }) => wanted(rule) && !shifted.has(row))
    .sort((a, b) => a.row - b.row);
  for (const { row, rule, sum } of inRows) yield { row, rule, sum, rows: plan.activities };
  for (const { row, rule, sum } of context.totalBreaks) {
    if (wanted(rule)) yield { row, rule, sum, rows: plan.totals };
  }
}

/** How many broken sums there are beyond those. */
export function breaksNotListed(context: CheckContext, wanted: (rule: Rule) => boolean): number {
  const { shifted, notAdditive } = context;
  let count = 0;
  for (const [rule, rows] of context.breaksNotListed) {
    if (!wanted(rule)) continue;
    for (const row of rows) if (!shifted.has(row) && !notAdditive.has(row)) count++;
  }
  return count;
}
