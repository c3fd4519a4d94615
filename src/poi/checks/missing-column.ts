import { missingMonths } from "../header/missing-months";
import type { Columns } from "../header/columns";
import type { Plan, Table } from "../plan";
import { hasSeries, meaningOf, quarterSlot, slotOf, TARGET } from "../slots";
import { rulesOf } from "../sums/rules";
import { type Check, findingOfTable } from "./check";

/**
 * A table without one of the columns of a POI, or one of the months that its others are of. Quarter columns are not
 * missed: months are enough. Nor is what was executed in a plan that is submitted before its year begins.
 */
export const missingColumn: Check<"missing-column"> = {
  id: "missing-column",
  severity: "warning",
  from: "texts",
  run: ({ plan }) => {
    const { tables, quarter } = plan;
    const isOnlyProgrammed = saysNothingOfExecution(plan);
    return tables.flatMap((table) => {
      // What its first page lacks, a table lacks on all of them.
      if (table.continues !== undefined) return [];
      const columns = table.missing.filter(
        (column) => column !== "quarters" && !(column === "executed" && isOnlyProgrammed),
      );
      const months = missingMonths(withUnfilled(table), quarter);
      const unchecked = uncheckedWithout(table.columns, months);
      return columns.length > 0 || months.length > 0
        ? [findingOfTable(missingColumn, table, -1, { columns, months, unchecked })]
        : [];
    });
  },
};

/**
 * Whether neither the title of a plan nor any of its columns speaks of execution, be it under words that are not known: it
 * is said once of the whole that none is assessed.
 */
const saysNothingOfExecution = ({ tables, quarter }: Plan): boolean =>
  quarter === null &&
  tables.every(
    ({ columns, unread }) =>
      unread.every(({ laterYear }) => laterYear !== undefined) &&
      !hasSeries(columns.amount, "executed"),
  );

/** The sums that some months are of and that no rule checks without them, from left to right. */
function uncheckedWithout(columns: Columns, months: readonly number[]): number[] {
  const checked = new Set(rulesOf(columns).map(({ total }) => total));
  const sums = months.flatMap((slot) => {
    const meaning = meaningOf(slot);
    if (meaning.kind !== "amount") return [];
    const { series, period } = meaning;
    return [
      quarterSlot(series, Math.floor(period.index / 3)),
      slotOf(series, { kind: "semester", index: Math.floor(period.index / 6) }),
      slotOf(series, { kind: "year", index: 0 }),
      ...(series === columns.targetOf ? [TARGET] : []),
    ];
  });
  const { amount } = columns;
  return [...new Set(sums)]
    .filter((slot) => amount[slot] >= 0 && !checked.has(slot))
    .sort((one, other) => amount[one] - amount[other]);
}

/** A table's columns with those that are there, though nobody filled them in. */
function withUnfilled({ columns, unfilled }: Table): Columns {
  if (unfilled.length === 0) return columns;
  const amount = Int32Array.from(columns.amount);
  for (const { slots, columns: at } of unfilled)
    for (const [index, slot] of slots.entries()) amount[slot] = at[index];
  return { ...columns, amount };
}
