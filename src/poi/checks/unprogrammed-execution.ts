import type { Columns } from "../header/columns";
import type { Plan } from "../plan";
import {
  isExecutionMissing,
  quarterSlots,
  slotsToDate,
  type QuarterAmounts,
} from "../sums/quarter-amounts";
import { type Check, findingAt } from "./check";

/**
 * Executed by the end of a quarter by which nothing had been programmed: the plan or the figure is wrong. Not asked where
 * the quarters before are not measured: what was executed may have been programmed in them; nor where a cell says a text
 * by then in place of what was programmed.
 */
export const unprogrammedExecution: Check<"unprogrammed-execution"> = {
  id: "unprogrammed-execution",
  severity: "warning",
  from: "row",
  *run({ plan, asked, quarter, quarters, shifted, unknownSlots }) {
    const rows = plan.activities;
    for (const { start, end } of asked) {
      for (
        let row = nextNotProgrammed(quarters, quarter, start, end);
        row < end;
        row = nextNotProgrammed(quarters, quarter, row + 1, end)
      ) {
        if (shifted.has(row) || isExecutionMissing(columnsOf(plan, row), 0)) continue;
        const q = quarterNotProgrammed(quarters, quarter, row);
        const unknown = unknownSlots.get(row);
        const programmed = slotsToDate(columnsOf(plan, row), "programmed", q + 1);
        if (unknown && programmed.some((slot) => unknown.has(slot))) continue;
        yield findingAt(
          unprogrammedExecution,
          plan,
          { rows, rowIndex: row, ...firstExecuted(plan, row, q) },
          { quarter: q + 1 },
        );
      }
    }
  },
};

const columnsOf = ({ activities, tables }: Plan, row: number): Columns =>
  tables[activities.table[row]].columns;

/** The first cell of a 0-based quarter in which a row says that something was executed, and what it says. */
function firstExecuted(plan: Plan, row: number, quarter: number): { slot: number; found: number } {
  const saidIn = (slot: number): number => plan.activities.amounts[slot]?.[row] ?? 0;
  const slots = quarterSlots(columnsOf(plan, row), "executed", quarter);
  const slot = slots.find((each) => saidIn(each) !== 0) ?? slots[0];
  return { slot, found: saidIn(slot) };
}

/** The first row in [from, end) that has such a quarter; `end` where none has. */
function nextNotProgrammed(
  quarters: QuarterAmounts,
  quarter: number,
  from: number,
  end: number,
): number {
  const [first] = quarters.programmed;
  let row = from;
  // Nearly every row has something programmed in the first quarter already.
  while (row < end && (first[row] > 0 || quarterNotProgrammed(quarters, quarter, row) < 0)) row++;
  return row;
}

/** The first 0-based quarter with something executed by which nothing was programmed, of the first `quarter`; or -1. */
function quarterNotProgrammed(quarters: QuarterAmounts, quarter: number, row: number): number {
  let programmed = 0;
  for (let q = 0; q < quarter; q++) {
    programmed += quarters.programmed[q][row];
    if (programmed > 0) return -1;
    if (quarters.executed[q][row] > 0) return q;
  }
  return -1;
}
