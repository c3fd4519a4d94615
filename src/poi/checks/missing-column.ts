import { missingMonths } from "../header/missing-months";
import type { Columns } from "../layout";
import type { Table } from "../plan";
import { type Check, findingOfTable } from "./check";

/**
 * A table without one of the columns of a POI, or one of the months that its others are of. Quarter columns are not
 * missed: months are enough.
 */
export const missingColumn: Check<"missing-column"> = {
  id: "missing-column",
  severity: "warning",
  from: "texts",
  run: ({ plan: { tables, quarter } }) =>
    tables.flatMap((table) => {
      // What its first page lacks, a table lacks on all of them.
      if (table.continues !== undefined) return [];
      const columns = table.missing.filter((column) => column !== "quarters");
      const months = missingMonths(withUnfilled(table), quarter);
      return columns.length > 0 || months.length > 0
        ? [findingOfTable(missingColumn, table, -1, { columns, months })]
        : [];
    }),
};

/** A table's columns with those that are there, though nobody filled them in. */
function withUnfilled({ columns, unfilled }: Table): Columns {
  if (unfilled.length === 0) return columns;
  const amount = Int32Array.from(columns.amount);
  for (const { slots, columns: at } of unfilled)
    for (const [index, slot] of slots.entries()) amount[slot] = at[index];
  return { ...columns, amount };
}
