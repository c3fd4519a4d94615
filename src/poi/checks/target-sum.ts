import type { FindingDetails } from "../findings/finding";
import { amountAt } from "../plan";
import type { Rule } from "../sums/rules";
import { TARGET } from "../slots";
import { type Check, findingAt } from "./check";
import { breaksNotListed, eachBreak } from "./each-break";

const isOfTarget = ({ total }: Rule): boolean => total === TARGET;

const PARTS: Partial<Record<Rule["kind"], FindingDetails["target-sum"]["parts"]>> = {
  "target-quarters": "quarters",
  "target-semesters": "semesters",
};

/** META must be what its programmed months add up to (its quarters, where there are no months). */
export const targetSum: Check<"target-sum"> = {
  id: "target-sum",
  severity: "error",
  from: "row",
  *run(context) {
    for (const { rows, row, rule, sum } of eachBreak(context, isOfTarget)) {
      const found = amountAt(rows, row, rule.total);
      yield findingAt(
        targetSum,
        context.plan,
        { rows, rowIndex: row, slot: rule.total, found, expected: sum },
        { parts: PARTS[rule.kind] ?? "months" },
      );
    }
  },
  notListed: (context) => breaksNotListed(context, isOfTarget),
};
