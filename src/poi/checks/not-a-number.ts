import { shownText, type Rows } from "../plan";
import { type Check, findingAt } from "./check";

/** A text, an error, a date or TRUE/FALSE where a number belongs: Excel's sums skip it or fail because of it. */
export const notANumber: Check<"not-a-number"> = {
  id: "not-a-number",
  severity: "error",
  run: ({ plan }) => {
    const inRows = (rows: Rows) =>
      rows.oddCells.flatMap((cell) =>
        cell.kind === "no-data"
          ? []
          : [
              findingAt(
                notANumber,
                plan,
                { rows, rowIndex: cell.row, slot: cell.slot },
                {
                  kind: cell.kind,
                  text: shownText(cell),
                  ...(cell.readings && { readings: cell.readings }),
                },
              ),
            ],
      );
    return [...inRows(plan.activities), ...inRows(plan.totals)];
  },
};
