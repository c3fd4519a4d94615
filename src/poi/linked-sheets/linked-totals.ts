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
 * @param pause called between pieces of work, to give a page its turn
 */
export async function linkedTotals(
  plan: Plan,
  tables: readonly number[],
  pause?: () => Promise<void>,
): Promise<LinkedDifference[]> {
  if (tables.every((at) => plan.tables[at].totals.start === plan.tables[at].totals.end)) return [];
  await pause?.();
  const others = new Set([...plan.tables.keys()].filter((at) => !tables.includes(at)));
  const own = withoutTables(plan, others);
  await pause?.();
  const quarters = quarterAmounts(own);
  await pause?.();
  const { notAdditive } = readSums(own, {
    asked: [{ start: 0, end: own.activities.count }],
    quarters,
    rules: undefined,
  });
  await pause?.();
  const totals = readTotals(own, unknownSlotsOf(own, new Map()), notAdditive);
  await pause?.();
  return oneOfEachTotal(own, totals, failingSums(own, totals.entries()))
    .toSorted((one, other) => one.row - other.row || one.column - other.column)
    .map(({ row, column, unit, slot, found, foundText, expected }) => ({
      ...{ row, column, unit, activity: "", found, expected },
      ...(foundText !== undefined && { foundText }),
      is: { kind: "total", slot },
    }));
}
