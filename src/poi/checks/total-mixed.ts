import { type Check, findingAt } from "./check";

/** A total row that adds percentages and running totals up with what can be added up. */
export const totalMixed: Check<"total-mixed"> = {
  id: "total-mixed",
  severity: "warning",
  from: "plan",
  run: ({ plan, totals }) =>
    totals.flatMap(({ mixed }, rowIndex) =>
      mixed === 0
        ? []
        : findingAt(totalMixed, plan, { rows: plan.totals, rowIndex, slot: -1 }, { rows: mixed }),
    ),
};
