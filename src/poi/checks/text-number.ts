import { firstOfEachRow } from "./first-of-each-row";
import { type Check, findingAt } from "./check";

/** Numbers kept as text: Excel's sums skip them. Said once a row, at its first. */
export const textNumber: Check<"text-number"> = {
  id: "text-number",
  severity: "error",
  from: "row",
  run: ({ plan }) =>
    [plan.activities, plan.totals].flatMap((rows) =>
      firstOfEachRow(rows.typedCells.filter(({ form }) => form === "number")).map(
        ({ cell: { row, slot, text, amount }, count }) =>
          findingAt(
            textNumber,
            plan,
            { rows, rowIndex: row, slot },
            { text, amount, cells: count },
          ),
      ),
    ),
};
