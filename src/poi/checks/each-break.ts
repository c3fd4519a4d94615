import type { Rows } from "../plan";
import type { RuleBreak } from "../rules";
import type { CheckContext } from "./check";

/** Broken sums of activities and total rows that a test picks; those of shifted rows follow from the shift and are left out. */
export function eachBreak(
  context: CheckContext,
  wanted: (found: RuleBreak) => boolean,
): (RuleBreak & { readonly rows: Rows })[] {
  const { plan, shifted } = context;
  return [
    ...context.activityBreaks
      .filter((found) => wanted(found) && !shifted.has(found.row))
      .map((found) => ({ ...found, rows: plan.activities })),
    ...context.totalBreaks.filter(wanted).map((found) => ({ ...found, rows: plan.totals })),
  ];
}
