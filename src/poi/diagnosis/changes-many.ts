import type { RowSums } from "./row-sums";
import type { SlidRow } from "./slide";
import { fillUndetermined } from "./undetermined";

/** Ways to fill open cells that are tried: one is enough. */
const FILLED = 20;

/**
 * Whether a row with its cells slid back can be, and differs in more than one cell from the row as it stands: in one, that
 * one was wrong, and nothing has slid.
 * @param restored undefined where the sums leave a cell open
 */
export function changesMany(
  restored: SlidRow["cells"],
  cells: readonly (number | null)[],
  { rules }: RowSums,
  integers: boolean,
): boolean {
  const differs = (row: SlidRow["cells"]): boolean => {
    let changed = 0;
    for (let at = 0; at < cells.length; at++) if ((row[at] ?? 0) !== (cells[at] ?? 0)) changed++;
    return changed > 1;
  };
  if (!restored.includes(undefined)) return differs(restored);
  const { rows, more } = fillUndetermined(restored, rules, integers, FILLED);
  return more || rows.some(differs);
}
