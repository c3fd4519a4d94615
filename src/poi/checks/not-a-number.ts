import { shownText } from "../plan";
import { type Check, findingAt } from "./check";

/** A text, an error, a date or TRUE/FALSE where a number belongs: Excel's sums skip it or fail because of it. */
export const notANumber: Check<"not-a-number"> = {
  id: "not-a-number",
  severity: "error",
  from: "row",
  *run({ plan }) {
    for (const rows of [plan.activities, plan.totals]) {
      for (const cell of rows.oddCells) {
        if (cell.kind === "no-data") continue;
        yield findingAt(
          notANumber,
          plan,
          { rows, rowIndex: cell.row, slot: cell.slot },
          {
            kind: cell.kind,
            text: shownText(cell),
            ...(cell.readings && { readings: cell.readings }),
          },
        );
      }
    }
  },
};
