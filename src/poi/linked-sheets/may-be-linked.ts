import { isOverRows, type Plan, type Table } from "../plan";
import { SLOT_COUNT } from "../slots";

/** Activities of a table whose names are looked for on other sheets. */
const NAMES_LOOKED_FOR = 5;

/**
 * The tables that may say again what those of other sheets say, as indexes in Plan.tables: one of their first activities
 * has the name of one of another sheet, or all of their sheet's come to what those of all others do. Those that have several
 * rows an activity are none.
 */
export function mayBeLinked(plan: Plan): number[] {
  const { tables } = plan;
  if (new Set(tables.map(({ sheet }) => sheet)).size < 2) return [];
  const sheets = sheetsLikeOthers(plan);
  const named = tablesNamedLikeOthers(plan);
  return [...tables.keys()].filter(
    (at) =>
      !isOverRows(tables[at]) &&
      tables[at].activities.start < tables[at].activities.end &&
      (named.has(at) || sheets.has(tables[at].sheet)),
  );
}

/** Tables one of whose first activities has the name of one of another sheet. */
function tablesNamedLikeOthers({ tables, activities }: Plan): Set<number> {
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

/** Sheets whose activities come to what those of all others do, in the first column that has figures. */
function sheetsLikeOthers({ tables, activities }: Plan): Set<string> {
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
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
    const like = [...sums].filter(([, sum]) => Math.abs(2 * sum - all) <= 1e-9 * Math.abs(all));
    return new Set(like.map(([sheet]) => sheet));
  }
  return new Set();
}

function sumOf(column: Uint16Array | Float64Array, { start, end }: Table["activities"]): number {
  let sum = 0;
  for (let row = start; row < end; row++) sum += column[row];
  return sum;
}
