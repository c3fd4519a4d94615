import { firstOfEachRow } from "./first-of-each-row";
import { type Check, findingAt } from "./check";

/** Dashes typed for zeros: SUM passes over them, but an addition with + fails. Said once a row, at its first. */
export const dash: Check<"dash"> = {
  id: "dash",
  severity: "info",
  from: "row",
  run: ({ plan }) =>
    [plan.activities, plan.totals].flatMap((rows) =>
      firstOfEachRow(rows.typedCells.filter(({ form }) => form === "dash")).map(
        ({ cell: { row, slot, text }, count }) =>
          findingAt(dash, plan, { rows, rowIndex: row, slot }, { text, cells: count }),
      ),
    ),
};
