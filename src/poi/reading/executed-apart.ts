import { factsOf } from "../header/header-facts";
import { seriesSaid } from "../header/words";
import { textAt, type Rows, type Table } from "../plan";
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
 * @param saidOn the name and the titles of a sheet: where its header does not say of what its months are, they do
 */
export function executedApart(
  { tables, activities: rows, headersRead }: TablesSaid,
  saidOn: (sheet: string) => readonly string[],
): ReadonlyMap<number, string> {
  const has = tables.map(({ columns }) => ({
    programmed: [0, 1, 2, 3].some((at) => quarterSlots(columns, "programmed", at).length > 0),
    executed: [0, 1, 2, 3].some((at) => quarterSlots(columns, "executed", at).length > 0),
  }));
  /** What its own header, or the title right above it, says; of the first table of a sheet, that is the sheet's title. */
  const said = tables.map(({ sheet, seriesAbove, continues }, at) => {
    if (has[at].executed) return has[at].programmed ? "both" : "executed";
    const words = headersRead.get(at) ?? [];
    if (words.some((word) => factsOf(word).series === "programmed")) return "programmed";
    const isFirst = tables[at - 1]?.sheet !== sheet;
    return isFirst || continues !== undefined ? undefined : seriesAbove;
  });
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
