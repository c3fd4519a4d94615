import type { FindingOf } from "../findings/finding";
import type { Plan } from "../plan";
import { type Check, findingAt } from "./check";

/** A total row that adds up only the rows that a filter shows (SUBTOTAL): its figures are not the plan's. */
export const filteredTotal: Check<"filtered-total"> = {
  id: "filtered-total",
  severity: "warning",
  from: "plan",
  run: ({ plan, totals }) =>
    totals.flatMap(({ unfiltered }, rowIndex) =>
      unfiltered ? [filteredTotalAt(plan, rowIndex)] : [],
    ),
};

/** What is said of such a row. @param rowIndex index in Plan.totals */
export const filteredTotalAt = (plan: Plan, rowIndex: number): FindingOf<"filtered-total"> =>
  findingAt(filteredTotal, plan, { rows: plan.totals, rowIndex, slot: -1 }, {});
