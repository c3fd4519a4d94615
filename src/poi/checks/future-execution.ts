import type { FindingOf } from "../finding";
import { levelToDate } from "../row-levels";
import { monthSlot, quarterSlot } from "../slots";
import { type Check, findingAt } from "./check";

/** Executed in a month or quarter that comes after the quarter reported. Said once a row, at its first such cell. */
export const futureExecution: Check<"future-execution"> = {
  id: "future-execution",
  severity: "warning",
  run: ({ plan, quarter, shifted, notAdditive }) => {
    const rows = plan.activities;
    const slots = [
      ...Array.from({ length: 12 - quarter * 3 }, (_, index) =>
        monthSlot("executed", quarter * 3 + index),
      ),
      ...Array.from({ length: 4 - quarter }, (_, index) =>
        quarterSlot("executed", quarter + index),
      ),
    ];
    const findings: FindingOf<"future-execution">[] = [];
    const seen = new Set<number>();
    for (const slot of slots) {
      const column = rows.amounts[slot];
      if (!column) continue;
      for (let row = 0; row < rows.count; row++) {
        if (column[row] === 0 || seen.has(row) || shifted.has(row)) continue;
        const known = notAdditive.get(row);
        // A running total that stays where it was tells of nothing new.
        if (known && column[row] === levelToDate(plan, row, "executed", quarter, known)) continue;
        seen.add(row);
        findings.push(
          findingAt(
            futureExecution,
            plan,
            { rows, rowIndex: row, slot, found: column[row] },
            { quarter },
          ),
        );
      }
    }
    return findings;
  },
};
