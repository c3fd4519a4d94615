import type { RowSums } from "./row-sums";
import { solve, type SlidRow } from "./slide";

/**
 * Every way to take out a cell that a row has too many, so that all its sums hold: the mirror of lost cells.
 * Everything right of the extra cell has slid to the right, and the row's last cell has been pushed out of the
 * table: the sums say what it was. Ways differ in what the cell says that they take out, whatever the row left.
 * @param cells the row's numbers in sheet order, null for a blank
 */
export function removeExtraCell(
  cells: readonly (number | null)[],
  { rules, masks }: RowSums,
  integers: boolean,
): SlidRow[] {
  const ways: SlidRow[] = [];
  const rests = RESTS;
  let size = 1;
  for (let at = 0; at < cells.length; at++) size += Math.abs(cells[at] ?? 0);
  const most = ROUNDING * size;
  // With the first cell taken out all others slide back; with each next one, one cell more stays where it is.
  let failing = 0;
  for (let bit = 0; bit < rules.length; bit++) {
    const { total, parts } = rules[bit];
    let rest = slidBack(cells, total);
    for (const part of parts) rest -= slidBack(cells, part);
    rests[bit] = rest;
    if (Math.abs(rest) > most) failing |= 1 << bit;
  }
  // What was pushed out makes its sums hold.
  const known = ~masks[cells.length - 1];
  for (let at = 0; at < cells.length; at++) {
    // Of a run of equal cells any can be taken out for the same row: only the first is.
    if ((failing & known) === 0 && (at === 0 || cells[at] !== cells[at - 1])) {
      const row = [...cells.slice(0, at), ...cells.slice(at + 1), undefined];
      if (solve(row, rules, integers)) ways.push({ at: [at], cells: row });
    }
    const more = (cells[at] ?? 0) - slidBack(cells, at);
    if (more === 0) continue;
    for (let bits = masks[at]; bits !== 0; bits &= bits - 1) {
      const bit = 31 - Math.clz32(bits & -bits);
      rests[bit] += rules[bit].total === at ? more : -more;
      if (Math.abs(rests[bit]) > most) failing |= 1 << bit;
      else failing &= ~(1 << bit);
    }
  }
  return ways;
}

const slidBack = (cells: readonly (number | null)[], position: number): number =>
  (position + 1 < cells.length ? cells[position + 1] : null) ?? 0;

/** Of all a row's cells together: sums that fail by more do not hold, those that fail by less are asked exactly. */
const ROUNDING = 1e-8;

/** By rule; thousands of rows are asked one after another. */
const RESTS = new Float64Array(32);
