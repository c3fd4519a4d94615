import { type Check, findingAt } from "./check";
import { eachAmount } from "./each-amount";

/** Most measures (actions, reports, documents) come in whole units; said once a row, at its first fraction. */
export const fraction: Check<"fraction"> = {
  id: "fraction",
  severity: "info",
  run: ({ plan }) => {
    if (plan.activities.integers) return [];
    const fractions = eachAmount(plan, (amount) => !Number.isInteger(amount));
    return fractions
      .filter(({ row }, index) => row !== fractions[index - 1]?.row)
      .map(({ row, slot, amount }) =>
        findingAt(
          fraction,
          plan,
          { rows: plan.activities, rowIndex: row, slot, found: amount },
          {},
        ),
      );
  },
};
