import { isContinuous } from "../measure-words";
import { type Check, findingAt } from "./check";
import { eachAmount } from "./each-amount";

/** Most measures (actions, reports, documents) come in whole units, others (kilometres, hours) do not; said once a row, at its first fraction. */
export const fraction: Check<"fraction"> = {
  id: "fraction",
  severity: "info",
  run: ({ plan }) => {
    if (plan.activities.integers) return [];
    const byNature = plan.activities.measure.pool.map(isContinuous);
    const fractions = eachAmount(plan, (amount) => !Number.isInteger(amount)).filter(
      ({ row }) => !byNature[plan.activities.measure.index[row]],
    );
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
