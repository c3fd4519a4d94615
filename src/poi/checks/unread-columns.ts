import type { UnreadColumn } from "../header/column-claims";
import type { FindingOf, Severity } from "../findings/finding";
import type { Table } from "../plan";
import { type Check, findingOfTable } from "./check";

/** Columns that say the same as others, right of a column that names activities again, that make another table. */
const FEWEST_BESIDE = 3;

/**
 * Columns with figures that were not read: said once a table, whatever pages it has. Those that are of another table
 * beside it, those of a year after the plan's, running totals of what is read, and months of AVANCE are said apart; the
 * last three keep nothing from being presented.
 */
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
      const isLater = ({ laterYear }: UnreadColumn): boolean => laterYear !== undefined;
      const isRunning = ({ isRunningTotal }: UnreadColumn): boolean => isRunningTotal === true;
      const isOfProgress = ({ isProgress }: UnreadColumn): boolean => isProgress === true;
      const { besideFrom } = tables[index].columns;
      const beside = columns.filter(
        ({ column, readInstead }) => besideFrom >= 0 && column > besideFrom && readInstead >= 0,
      );
      const isBeside = (each: UnreadColumn): boolean =>
        beside.length >= FEWEST_BESIDE && beside.includes(each);
      const others = columns.filter(
        (each) => !isLater(each) && !isRunning(each) && !isOfProgress(each),
      );
      return [
        ...named(
          tables[index],
          others.filter((each) => !isBeside(each)),
          "warning",
        ),
        ...named(tables[index], others.filter(isBeside), "warning", besideFrom),
        ...named(tables[index], columns.filter(isLater), "info"),
        ...named(tables[index], columns.filter(isRunning), "info"),
        ...named(tables[index], columns.filter(isOfProgress), "info"),
      ];
    });
  },
};

function named(
  table: Table,
  columns: readonly UnreadColumn[],
  severity: Severity,
  besideFrom?: number,
): FindingOf<"unread-columns">[] {
  if (columns.length === 0) return [];
  const finding = findingOfTable(unreadColumns, table, -1, {
    columns,
    ...(besideFrom !== undefined && { besideFrom }),
  });
  return [{ ...finding, severity, column: besideFrom ?? columns[0].column }];
}

function firstPage(tables: readonly Table[], table: Table, index: number): number {
  const { continues } = table;
  return continues === undefined ? index : firstPage(tables, tables[continues], continues);
}
