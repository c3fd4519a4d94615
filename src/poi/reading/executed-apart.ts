import { seriesSaid } from "../header/words";
import { textAt, type Rows, type Table } from "../plan";
import { quarterSlots } from "../sums/quarter-amounts";

/**
 * Tables that have, on a sheet of their own, what was executed of activities that another sheet has what is programmed
 * of: by table (index in `tables`), the other sheet. Read as they stand, each activity would be two.
 * @param saidOn the name and the titles of a sheet: where its header does not say of what its months are, they do
 */
export function executedApart(
  tables: readonly Table[],
  rows: Rows,
  saidOn: (sheet: string) => readonly string[],
): ReadonlyMap<number, string> {
  const has = tables.map(({ columns }) => ({
    programmed: [0, 1, 2, 3].some((at) => quarterSlots(columns, "programmed", at).length > 0),
    executed: [0, 1, 2, 3].some((at) => quarterSlots(columns, "executed", at).length > 0),
  }));
  const isExecuted = tables.map(({ sheet }, at) =>
    has[at].executed
      ? !has[at].programmed
      : saidOn(sheet)
          .map(seriesSaid)
          .find((series) => series !== undefined) === "executed",
  );
  const programmed = tables.filter((_, at) => !isExecuted[at] && !has[at].executed);
  const found = new Map<number, string>();
  if (programmed.length === 0 || !isExecuted.includes(true)) return found;
  const sheetOf = new Map<string, string>();
  for (const table of programmed)
    for (const row of rowsOf(table)) sheetOf.set(keyOf(rows, row), table.sheet);
  for (const [at, table] of tables.entries()) {
    if (!isExecuted[at]) continue;
    const others = rowsOf(table).flatMap((row) => sheetOf.get(keyOf(rows, row)) ?? []);
    const { start, end } = table.activities;
    if (2 * others.length > end - start) found.set(at, others[0]);
  }
  return found;
}

const keyOf = (rows: Rows, row: number): string =>
  (["unit", "activity", "measure"] as const).map((role) => textAt(rows, row, role)).join("\n");

const rowsOf = ({ activities: { start, end } }: Table): number[] =>
  Array.from({ length: end - start }, (_, index) => start + index);
