import { gatherNotes, gatherRows, type Notes } from "./gather-rows";
import type { Plan, Rows } from "../plan";
import type { RowRange } from "../row-range";

type Read = Pick<Plan, "tables" | "activities" | "totals"> &
  Partial<Pick<Plan, "sections">> &
  Notes;

/** What was read without some of its tables (indexes in Plan.tables), as if they had not been there. */
export function withoutTables<T extends Read>(read: T, left: ReadonlySet<number>): T {
  if (left.size === 0) return read;
  const tableAt = new Map<number, number>();
  for (const at of read.tables.keys()) if (!left.has(at)) tableAt.set(at, tableAt.size);
  const activities = keptRows(read.activities, tableAt);
  const totals = keptRows(read.totals, tableAt);
  const range = ({ start, end }: RowRange, { newRow }: Kept): RowRange => ({
    start: newRow[start],
    end: newRow[end],
  });
  return {
    ...read,
    tables: read.tables.flatMap(({ continues, ...table }, at) => {
      if (left.has(at)) return [];
      const before = continues === undefined ? undefined : tableAt.get(continues);
      return {
        ...table,
        ...(before !== undefined && { continues: before }),
        activities: range(table.activities, activities),
        totals: range(table.totals, totals),
      };
    }),
    activities: activities.rows,
    totals: totals.rows,
    ...(read.sections && {
      sections: new Map(
        [...read.sections].flatMap(([total, section]): [number, RowRange][] =>
          left.has(read.totals.table[total])
            ? []
            : [[totals.newRow[total], range(section, activities)]],
        ),
      ),
    }),
    ...gatherNotes(read, activities.kept, read.activities.count),
  };
}

interface Kept {
  readonly rows: Rows;
  /** The rows kept, as they were numbered. */
  readonly kept: readonly RowRange[];
  /** By row as it was numbered, and for the one after the last: how many before it are kept. */
  readonly newRow: Uint32Array;
}

function keptRows(rows: Rows, tableAt: ReadonlyMap<number, number>): Kept {
  const kept: RowRange[] = [];
  const newRow = new Uint32Array(rows.count + 1);
  let before = 0;
  for (let start = 0, end = 0; start < rows.count; start = end) {
    const table = rows.table[start];
    const isKept = tableAt.has(table);
    for (; end < rows.count && rows.table[end] === table; end++)
      newRow[end] = isKept ? before++ : before;
    if (isKept) kept.push({ start, end });
  }
  newRow[rows.count] = before;
  const gathered = gatherRows(rows, kept);
  const table = gathered.table.map((at) => tableAt.get(at) ?? 0);
  return { kept, newRow, rows: { ...gathered, table } };
}
