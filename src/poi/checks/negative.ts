import { amountAt } from "../plan";
import { type Check, findingAt } from "./check";
import { rowsWithAmounts } from "./each-amount";

/** A physical target or its execution is never below zero. */
export const negative: Check<"negative"> = {
  id: "negative",
  severity: "error",
  from: "row",
  *run(context) {
    const { plan } = context;
    const rows = plan.activities;
    if (!rows.hasNegatives) return;
    for (const { row, slots } of rowsWithAmounts(context, (amount) => amount < 0)) {
      for (const slot of slots) {
        const found = amountAt(rows, row, slot);
        yield findingAt(negative, plan, { rows, rowIndex: row, slot, found }, {});
      }
    }
  },
};
