import type { UnreadColumn } from "../header/column-claims";
import type { Table } from "../plan";
import { type Check, findingOfTable } from "./check";

/** Columns with figures that were not read: said once a table, whatever pages it has. */
export const unreadColumns: Check<"unread-columns"> = {
  id: "unread-columns",
  severity: "warning",
  from: "texts",
  run: ({ plan: { tables } }) => {
    const columnsOf = new Map<number, Map<number, UnreadColumn>>();
    for (const [index, table] of tables.entries()) {
      const first = firstPage(tables, table, index);
      const known = columnsOf.get(first) ?? new Map<number, UnreadColumn>();
      for (const each of table.unread) known.set(each.column, each);
      columnsOf.set(first, known);
    }
    return Array.from(columnsOf).flatMap(([index, unread]) => {
      const columns = [...unread.values()].sort((a, b) => a.column - b.column);
      if (columns.length === 0) return [];
      const finding = findingOfTable(unreadColumns, tables[index], -1, { columns });
      return [{ ...finding, column: columns[0].column }];
    });
  },
};

function firstPage(tables: readonly Table[], table: Table, index: number): number {
  const { continues } = table;
  return continues === undefined ? index : firstPage(tables, tables[continues], continues);
}
