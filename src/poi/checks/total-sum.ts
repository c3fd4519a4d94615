import { equalAmounts } from "../amounts";
import type { FindingOf } from "../findings/finding";
import { oneOfEachTotal } from "../findings/left-out";
import { amountAt, type Plan } from "../plan";
import type { TotalReading } from "../sums/total-scope";
import { type Check, findingAt } from "./check";

/** Every column of a total row must be the sum of the rows that it covers. */
export const totalSum: Check<"total-sum"> = {
  id: "total-sum",
  severity: "error",
  from: "plan",
  run: ({ plan, totals }) => oneOfEachTotal(plan, totals, failingSums(plan, totals.entries())),
};

/** What is said of some total rows, each by its index in Plan.totals. */
export function failingSums(
  plan: Plan,
  totals: Iterable<readonly [rowIndex: number, reading: TotalReading]>,
): FindingOf<"total-sum">[] {
  const findings: FindingOf<"total-sum">[] = [];
  const odd = new Set(plan.totals.oddCells.map(({ row, slot }) => `${row} ${slot}`));
  for (const [rowIndex, reading] of totals) {
    for (const [slot, sum] of reading.sums.entries()) {
      if (sum === undefined || reading.unknown.has(slot) || odd.has(`${rowIndex} ${slot}`))
        continue;
      const found = amountAt(plan.totals, rowIndex, slot);
      if (equalAmounts(found ?? 0, sum, plan.totals.integers && plan.activities.integers)) continue;
      findings.push(
        findingAt(
          totalSum,
          plan,
          { rows: plan.totals, rowIndex, slot, found, expected: sum },
          { scope: reading.scope, rows: reading.end - reading.start },
        ),
      );
    }
  }
  return findings;
}
