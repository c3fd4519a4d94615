import type { Plan } from "../plan";
import { type Check, findingAt } from "./check";

/** The same unit, activity, measure and code (where activities have one) twice: it would be counted double. Said at the second row, which names the first. */
export const duplicateActivity: Check<"duplicate-activity"> = {
  id: "duplicate-activity",
  severity: "warning",
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

/** Pairs (row, first row like it), by an open hash table over names, units and measures. */
function duplicates(plan: Plan): (readonly [number, number])[] {
  const { codes } = plan;
  const { count, activity, activityHash, unit, measure, hasUnnamed } = plan.activities;
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, count * 2)));
  const firstRows = new Int32Array(size).fill(-1);
  const found: [number, number][] = [];
  for (let row = 0; row < count; row++) {
    // The names themselves, far apart in memory, are looked at only where it may matter.
    if (hasUnnamed && activity.at(row) === "") continue;
    const hash = Math.imul(
      activityHash[row] ^ (unit.index[row] * 31 + measure.index[row]),
      0x01000193,
    );
    let place = (hash ^ (hash >>> 15)) & (size - 1);
    for (;;) {
      const other = firstRows[place];
      if (other < 0) {
        firstRows[place] = row;
        break;
      }
      const same =
        activityHash[other] === activityHash[row] &&
        activity.at(other) === activity.at(row) &&
        unit.index[other] === unit.index[row] &&
        measure.index[other] === measure.index[row] &&
        (codes.at(other) ?? "") === (codes.at(row) ?? "");
      if (same) {
        found.push([row, other]);
        break;
      }
      place = (place + 1) & (size - 1);
    }
  }
  return found;
}
