import { executedAfter } from "../execution/executed-after";
import { type Check, findingAt } from "./check";
import { oddCellsSaid } from "./odd-cells";

/**
 * "S/D", "N.A.": somebody says that there is no figure. Sums with such a cell are not asked. Of what is executed after the
 * quarter reported none is due.
 */
export const noData: Check<"no-data"> = {
  id: "no-data",
  severity: "warning",
  from: "row",
  *run({ plan, quarter }) {
    const notDue = executedAfter(quarter);
    for (const { rows, cell, cells } of oddCellsSaid(plan, (kind) => kind === "no-data")) {
      const { row, slot, text } = cell;
      if (notDue.includes(slot)) continue;
      yield findingAt(noData, plan, { rows, rowIndex: row, slot }, { text, ...cells });
    }
  },
};
