import { amountAt } from "../plan";
import { type Check, findingAt } from "./check";
import { eachBreak } from "./each-break";

/** META must be what its programmed months add up to (its quarters, where there are no months). */
export const targetSum: Check<"target-sum"> = {
  id: "target-sum",
  severity: "error",
  run: (context) =>
    eachBreak(
      context,
      ({ rule }) => rule.kind === "target-months" || rule.kind === "target-quarters",
    ).map(({ rows, row, rule, sum }) =>
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
        { parts: rule.kind === "target-months" ? "months" : "quarters" },
      ),
    ),
};
