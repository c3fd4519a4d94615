import { amountAt } from "../plan";
import { type Check, findingAt } from "./check";
import { eachBreak } from "./each-break";

/** Each quarter (and semester, and annual total), programmed and executed, must be the sum of its months. */
export const quarterSum: Check<"quarter-sum"> = {
  id: "quarter-sum",
  severity: "error",
  run: (context) =>
    eachBreak(
      context,
      ({ rule }) => rule.kind === "quarter" || rule.kind === "semester" || rule.kind === "year",
    ).map(({ rows, row, rule, sum }) =>
      findingAt(
        quarterSum,
        context.plan,
        {
          rows,
          rowIndex: row,
          slot: rule.total,
          found: amountAt(rows, row, rule.total),
          expected: sum,
        },
        {},
      ),
    ),
};
