import { amountAt } from "../plan";
import { roundedParts as partsOf } from "../sums/rounded-parts";
import { type Check, findingAt } from "./check";
import { firstOfEachRow } from "./first-of-each-row";

/** Equal parts that miss their total by their rounding alone, as 12 times 0.83 misses 10; said once a row. */
export const roundedParts: Check<"rounded-parts"> = {
  id: "rounded-parts",
  severity: "info",
  from: "row",
  *run({ plan, roundedSums, shifted }) {
    const rows = plan.activities;
    const inOrder = [...roundedSums].sort((a, b) => a.row - b.row);
    for (const { cell } of firstOfEachRow(inOrder)) {
      const { row, rule, sum } = cell;
      const parts = partsOf(rows, row, rule);
      if (!parts || shifted.has(row)) continue;
      const found = amountAt(rows, row, rule.total);
      const { part, count } = parts;
      const place = { rows, rowIndex: row, slot: rule.total, found };
      yield findingAt(roundedParts, plan, place, { part, count, sum });
    }
  },
};
