import type { Rows } from "../plan";
import { type Check, findingAt } from "./check";

/** An activity of which nothing is said but its name: it was not filled in, or has no place in the plan. */
export const blankActivity: Check<"blank-activity"> = {
  id: "blank-activity",
  severity: "warning",
  from: "row",
  *run({ plan, asked }) {
    const { activities: rows } = plan;
    const filled = new Set([...rows.oddCells, ...rows.typedCells].map(({ row }) => row));
    for (const { start, end } of asked) {
      for (let row = nextBlank(rows, start, end); row < end; row = nextBlank(rows, row + 1, end)) {
        if (filled.has(row)) continue;
        yield findingAt(blankActivity, plan, { rows, rowIndex: row, slot: -1 }, {});
      }
    }
  },
};

/** The first row in [from, end) without any number; `end` where there is none. */
function nextBlank({ presentLow, presentHigh }: Rows, from: number, end: number): number {
  let row = from;
  while (row < end && (presentLow[row] | presentHigh[row]) !== 0) row++;
  return row;
}
