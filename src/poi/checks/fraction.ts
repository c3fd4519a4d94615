import { isContinuous } from "../header/measure-words";
import { amountAt } from "../plan";
import { type Check, findingAt } from "./check";
import { rowsWithAmounts } from "./each-amount";

/** Most measures (actions, reports, documents) come in whole units, others (kilometres, hours) do not; said once a row, at its first fraction. */
export const fraction: Check<"fraction"> = {
  id: "fraction",
  severity: "info",
  from: "row",
  *run(context) {
    const { plan } = context;
    const rows = plan.activities;
    if (rows.integers) return;
    const byNature = rows.measure.pool.map(isContinuous);
    for (const { row, slots } of rowsWithAmounts(context, (amount) => !Number.isInteger(amount))) {
      if (byNature[rows.measure.index[row]]) continue;
      const [slot] = slots;
      yield findingAt(
        fraction,
        plan,
        { rows, rowIndex: row, slot, found: amountAt(rows, row, slot) },
        { cells: slots.length },
      );
    }
  },
};
