import { isBlank } from "../cells";
import { groupBy } from "../group-by";
import { fold } from "../header/fold";
import { NO_TEXTS } from "../header/other-texts";
import { textAt, type Plan } from "../plan";
import { fillDown } from "../reading/fill-down";
import type { RowRange } from "../row-range";
import { runsOfUnits } from "../unit-runs";

/** Activities that a plan has more than once. Rows are indexes in Plan.activities. */
export interface RepeatedActivities {
  /** The sheets nearly all of whose activities stand on others as well, as a copy of them does. */
  readonly sheets: readonly RepeatedSheet[];
  /** The others, as pairs (row, first row like it), in the order of rows. */
  readonly rows: readonly (readonly [number, number])[];
}

/** A sheet that repeats others. */
export interface RepeatedSheet {
  readonly sheet: string;
  /** Its activities, and for each of them the first row of another sheet that is like it. */
  readonly rows: readonly (readonly [number, number])[];
}

/** A sheet repeats others where so many of its activities, and this share of them, stand there as well. */
const FEWEST_REPEATED = 2;
const SHARE_REPEATED = 0.9;

/** By what does not change while names do not: changed amounts leave it as it is. */
const known = new WeakMap<Plan["activities"]["activityHash"], RepeatedActivities>();

/** The activities of the same unit, however it is written, category, name, measure, code and other texts (where they have some) that stand more than once. */
export function repeatedActivities(plan: Plan): RepeatedActivities {
  let found = known.get(plan.activities.activityHash);
  if (!found) known.set(plan.activities.activityHash, (found = findRepeated(plan)));
  return found;
}

function findRepeated(plan: Plan): RepeatedActivities {
  const sheets: RepeatedSheet[] = [];
  const leftOut = new Set<string>();
  for (;;) {
    const rows = duplicates(plan, leftOut);
    const sheet = rows.length > 0 ? repeatedSheet(plan, rows, leftOut) : undefined;
    if (!sheet) return { sheets, rows };
    sheets.push(sheet);
    leftOut.add(sheet.sheet);
  }
}

/** The largest sheet that repeats others; of several alike the last. */
function repeatedSheet(
  { activities, tables }: Plan,
  pairs: readonly (readonly [number, number])[],
  leftOut: ReadonlySet<string>,
): RepeatedSheet | undefined {
  const sheetOf = (row: number): string => tables[activities.table[row]].sheet;
  const repeated = new Map<string, (readonly [number, number])[]>();
  for (const [first, others] of groupBy(pairs, ([, row]) => row)) {
    const alike = [first, ...others.map(([row]) => row)];
    const elsewhere = alike.find((row) => sheetOf(row) !== sheetOf(first));
    if (elsewhere === undefined) continue;
    for (const row of alike) {
      const sheet = sheetOf(row);
      const other = sheet === sheetOf(first) ? elsewhere : first;
      const rows = repeated.get(sheet);
      if (rows) rows.push([row, other]);
      else repeated.set(sheet, [[row, other]]);
    }
  }
  let found: RepeatedSheet | undefined;
  for (const sheet of new Set(tables.map((table) => table.sheet))) {
    const rows = repeated.get(sheet) ?? [];
    const count = tables
      .filter((table) => table.sheet === sheet)
      .reduce((sum, { activities: { start, end } }) => sum + end - start, 0);
    const repeats = rows.length >= FEWEST_REPEATED && rows.length >= SHARE_REPEATED * count;
    if (repeats && !leftOut.has(sheet) && rows.length >= (found?.rows.length ?? 0))
      found = { sheet, rows: [...rows].sort(([one], [other]) => one - other) };
  }
  return found;
}

/**
 * Pairs (row, first row like it), in the order of rows.
 * @param leftOut sheets whose rows are not looked at
 */
function duplicates(plan: Plan, leftOut: ReadonlySet<string>): [number, number][] {
  const { unit } = plan.activities;
  const asked =
    leftOut.size === 0
      ? [{ start: 0, end: unit.index.length }]
      : plan.tables.flatMap(({ sheet, activities }) => (leftOut.has(sheet) ? [] : [activities]));
  const ofUnits = groupBy(
    asked.flatMap(({ start, end }) => runsOfUnits(unit.index, start, end)),
    unitsOf(unit),
  );
  const otherTexts = otherTextsOf(plan);
  const found: [number, number][] = [];
  let firstRows = new Int32Array(0);
  for (const runs of ofUnits.values()) {
    const rows = runs.reduce((sum, { start, end }) => sum + end - start, 0);
    const places = 2 ** Math.ceil(Math.log2(Math.max(FEWEST_PLACES, rows * 4)));
    if (places > firstRows.length) firstRows = new Int32Array(places);
    firstRows.fill(NONE, 0, places);
    const names: UnitNames = { otherTexts, firstRows, mask: places - 1, hashedAlike: new Map() };
    for (const run of runs) addDuplicates(plan, run, names, found);
  }
  return found
    .filter(([row, first]) => !areOfOneCell(plan, row, first))
    .sort(([one], [other]) => one - other);
}

/** Whether two rows have their name from one merged cell: who merges them means two. */
function areOfOneCell({ activities, tables }: Plan, row: number, first: number): boolean {
  const { padded, sheetRow, table } = activities;
  return (
    padded.has(row) &&
    table[row] === table[first] &&
    tables[table[row]].mergedTexts.some(
      ({ role, firstRow, lastRow }) =>
        role === "activity" && firstRow <= sheetRow[first] && sheetRow[row] <= lastRow,
    )
  );
}

/** What tells the units of runs of rows apart: their folded texts, each folded once. */
function unitsOf({ index, pool }: Plan["activities"]["unit"]): (run: RowRange) => string {
  const folded: (string | undefined)[] = [];
  return ({ start }) => {
    const unit = index[start];
    return unit < 0 ? "" : (folded[unit] ??= fold(pool[unit]));
  };
}

/** By activity its other texts, NO_TEXTS or no entry where it has none; those of the row above, where they are written once for several rows. */
function otherTextsOf({ otherTexts, tables }: Plan): Int32Array {
  if (otherTexts.length === 0) return otherTexts;
  const filled = otherTexts.map((texts) => (texts === NO_TEXTS ? BLANK : texts));
  for (const { activities, continues } of tables) {
    const { start, end } = activities;
    fillDown(
      filled,
      start,
      Math.min(end, filled.length),
      continues === undefined ? BLANK : filled[start - 1],
    );
  }
  return filled.map((texts) => (texts === BLANK ? NO_TEXTS : texts));
}

/** In `fillDown`. */
const BLANK = -1;

/** Of a unit's table, which is a power of two. */
const FEWEST_PLACES = 16;
const NONE = -1;

/**
 * The activities of a unit's rows above. Each unit has its own: its rows mostly stand together, and their table, unlike one
 * of all rows, stays in the processor's first caches meanwhile.
 */
interface UnitNames {
  /** Of all activities. */
  readonly otherTexts: Int32Array;
  /** An open hash table by name and measure: of each hash and measure the first row. */
  readonly firstRows: Int32Array;
  /** How many places of it are the unit's, a power of two, less one. */
  readonly mask: number;
  /**
   * Of activities that share hash and measure with another, which are few, by name, code and measure the first rows of each
   * folded category and its other texts; "" and NO_TEXTS for none, which is any.
   */
  readonly hashedAlike: Map<string, Map<string, Map<number, number>>>;
}

/** Looks up some rows of a unit among those above them. */
function addDuplicates(
  plan: Plan,
  { start, end }: RowRange,
  { otherTexts, firstRows, mask, hashedAlike }: UnitNames,
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
    while (first !== NONE && (hashes[first] !== hash || measures[first] !== measure)) {
      place = (place + 1) & mask;
      first = firstRows[place];
    }
    if (first === NONE) firstRows[place] = row;
    else if (isSame(plan, otherTexts, first, row)) found.push([row, first]);
    else {
      const key = `${measure} ${plan.codes.at(row) ?? ""}\n${activity.at(row)}`;
      const category = categoryOf(plan, row);
      const texts = otherTexts.at(row) ?? NO_TEXTS;
      let alike = hashedAlike.get(key);
      if (!alike) hashedAlike.set(key, (alike = new Map<string, Map<number, number>>()));
      const same = firstAlike(alike, category, "", (each) =>
        firstAlike(each, texts, NO_TEXTS, (at) => at),
      );
      if (same !== undefined) {
        found.push([row, same]);
        continue;
      }
      const ofCategory = alike.get(category);
      if (ofCategory) ofCategory.set(texts, row);
      else alike.set(category, new Map([[texts, row]]));
    }
  }
}

/** The first row of what is known by a key, or by none; where there is no key, by any. */
function firstAlike<Key, Known>(
  known: ReadonlyMap<Key, Known>,
  key: Key,
  none: Key,
  rowOf: (known: Known) => number | undefined,
): number | undefined {
  const places = key === none ? known.values() : [known.get(key), known.get(none)];
  for (const place of places) {
    const row = place === undefined ? undefined : rowOf(place);
    if (row !== undefined) return row;
  }
  return undefined;
}

/** Whether two rows of one unit, with one hash and one measure, are of the same activity. Names are far apart in memory. */
function isSame(plan: Plan, otherTexts: Int32Array, one: number, other: number): boolean {
  const { activity, category } = plan.activities;
  if (activity.at(one) !== activity.at(other)) return false;
  if ((plan.codes.at(one) ?? "") !== (plan.codes.at(other) ?? "")) return false;
  if (otherTexts.length > 0) {
    const [first, second] = [otherTexts.at(one), otherTexts.at(other)];
    if (first !== second && (first ?? NO_TEXTS) !== NO_TEXTS && (second ?? NO_TEXTS) !== NO_TEXTS)
      return false;
  }
  if (category.index[one] === category.index[other]) return true;
  // A category that was left out, or is written in another way, is no other.
  const [first, second] = [categoryOf(plan, one), categoryOf(plan, other)];
  return first === second || first === "" || second === "";
}

/** A row's category, folded; "" where it has none. */
function categoryOf({ activities }: Plan, row: number): string {
  const category = textAt(activities, row, "category");
  return isBlank(category) ? "" : fold(category);
}
