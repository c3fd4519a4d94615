import { amountAt, type Plan } from "../plan";
import { repeatedActivities } from "./repeated-activities";
import { SLOT_COUNT, TARGET } from "../slots";
import { findingOfTable, type Check } from "./check";

/**
 * A sheet nearly all of whose activities stand on others as well: a copy without formulas, or another version. All are counted.
 * None where a sheet of the workbook adds them up with formulas: each has its part of an activity. Where it has other months
 * or quarters than they, as a sheet a quarter has, META alone is counted again.
 */
export const repeatedSheet: Check<"repeated-sheet"> = {
  id: "repeated-sheet",
  severity: "warning",
  from: "plan",
  *run({ plan }) {
    const { tables, activities } = plan;
    const place = (row: number): { readonly sheet: string; readonly row: number } => ({
      sheet: tables[activities.table[row]].sheet,
      row: activities.sheetRow[row],
    });
    for (const { sheet, rows } of repeatedActivities(plan).sheets) {
      const own = tables.filter((table) => table.sheet === sheet);
      const others = new Set(rows.map(([, other]) => place(other).sheet));
      if (plan.linked.some(({ added }) => [sheet, ...others].every((name) => added.includes(name))))
        continue;
      const unlike = rows.filter(([row, other]) => !hasSameAmounts(plan, row, other));
      yield findingOfTable(repeatedSheet, own[0], -1, {
        sheets: [...new Set(tables.map((table) => table.sheet))].filter((name) => others.has(name)),
        activities: own.reduce((sum, { activities: { start, end } }) => sum + end - start, 0),
        repeated: rows.length,
        unlike: unlike.length,
        ...(rows.every(([row, other]) => hasOtherPeriods(plan, row, other)) && {
          ofOtherPeriods: true as const,
        }),
        ...(unlike.length > 0 && {
          firstUnlike: { row: place(unlike[0][0]).row, other: place(unlike[0][1]) },
        }),
      });
    }
  },
};

/** Whether the tables of two activities have no amounts in common but META. */
function hasOtherPeriods({ tables, activities }: Plan, one: number, other: number): boolean {
  const [own, theirs] = [one, other].map((row) => tables[activities.table[row]].columns.amount);
  return own.every((column, slot) => slot === TARGET || column < 0 || theirs[slot] < 0);
}

/** Whether two activities say the same amounts in the columns that both have. */
function hasSameAmounts({ tables, activities }: Plan, one: number, other: number): boolean {
  const [own, theirs] = [one, other].map((row) => tables[activities.table[row]].columns.amount);
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    if (own[slot] < 0 || theirs[slot] < 0) continue;
    if (amountAt(activities, one, slot) !== amountAt(activities, other, slot)) return false;
  }
  return true;
}
