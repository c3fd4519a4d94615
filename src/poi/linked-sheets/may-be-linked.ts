import { isOverRows, type Plan, type Table } from "../plan";
import { SLOT_COUNT } from "../slots";

/** Activities of a table whose names are looked for on other sheets. */
const NAMES_LOOKED_FOR = 5;

/** Columns in which it is asked what the activities of a sheet come to. */
const COLUMNS_COMPARED = 5;

/**
 * The tables that may say again what those of other sheets say, as indexes in Plan.tables: one of their first activities
 * has the name of one of another sheet, or all of their sheet's come to what those of all others do. Those that have several
 * rows an activity are none.
 * @param named the tables with such names, where they are known: they stay the same in a plan that is patched
 */
export function mayBeLinked(plan: Plan, named = tablesNamedLikeOthers(plan)): number[] {
  const { tables } = plan;
  const sheets = sheetsLikeOthers(plan);
  return [...tables.keys()].filter(
    (at) =>
      !isOverRows(tables[at]) &&
      tables[at].activities.start < tables[at].activities.end &&
      (named.has(at) || sheets.has(tables[at].sheet)),
  );
}

/** Tables one of whose first activities has the name of one of another sheet. */
export function tablesNamedLikeOthers({ tables, activities }: Plan): ReadonlySet<number> {
  if (isOfOneSheet(tables)) return new Set();
  const { activityHash: hashes, table: tableOf, count } = activities;
  /** By name, the tables among whose first activities it is. */
  const firstNames = new Map<number, Set<number>>();
  for (const [at, { activities: range }] of tables.entries()) {
    const end = Math.min(range.end, range.start + NAMES_LOOKED_FOR);
    for (let row = range.start; row < end; row++) {
      if (activities.activity.at(row) === "") continue;
      const known = firstNames.get(hashes[row]);
      if (known) known.add(at);
      else firstNames.set(hashes[row], new Set([at]));
    }
  }
  const found = new Set<number>();
  for (let row = 0; row < count; row++) {
    const own = tables[tableOf[row]].sheet;
    for (const at of firstNames.get(hashes[row]) ?? []) if (tables[at].sheet !== own) found.add(at);
  }
  return found;
}

/** Sheets whose activities come to what those of all others do, in one of the first columns that have figures: in another a cell may be wrong. */
function sheetsLikeOthers({ tables, activities }: Plan): Set<string> {
  const like = new Set<string>();
  if (isOfOneSheet(tables)) return like;
  let columns = 0;
  for (let slot = 0; slot < SLOT_COUNT && columns < COLUMNS_COMPARED; slot++) {
    const column = activities.amounts[slot];
    if (!column) continue;
    const sums = new Map<string, number>();
    let all = 0;
    for (const { sheet, activities: range } of tables) {
      const sum = sumOf(column, range);
      sums.set(sheet, (sums.get(sheet) ?? 0) + sum);
      all += sum;
    }
    if (all === 0) continue;
    columns++;
    for (const [sheet, sum] of sums)
      if (Math.abs(2 * sum - all) <= 1e-9 * Math.abs(all)) like.add(sheet);
  }
  return like;
}

const isOfOneSheet = (tables: readonly Table[]): boolean =>
  tables.every(({ sheet }) => sheet === tables[0].sheet);

function sumOf(column: Uint16Array | Float64Array, { start, end }: Table["activities"]): number {
  let sum = 0;
  for (let row = start; row < end; row++) sum += column[row];
  return sum;
}
