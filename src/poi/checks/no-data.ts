import { type Check, findingAt } from "./check";

/** "S/D", "N.A.": somebody says that there is no figure. Sums with such a cell are not asked. */
export const noData: Check<"no-data"> = {
  id: "no-data",
  severity: "warning",
  from: "row",
  run: ({ plan }) =>
    [plan.activities, plan.totals].flatMap((rows) =>
      rows.oddCells
        .filter(({ kind }) => kind === "no-data")
        .map(({ row, slot, text }) =>
          findingAt(noData, plan, { rows, rowIndex: row, slot }, { text }),
        ),
    ),
};
