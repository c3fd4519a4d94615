import { failingSums } from "../checks/total-sum";
import { oneOfEachTotal } from "../findings/left-out";
import type { Plan } from "../plan";
import { withoutTables } from "../reading/without-tables";
import { quarterAmounts } from "../sums/quarter-amounts";
import { readSums } from "../validation/row-readings";
import { readTotals } from "../sums/total-scope";
import { unknownSlotsOf } from "../diagnosis/unknown-slots";
import type { LinkedDifference } from "./linked-sheet";

/**
 * The cells of a linked table's total rows that do not add up its own rows, as `totalSum` finds them. Rows whose cells have
 * slid are not looked for: formulas leave no blanks at the end of a row.
 * @param tables the table and its further pages, as indexes in Plan.tables
 */
export function linkedTotals(plan: Plan, tables: readonly number[]): LinkedDifference[] {
  const others = new Set([...plan.tables.keys()].filter((at) => !tables.includes(at)));
  const own = withoutTables(plan, others);
  if (own.totals.count === 0) return [];
  const { notAdditive } = readSums(own, {
    asked: [{ start: 0, end: own.activities.count }],
    quarters: quarterAmounts(own),
    rules: undefined,
  });
  const totals = readTotals(own, unknownSlotsOf(own, new Map()), notAdditive);
  return oneOfEachTotal(own, totals, failingSums(own, totals.entries()))
    .toSorted((one, other) => one.row - other.row || one.column - other.column)
    .map(({ row, column, unit, slot, found, foundText, expected }) => ({
      ...{ row, column, unit, activity: "", found, expected },
      ...(foundText !== undefined && { foundText }),
      is: { kind: "total", slot },
    }));
}
