import { type Check, findingAt } from "./check";
import { oddCellsSaid } from "./odd-cells";

/** "S/D", "N.A.": somebody says that there is no figure. Sums with such a cell are not asked. */
export const noData: Check<"no-data"> = {
  id: "no-data",
  severity: "warning",
  from: "row",
  *run({ plan }) {
    for (const { rows, cell, cells } of oddCellsSaid(plan, (kind) => kind === "no-data")) {
      const { row, slot, text } = cell;
      yield findingAt(noData, plan, { rows, rowIndex: row, slot }, { text, ...cells });
    }
  },
};
