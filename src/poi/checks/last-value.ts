import { levelBreaks } from "../sums/not-additive";
import { amountAt } from "../plan";
import { type Check, findingAt } from "./check";

/** META and the quarters of a row whose months do not add up: what they must take of the months. */
export const lastValue: Check<"last-value"> = {
  id: "last-value",
  severity: "error",
  from: "row",
  run: ({ plan, notAdditive }) =>
    levelBreaks(plan, notAdditive).map(({ row, rule: { total }, gathering, expected }) =>
      findingAt(
        lastValue,
        plan,
        {
          rows: plan.activities,
          rowIndex: row,
          slot: total,
          found: amountAt(plan.activities, row, total),
          expected,
        },
        { gathering },
      ),
    ),
};
