import { amountAt, slotsInSheetOrder } from "../plan";
import { changedPositions } from "../diagnosis/shifted-rows";
import { type Check, findingAt } from "./check";

/**
 * A row that has lost cells, so that everything right of them stands one or more columns too far left. It is
 * said once, at the first cell known to be wrong, in place of every sum that fails because of it.
 */
export const shiftedRow: Check<"shifted-row"> = {
  id: "shifted-row",
  severity: "error",
  from: "row",
  run: ({ plan, shifted }) =>
    [...shifted].map(([rowIndex, ways]) => {
      const rows = plan.activities;
      const slots = slotsInSheetOrder(plan.tables[rows.table[rowIndex]].columns);
      const cells = slots.map((slot) => amountAt(rows, rowIndex, slot));
      const { always, sometimes } = changedPositions(cells, ways);
      const known = always.length > 0;
      const position = known ? always[0] : sometimes[0];
      const [first] = ways;
      const agreed = known && ways.every((way) => way.cells[position] === first.cells[position]);
      return findingAt(
        shiftedRow,
        plan,
        {
          rows,
          rowIndex,
          slot: slots[position],
          found: cells[position],
          expected: agreed ? (first.cells[position] ?? null) : null,
        },
        { lost: first.lost.length, ways: ways.length },
      );
    }),
};
