import { fold } from "../header/fold";
import { TEXT_ROLES } from "../header/words";
import { totalLabel } from "../header/row-labels";
import { textAt, type Plan, type Table } from "../plan";
import { firstRowBelow, wholeTable } from "./whole-table";

/**
 * Whether a total row is that of its whole table and of no section: TOTAL, the last of its rows, where no other is called
 * so and the last section has a total of its own, right above it or over its rows. It may be wrong in every column, and
 * then holds for the sections that were not forgotten in it.
 */
export function isGrandTotal(plan: Plan, total: number): boolean {
  const { activities, totals } = wholeTable(plan, plan.totals.table[total]);
  if (total !== totals.end - 1 || total === totals.start || !isCalledTotal(plan, total))
    return false;
  const rowsAbove = (other: number): number => firstRowBelow(plan, activities, other);
  const hasOwn =
    rowsAbove(totals.start) === activities.start || rowsAbove(total - 1) === rowsAbove(total);
  const others = Array.from({ length: total - totals.start }, (_, index) => totals.start + index);
  return hasOwn && !others.some((other) => isCalledTotal(plan, other));
}

/** Whether a total row says TOTAL, and not of what. */
function isCalledTotal({ totals }: Plan, total: number): boolean {
  return TEXT_ROLES.map((role) => fold(textAt(totals, total, role))).some(
    (text) => totalLabel(text) === "bare" && !text.startsWith("SUB"),
  );
}

/**
 * Whether a total row is that of all tables and of no single one: the last of the plan, under the total of its table,
 * where every other table ends with one total less over the same rows. It may be wrong in every column.
 */
export function isPlanTotal(plan: Plan, total: number): boolean {
  const own = plan.totals.table[total];
  if (total !== plan.totals.count - 1) return false;
  const wholes = plan.tables.flatMap(({ continues }, table) =>
    continues === undefined ? [wholeTable(plan, table)] : [],
  );
  const { start } = wholeTable(plan, own).totals;
  const endings = wholes.map((whole) => endingTotals(plan, whole));
  const others = endings.slice(0, -1);
  return (
    wholes.at(-1)?.totals.start === start &&
    others.length > 0 &&
    others.every((count) => count > 0 && count === (endings.at(-1) ?? 0) - 1)
  );
}

/** How many total rows stand one below the other at a table's end. */
function endingTotals(plan: Plan, { activities, totals }: Pick<Table, "activities" | "totals">) {
  let count = 0;
  for (let total = totals.end - 1; total >= totals.start; total--) {
    if (firstRowBelow(plan, activities, total) < activities.end) break;
    count++;
  }
  return count;
}
