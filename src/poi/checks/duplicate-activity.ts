import { isBlank } from "../cells";
import { textAt, type Plan, type PooledTexts, type Rows } from "../plan";
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

/** Bits a row among which hashes are spread: one row in some ten shares one by chance. */
const BITS_A_ROW = 8;

/** Pairs (row, first row like it), by an open hash table over those rows that may be like another. */
function duplicates(plan: Plan): (readonly [number, number])[] {
  const { activities } = plan;
  const { unit, measure, hasUnnamed, activity, activityHash } = activities;
  const rows = rowsOfSharedBits(activities);
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, rows.length * 2)));
  const firstRows = new Int32Array(size).fill(-1);
  const found: [number, number][] = [];
  for (const row of rows) {
    if (hasUnnamed && activity.at(row) === "") continue;
    const hash = hashOf(activityHash[row], measure.index[row]);
    let place = (hash ^ Math.imul(unit.index[row], 0x01000193)) & (size - 1);
    for (;;) {
      const other = firstRows[place];
      if (other < 0) {
        firstRows[place] = row;
        break;
      }
      if (isSame(plan, other, row)) {
        found.push([row, other]);
        break;
      }
      place = (place + 1) & (size - 1);
    }
  }
  return found;
}

/** Equal for rows of the same name and measure. */
function hashOf(activityHash: number, measure: number): number {
  return activityHash ^ Math.imul(measure, 0x85ebca6b);
}

/** Rows of one unit that stand together, and where the bits of all of that unit's rows are. */
interface UnitRun extends RowRange {
  /** The word (of 32 bits) in which they begin; how many they are, less one: a power of two, less one. */
  readonly first: number;
  readonly mask: number;
}

/**
 * The rows whose hash falls on the same bit as another's of their unit. Most rows are done with here. The rows of a unit
 * mostly stand together, and their bits, unlike those of all rows, stay in the processor's first caches meanwhile.
 */
function rowsOfSharedBits(rows: Rows): number[] {
  const { runs, words } = unitRuns(rows.unit);
  const seen = new Uint32Array(words);
  const shared = new Uint32Array(words);
  for (const run of runs) markBits(rows, run, seen, shared);
  const found: number[] = [];
  for (const run of runs) findShared(rows, run, shared, found);
  return found;
}

function unitRuns({ index, pool }: PooledTexts): { runs: UnitRun[]; words: number } {
  const ranges = runsOfUnits(index, 0, index.length);
  // Rows without a unit have place 0.
  const rows = new Int32Array(pool.length + 1);
  for (const { start, end } of ranges) rows[index[start] + 1] += end - start;
  let words = 0;
  const places: { first: number; mask: number }[] = [];
  for (const count of rows) {
    const bits = 2 ** Math.ceil(Math.log2(Math.max(32, count * BITS_A_ROW)));
    places.push({ first: words, mask: bits - 1 });
    words += bits >>> 5;
  }
  return { runs: ranges.map((range) => ({ ...range, ...places[index[range.start] + 1] })), words };
}

function markBits(
  { activityHash, measure: { index: measures } }: Rows,
  { start, end, first, mask }: UnitRun,
  seen: Uint32Array,
  shared: Uint32Array,
): void {
  for (let row = start; row < end; row++) {
    const bit = hashOf(activityHash[row], measures[row]) & mask;
    const at = first + (bit >>> 5);
    const flag = 1 << (bit & 31);
    const word = seen[at];
    if ((word & flag) === 0) seen[at] = word | flag;
    else shared[at] |= flag;
  }
}

function findShared(
  { activityHash, measure: { index: measures } }: Rows,
  { start, end, first, mask }: UnitRun,
  shared: Uint32Array,
  found: number[],
): void {
  for (let row = start; row < end; row++) {
    const bit = hashOf(activityHash[row], measures[row]) & mask;
    if ((shared[first + (bit >>> 5)] & (1 << (bit & 31))) !== 0) found.push(row);
  }
}

/** Whether two rows are of the same activity. Their names, far apart in memory, are looked at only where it may matter. */
function isSame({ activities, codes }: Plan, one: number, other: number): boolean {
  const { activity, activityHash, unit, measure } = activities;
  return (
    activityHash[one] === activityHash[other] &&
    unit.index[one] === unit.index[other] &&
    measure.index[one] === measure.index[other] &&
    activity.at(one) === activity.at(other) &&
    areSame(textAt(activities, one, "category"), textAt(activities, other, "category")) &&
    (codes.at(one) ?? "") === (codes.at(other) ?? "")
  );
}

/** Whether two categories may be the same: one that was left out, or is written in another way, is no other. */
const areSame = (one: string, other: string): boolean =>
  one === other || isBlank(one) || isBlank(other) || fold(one) === fold(other);
