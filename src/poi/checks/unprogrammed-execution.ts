import { type Check, findingAt } from "./check";
import { firstExecutedSlot } from "./executed-slot";

/** Executed by the end of a quarter by which nothing had been programmed: the plan or the figure is wrong. */
export const unprogrammedExecution: Check<"unprogrammed-execution"> = {
  id: "unprogrammed-execution",
  severity: "warning",
  *run({ plan, quarter, quarters, shifted }) {
    const rows = plan.activities;
    for (let row = 0; row < rows.count; row++) {
      if (shifted.has(row)) continue;
      let programmed = 0;
      for (let q = 0; q < quarter; q++) {
        programmed += quarters.programmed[q][row];
        if (programmed > 0) break;
        const executed = quarters.executed[q][row];
        if (executed <= 0) continue;
        yield findingAt(
          unprogrammedExecution,
          plan,
          { rows, rowIndex: row, slot: firstExecutedSlot(rows, row, q), found: executed },
          { quarter: q + 1 },
        );
        break;
      }
    }
  },
};
