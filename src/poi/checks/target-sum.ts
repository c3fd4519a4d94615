import type { FindingDetails } from "../finding";
import { amountAt } from "../plan";
import type { Rule } from "../rules";
import { TARGET } from "../slots";
import { type Check, findingAt } from "./check";
import { eachBreak } from "./each-break";

const PARTS: Partial<Record<Rule["kind"], FindingDetails["target-sum"]["parts"]>> = {
  "target-quarters": "quarters",
  "target-semesters": "semesters",
};

/** META must be what its programmed months add up to (its quarters, where there are no months). */
export const targetSum: Check<"target-sum"> = {
  id: "target-sum",
  severity: "error",
  run: (context) =>
    eachBreak(context, ({ rule }) => rule.total === TARGET).map(({ rows, row, rule, sum }) =>
      findingAt(
        targetSum,
        context.plan,
        {
          rows,
          rowIndex: row,
          slot: rule.total,
          found: amountAt(rows, row, rule.total),
          expected: sum,
        },
        { parts: PARTS[rule.kind] ?? "months" },
      ),
    ),
};
