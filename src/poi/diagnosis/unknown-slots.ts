import type { RestoredRow } from "./lost-cells";
import { amountAt, slotsInSheetOrder, type Plan } from "../plan";
import { changedPositions } from "./shifted-rows";

/** By activity, the slots whose cell is not known. */
export type UnknownSlots = ReadonlyMap<number, ReadonlySet<number>>;

/** The slots that putting a row's cells back may change, by its ways: worked out once a row. */
const slotsOfWays = new WeakMap<readonly RestoredRow[], readonly number[]>();

/** The slots whose cell is not known: those that restoring a shifted row may change, and odd cells. */
export function unknownSlotsOf(
  plan: Plan,
  shifted: ReadonlyMap<number, readonly RestoredRow[]>,
): UnknownSlots {
  const rows = plan.activities;
  const unknown = new Map<number, Set<number>>();
  for (const [row, ways] of shifted) unknown.set(row, new Set(changedSlots(plan, row, ways)));
  for (const { row, slot } of rows.oddCells) {
    const slots = unknown.get(row) ?? new Set();
    unknown.set(row, slots.add(slot));
  }
  return unknown;
}

function changedSlots(plan: Plan, row: number, ways: readonly RestoredRow[]): readonly number[] {
  let changed = slotsOfWays.get(ways);
  if (!changed) {
    const slots = slotsInSheetOrder(plan.tables[plan.activities.table[row]].columns);
    const cells = slots.map((slot) => amountAt(plan.activities, row, slot));
    changed = changedPositions(cells, ways).sometimes.map((position) => slots[position]);
    slotsOfWays.set(ways, changed);
  }
  return changed;
}
