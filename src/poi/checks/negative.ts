import { type Check, findingAt } from "./check";
import { eachAmount } from "./each-amount";

/** A physical target or its execution is never below zero. */
export const negative: Check<"negative"> = {
  id: "negative",
  severity: "error",
  run: ({ plan }) =>
    plan.activities.hasNegatives
      ? eachAmount(plan, (amount) => amount < 0).map(({ row, slot, amount }) =>
          findingAt(
            negative,
            plan,
            { rows: plan.activities, rowIndex: row, slot, found: amount },
            {},
          ),
        )
      : [],
};
