import type { Plan, Table } from "../plan";

/** A table with those that it continues and that continue it on further pages. */
export function wholeTable(
  plan: Pick<Plan, "tables">,
  index: number,
): Pick<Table, "activities" | "totals"> {
  let first = index;
  let last = index;
  for (let before = plan.tables[first].continues; before !== undefined;) {
    first = before;
    before = plan.tables[first].continues;
  }
  while (last + 1 < plan.tables.length && plan.tables[last + 1].continues === last) last++;
  const [from, to] = [plan.tables[first], plan.tables[last]];
  return {
    activities: { start: from.activities.start, end: to.activities.end },
    totals: { start: from.totals.start, end: to.totals.end },
  };
}

/** The first of some activities that stands below a total row. */
export function firstRowBelow(
  plan: Plan,
  { start, end }: Table["activities"],
  total: number,
): number {
  const { table, sheetRow } = plan.activities;
  const totalTable = plan.totals.table[total];
  const totalRow = plan.totals.sheetRow[total];
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    const isAbove =
      table[middle] < totalTable || (table[middle] === totalTable && sheetRow[middle] < totalRow);
    if (isAbove) low = middle + 1;
    else high = middle;
  }
  return low;
}
