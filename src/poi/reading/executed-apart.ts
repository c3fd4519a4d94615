import { fold } from "../header/fold";
import { factsOf } from "../header/header-facts";
import { seriesSaid } from "../header/words";
import { textAt, type Rows, type Table } from "../plan";
import { rowsIn } from "../row-range";
import { quarterSlots } from "../sums/quarter-amounts";

/** What was read of tables, as far as it says of what series their months are. */
export interface TablesSaid {
  readonly tables: readonly Table[];
  readonly activities: Rows;
  /** The words of the headers, by table. */
  readonly headersRead: ReadonlyMap<number, readonly string[]>;
}

/**
 * Tables that have, on a sheet of their own or below, what was executed of activities that another has what is programmed
 * of: by table (index in `tables`), the other's sheet. Read as they stand, each activity would be two.
 * @param others tables of neither what is programmed nor executed
 * @param saidOn the name and the titles of a sheet: where its header does not say of what its months are, they do
 */
export function executedApart(
  { tables, activities: rows, headersRead }: TablesSaid,
  others: ReadonlyMap<number, unknown>,
  saidOn: (sheet: string) => readonly string[],
): ReadonlyMap<number, string> {
  const has = tables.map(({ columns }) => ({
    programmed: [0, 1, 2, 3].some((at) => quarterSlots(columns, "programmed", at).length > 0),
    executed: [0, 1, 2, 3].some((at) => quarterSlots(columns, "executed", at).length > 0),
  }));
  /** What its own header, or the title right above it, says; of the first table of a sheet, that is the sheet's title. */
  const said: (Table["seriesAbove"] | "both")[] = [];
  for (const [at, { sheet, seriesAbove, continues }] of tables.entries()) {
    const words = headersRead.get(at) ?? [];
    const isFirst = tables[at - 1]?.sheet !== sheet;
    if (has[at].executed) said.push(has[at].programmed ? "both" : "executed");
    else if (words.some((word) => factsOf(word).series === "programmed")) said.push("programmed");
    // A further page is of what the first is.
    else if (continues !== undefined) said.push(said[continues]);
    else said.push(isFirst ? undefined : seriesAbove);
  }
  const isExecuted = tables.map(({ sheet }, at) => {
    if (said[at] !== undefined) return said[at] === "executed";
    // Where another table of the sheet says to be of what was executed, its title is not this one's.
    if (tables.some((other, of) => other.sheet === sheet && said[of] === "executed")) return false;
    return (
      saidOn(sheet)
        .map(seriesSaid)
        .find((series) => series !== undefined) === "executed"
    );
  });
  const programmed = tables.filter(
    (_, at) => !isExecuted[at] && !has[at].executed && !others.has(at),
  );
  const found = new Map<number, string>();
  if (programmed.length === 0 || !isExecuted.includes(true)) return found;
  for (const [at, table] of tables.entries()) {
    if (!isExecuted[at] || others.has(at)) continue;
    const { text } = table.columns;
    // It may name its activities and no more.
    const roles = text.activity < 0 ? ROLES : ROLES.filter((role) => text[role] >= 0);
    const keyOf = (row: number): string =>
      roles.map((role) => fold(textAt(rows, row, role))).join("\n");
    const sheetOf = new Map(
      programmed.flatMap(({ activities, sheet }) =>
        rowsIn(activities).map((row) => [keyOf(row), sheet]),
      ),
    );
    const known = rowsIn(table.activities).flatMap((row) => sheetOf.get(keyOf(row)) ?? []);
    const { start, end } = table.activities;
    if (2 * known.length > end - start) found.set(at, known[0]);
  }
  return found;
}

const ROLES = ["unit", "activity", "measure"] as const;
