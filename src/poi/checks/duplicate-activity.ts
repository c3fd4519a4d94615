import { isBlank } from "../cells";
import { groupBy } from "../group-by";
import { textAt, type Plan } from "../plan";
import type { RowRange } from "../row-range";
import { runsOfUnits } from "../unit-runs";
import { fold } from "../header/fold";
import { type Check, findingAt } from "./check";

/** The same unit, category, activity, measure and code (where activities have one) twice: it would be counted double. Said at the second row, which names the first. */
export const duplicateActivity: Check<"duplicate-activity"> = {
  id: "duplicate-activity",
  severity: "warning",
  from: "texts",
  *run({ plan }) {
    for (const [row, first] of duplicates(plan)) {
      const rows = plan.activities;
      const { columns } = plan.tables[rows.table[row]];
      yield findingAt(
        duplicateActivity,
        plan,
        { rows, rowIndex: row, slot: -1, column: columns.text.activity },
        { firstSheet: plan.tables[rows.table[first]].sheet, firstRow: rows.sheetRow[first] + 1 },
      );
    }
  },
};

/** Pairs (row, first row like it), in the order of rows. */
function duplicates(plan: Plan): [number, number][] {
  const { unit } = plan.activities;
  const ofUnits = groupBy(
    runsOfUnits(unit.index, 0, unit.index.length),
    ({ start }) => unit.index[start],
  );
  const found: [number, number][] = [];
  let firstRows = new Int32Array(0);
  for (const runs of ofUnits.values()) {
    const rows = runs.reduce((sum, { start, end }) => sum + end - start, 0);
    const places = 2 ** Math.ceil(Math.log2(Math.max(FEWEST_PLACES, rows * 4)));
    if (places > firstRows.length) firstRows = new Int32Array(places);
    firstRows.fill(NONE, 0, places);
    for (const run of runs) addDuplicates(plan, run, firstRows, places - 1, found);
  }
  return found.sort(([one], [other]) => one - other);
}

/** Of a unit's table, which is a power of two. */
const FEWEST_PLACES = 16;
const NONE = -1;

/**
 * Looks up some rows of a unit among those above them, in an open hash table by name and measure. Each unit has its own:
 * its rows mostly stand together, and their table, unlike one of all rows, stays in the processor's first caches meanwhile.
 * @param firstRows the table: of each activity its first row
 * @param mask how many places of it are the unit's, a power of two, less one
 */
function addDuplicates(
  plan: Plan,
  { start, end }: RowRange,
  firstRows: Int32Array,
  mask: number,
  found: [number, number][],
): void {
  const { hasUnnamed, activity, activityHash: hashes } = plan.activities;
  const { index: measures } = plan.activities.measure;
  for (let row = start; row < end; row++) {
    if (hasUnnamed && activity.at(row) === "") continue;
    const hash = hashes[row];
    const measure = measures[row];
    let place = (hash ^ Math.imul(measure, 0x85ebca6b)) & mask;
    let first = firstRows[place];
    while (
      first !== NONE &&
      (hashes[first] !== hash || measures[first] !== measure || !isSame(plan, first, row))
    ) {
      place = (place + 1) & mask;
      first = firstRows[place];
    }
    if (first === NONE) firstRows[place] = row;
    else found.push([row, first]);
  }
}

/** Whether two rows of one unit, with one hash and one measure, are of the same activity. Names are far apart in memory. */
function isSame({ activities, codes }: Plan, one: number, other: number): boolean {
  const { activity } = activities;
  return (
    activity.at(one) === activity.at(other) &&
    areSame(textAt(activities, one, "category"), textAt(activities, other, "category")) &&
    (codes.at(one) ?? "") === (codes.at(other) ?? "")
  );
}

/** Whether two categories may be the same: one that was left out, or is written in another way, is no other. */
const areSame = (one: string, other: string): boolean =>
  one === other || isBlank(one) || isBlank(other) || fold(one) === fold(other);
