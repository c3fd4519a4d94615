import { fold, TEXT_ROLES, totalOf, wordsOf } from "../header/words";
import { textAt, type Plan } from "../plan";
import type { RowRange } from "../row-range";
import { firstRowBelow, wholeTable } from "./whole-table";

/** The activities of the unit that a total row names ("TOTAL GERENCIA DE RENTAS"), where they stand right above it. */
export function namedSection(plan: Plan, total: number): RowRange | undefined {
  const { activities, totals } = plan;
  const table = wholeTable(plan, totals.table[total]).activities;
  const end = firstRowBelow(plan, table, total);
  if (end === table.start) return undefined;
  const { index, pool } = activities.unit;
  const unit = index[end - 1];
  if (unit < 0) return undefined;
  const name = wordsOf(fold(pool[unit])).join(" ");
  if (!TEXT_ROLES.some((role) => totalOf(fold(textAt(totals, total, role))) === name))
    return undefined;
  let start = end - 1;
  while (start > table.start && index[start - 1] === unit) start--;
  return { start, end };
}
