import { type Check, findingAt } from "./check";

/** A total row that adds up only the rows that a filter shows (SUBTOTAL): its figures are not the plan's. */
export const filteredTotal: Check<"filtered-total"> = {
  id: "filtered-total",
  severity: "warning",
  from: "plan",
  run: ({ plan, totals }) =>
    totals.flatMap(({ isFiltered }, rowIndex) =>
      isFiltered
        ? [findingAt(filteredTotal, plan, { rows: plan.totals, rowIndex, slot: -1 }, {})]
        : [],
    ),
};
