import type { Columns } from "../layout";
import { SLOT_COUNT, TARGET, meaningOf } from "../slots";

/**
 * Whether a table stands in a plan's workbook without being of it: a summary of what units have done, added up by
 * hand, without an activity, a measure or META; or a budget, the months of activities in money, without a measure and
 * execution. Counted, they would double the plan.
 * @param tables the columns of the tables read so far
 */
export function isBesidePlan(
  columns: Columns,
  tables: readonly { readonly columns: Columns }[],
): boolean {
  const { text, amount, money } = columns;
  if (text.measure >= 0 || !tables.some((table) => isOfPlan(table.columns))) return false;
  if (text.activity < 0) return amount[TARGET] < 0;
  return money >= 0 && !hasExecuted(columns);
}

const isOfPlan = ({ text }: Columns): boolean => text.activity >= 0 && text.measure >= 0;

function hasExecuted({ amount }: Columns): boolean {
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    const meaning = meaningOf(slot);
    if (amount[slot] >= 0 && meaning.kind === "amount" && meaning.series === "executed")
      return true;
  }
  return false;
}
