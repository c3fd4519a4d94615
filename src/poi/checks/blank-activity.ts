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
      for (let row = start; row < end; row++) {
        if (rows.presentLow[row] !== 0 || rows.presentHigh[row] !== 0 || filled.has(row)) continue;
        yield findingAt(blankActivity, plan, { rows, rowIndex: row, slot: -1 }, {});
      }
    }
  },
};
