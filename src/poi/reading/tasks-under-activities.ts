import type { Plan, Table } from "../plan";
import { rangesOf, type RowRange } from "../row-range";
import { gatherNotes, gatherRows } from "./gather-rows";
import { joinRows } from "./join-rows";
import { parentRows, type Parent } from "./parent-rows";

/**
 * The plan in which an activity that adds up its tasks below it is a total row of these: what each row says is counted
 * once, and the sum is checked. The same plan where there is none.
 */
export function withTasksCounted(plan: Plan): Plan {
  const parents = plan.tables.flatMap((table) => parentRows(plan, table));
  if (parents.length === 0) return plan;
  const isParent = new Set(parents.map(({ row }) => row));
  const kept = rangesOf(
    Array.from({ length: plan.activities.count }, (_, row) => row).filter(
      (row) => !isParent.has(row),
    ),
  );
  const moved = parents.map(({ row }) => row).sort((a, b) => a - b);
  const joined = joinRows(plan.totals, gatherRows(plan.activities, rangesOf(moved)));
  const order = Array.from({ length: joined.count }, (_, row) => row).sort(
    (a, b) => joined.table[a] - joined.table[b] || joined.sheetRow[a] - joined.sheetRow[b],
  );
  const totals = gatherRows(joined, rangesOf(order));
  const placeOf = new Map(order.map((row, place) => [row, place]));
  const before = (rows: readonly number[], end: number): number =>
    rows.filter((row) => row < end).length;
  const range = ({ start, end }: RowRange): RowRange => ({
    start: start - before(moved, start),
    end: end - before(moved, end),
  });
  const firstOf = (table: number): number => totals.table.filter((of) => of < table).length;
  const sectionOf = ({ row, end }: Parent): [number, RowRange] => [
    placeOf.get(plan.totals.count + moved.indexOf(row)) ?? -1,
    range({ start: row + 1, end }),
  ];
  return {
    ...plan,
    tables: plan.tables.map((table, index): Table => ({
      ...table,
      activities: range(table.activities),
      totals: { start: firstOf(index), end: firstOf(index + 1) },
    })),
    ...gatherNotes(plan, kept, plan.activities.count),
    activities: gatherRows(plan.activities, kept),
    totals,
    sections: new Map(parents.map(sectionOf)),
  };
}
