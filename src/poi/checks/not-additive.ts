import type { FindingOf } from "../findings/finding";
import { type Check, findingAt } from "./check";

/** Rows whose months do not add up, and why they are taken for such: what is left out of the totals is said. */
export const notAdditive: Check<"not-additive"> = {
  id: "not-additive",
  severity: "info",
  from: "row",
  run: ({ plan, notAdditive: known }) =>
    [...known].map(([rowIndex, { rule, by }]): FindingOf<"not-additive"> => {
      const { columns } = plan.tables[plan.activities.table[rowIndex]];
      return findingAt(
        notAdditive,
        plan,
        { rows: plan.activities, rowIndex, slot: -1, column: columns.text.measure },
        { rule, by },
      );
    }),
};
