import type { AmountColumn } from "../plan";
import { levelToDate } from "../sums/row-levels";
import { executedAfter } from "../execution/executed-after";
import { type Check, findingAt } from "./check";

/** Executed in a month, quarter or semester that comes wholly after the quarter reported. Said once a row, at its first such cell. */
export const futureExecution: Check<"future-execution"> = {
  id: "future-execution",
  severity: "warning",
  from: "row",
  *run({ plan, asked, quarter, shifted, notAdditive }) {
    const rows = plan.activities;
    const slots = executedAfter(quarter);
    const columns = slots.flatMap((slot) => {
      const amounts = rows.amounts[slot];
      return amounts ? [{ slot, amounts }] : [];
    });
    if (columns.length === 0) return;
    for (const { start, end } of asked) {
      for (
        let row = nextExecuted(columns, start, end);
        row < end;
        row = nextExecuted(columns, row + 1, end)
      ) {
        if (shifted.has(row)) continue;
        const known = notAdditive.get(row);
        // A running total that stays where it was tells of nothing new.
        const toDate = known ? levelToDate(plan, row, "executed", quarter, known) : 0;
        const { runningQuarters } = plan.tables[rows.table[row]].columns;
        const first = columns.find(
          ({ slot, amounts }) =>
            amounts[row] !== 0 && amounts[row] !== toDate && !runningQuarters.includes(slot),
        );
        if (!first) continue;
        yield findingAt(
          futureExecution,
          plan,
          { rows, rowIndex: row, slot: first.slot, found: first.amounts[row] },
          { quarter },
        );
      }
    }
  },
};

/** The first row in [from, end) with an amount in some of the columns; `end` where there is none. */
function nextExecuted(
  columns: readonly { readonly amounts: AmountColumn }[],
  from: number,
  end: number,
): number {
  let row = from;
  while (row < end && !isExecuted(columns, row)) row++;
  return row;
}

function isExecuted(columns: readonly { readonly amounts: AmountColumn }[], row: number): boolean {
  for (const { amounts } of columns) if (amounts[row] !== 0) return true;
  return false;
}
