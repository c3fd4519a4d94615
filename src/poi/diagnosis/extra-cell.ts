import { failingSums, type FailingSums } from "./failing-sums";
import { firstOf } from "./fault-places";
import type { RowSums } from "./row-sums";
import { solve, type SlidRow } from "./slide";

/**
 * Every way to take out a cell that a row has too many, so that all its sums hold: the mirror of lost cells.
 * Everything right of the extra cell has slid to the right, and the row's last cell has been pushed out of the
 * table: the sums say what it was. Ways differ in what the cell says that they take out, whatever the row left.
 * Left of a column that is not read none is looked for: what is in it was pushed into an amount, and is not known.
 * @param cells the row's numbers in sheet order, null for a blank
 */
export function removeExtraCell(
  cells: readonly (number | null)[],
  { rules, masks, lastRun }: RowSums,
  integers: boolean,
  failing: FailingSums = failingSums(cells, rules),
): SlidRow[] {
  const ways: SlidRow[] = [];
  const last = cells.length - 1;
  let size = 1;
  for (let at = 0; at <= last; at++) size += Math.abs(cells[at] ?? 0);
  const most = ROUNDING * size;
  const rests = RESTS;
  for (let bit = 0; bit < rules.length; bit++) rests[bit] = failing.rests[bit];
  let broken = failing.mask;
  // From the end, with each cell that is taken out in place of the one right of it, that one slides back.
  for (let at = last; at >= lastRun; at--) {
    const slid = (at < last ? cells[at + 1] : null) ?? 0;
    const more = slid - (cells[at] ?? 0);
    if (more !== 0) {
      for (let bits = masks[at]; bits !== 0; bits &= bits - 1) {
        const bit = firstOf(bits);
        rests[bit] += rules[bit].total === at ? more : -more;
        if (Math.abs(rests[bit]) > most) broken |= 1 << bit;
        else broken &= ~(1 << bit);
      }
    }
    // What was pushed out makes its own sums hold.
    if ((broken & ~masks[last]) !== 0) continue;
    // Of a run of equal cells any can be taken out for the same row: only the first is.
    if (at > lastRun && cells[at] === cells[at - 1]) continue;
    const row = [...cells.slice(0, at), ...cells.slice(at + 1), undefined];
    if (solve(row, rules, integers)) ways.push({ at: [at], cells: row });
  }
  return ways.reverse();
}

/** Of all a row's cells together: sums that fail by more do not hold, those that fail by less are asked exactly. */
const ROUNDING = 1e-8;

/** By rule; thousands of rows are asked one after another. */
const RESTS = new Float64Array(32);
