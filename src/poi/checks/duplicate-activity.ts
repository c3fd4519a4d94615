import { isBlank } from "../cells";
import { textAt, type Plan, type Rows } from "../plan";
import { fold } from "../words";
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
  const hashes = rowHashes(activities);
  const rows = rowsOfSharedBits(hashes);
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, rows.length * 2)));
  const firstRows = new Int32Array(size).fill(-1);
  const found: [number, number][] = [];
  for (const row of rows) {
    if (activities.hasUnnamed && activities.activity.at(row) === "") continue;
    let place = hashes[row] & (size - 1);
    for (;;) {
      const other = firstRows[place];
      if (other < 0) {
        firstRows[place] = row;
        break;
      }
      if (hashes[other] === hashes[row] && isSame(plan, other, row)) {
        found.push([row, other]);
        break;
      }
      place = (place + 1) & (size - 1);
    }
  }
  return found;
}

/** Equal for rows of the same name, unit and measure. */
function rowHashes({ count, activityHash, unit, measure }: Rows): Int32Array {
  const hashes = new Int32Array(count);
  const { index: units } = unit;
  const { index: measures } = measure;
  for (let row = 0; row < count; row++) {
    const hash = Math.imul(activityHash[row] ^ (units[row] * 31 + measures[row]), 0x01000193);
    hashes[row] = hash ^ (hash >>> 15);
  }
  return hashes;
}

/**
 * The rows whose hash falls on the same bit as another's. A bit a hash stays in the processor's caches where a table of
 * all rows does not, and most rows are done with here.
 */
function rowsOfSharedBits(hashes: Int32Array): number[] {
  const bits = 2 ** Math.ceil(Math.log2(Math.max(32, hashes.length * BITS_A_ROW)));
  const seen = new Uint32Array(bits >>> 5);
  const shared = new Uint32Array(bits >>> 5);
  for (let row = 0; row < hashes.length; row++) {
    const bit = hashes[row] & (bits - 1);
    const mask = 1 << (bit & 31);
    const word = seen[bit >>> 5];
    if ((word & mask) === 0) seen[bit >>> 5] = word | mask;
    else shared[bit >>> 5] |= mask;
  }
  const found: number[] = [];
  for (let row = 0; row < hashes.length; row++) {
    const bit = hashes[row] & (bits - 1);
    if ((shared[bit >>> 5] & (1 << (bit & 31))) !== 0) found.push(row);
  }
  return found;
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
