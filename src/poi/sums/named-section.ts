import { fold, wordsOf } from "../header/fold";
import { TEXT_ROLES } from "../header/words";
import { totalOf } from "../header/row-labels";
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
  const nameOf = (row: number): string =>
    index[row] < 0 ? "" : wordsOf(fold(pool[index[row]])).join(" ");
  const unit = index[end - 1];
  const name = nameOf(end - 1);
  if (name === "") return undefined;
  if (!TEXT_ROLES.some((role) => totalOf(fold(textAt(totals, total, role))) === name))
    return undefined;
  let start = end - 1;
  // Written in another way, as in lower case, it is the same unit.
  while (start > table.start && (index[start - 1] === unit || nameOf(start - 1) === name)) start--;
  return { start, end };
}
