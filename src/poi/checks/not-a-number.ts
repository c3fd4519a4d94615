import { shownText } from "../plan";
import { type Check, findingAt } from "./check";
import { oddCellsSaid } from "./odd-cells";

/** A text, an error, a date or TRUE/FALSE where a number belongs: Excel's sums skip it or fail because of it. */
export const notANumber: Check<"not-a-number"> = {
  id: "not-a-number",
  severity: "error",
  from: "row",
  *run({ plan }) {
    for (const { rows, cell, cells } of oddCellsSaid(plan, (kind) => kind !== "no-data")) {
      const { kind, row, slot, readings } = cell;
      if (kind === "no-data") continue;
      yield findingAt(
        notANumber,
        plan,
        { rows, rowIndex: row, slot },
        { kind, text: shownText(cell), ...(readings && { readings }), ...cells },
      );
    }
  },
};
