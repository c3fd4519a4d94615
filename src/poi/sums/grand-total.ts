import { fold, totalLabel } from "../header/words";
import { textAt, type Plan } from "../plan";
import { firstRowBelow, wholeTable } from "./whole-table";

const ROLES = ["unit", "category", "activity", "measure"] as const;

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
  return ROLES.map((role) => fold(textAt(totals, total, role))).some(
    (text) => totalLabel(text) === "bare" && !text.startsWith("SUB"),
  );
}
