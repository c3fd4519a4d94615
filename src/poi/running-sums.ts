import type { AmountColumn, Rows } from "./plan";
import { SLOT_COUNT } from "./slots";

/** What the rows above some boundaries add up to, so that the sum between any two of them is one subtraction. */
export class RunningSums {
  private readonly at = new Map<number, Float64Array>();

  /** @param boundaries rows (0 to rows.count) between which sums will be asked for */
  constructor(rows: Rows, boundaries: Iterable<number>) {
    const sums = new Float64Array(SLOT_COUNT);
    /** What rounding took from each sum; with it a difference of two large sums is as exact as the small one. */
    const lost = new Float64Array(SLOT_COUNT);
    let from = 0;
    for (const boundary of [...new Set(boundaries)].sort((a, b) => a - b)) {
      for (const [slot, column] of rows.amounts.entries()) {
        if (!column) continue;
        if (rows.integers) sums[slot] += plainSum(column, from, boundary);
        else addExactly(column, from, boundary, slot, sums, lost);
      }
      const both = new Float64Array(2 * SLOT_COUNT);
      both.set(sums);
      both.set(lost, SLOT_COUNT);
      this.at.set(boundary, both);
      from = boundary;
    }
  }

  /**
   * Sum of a slot over rows [start, end).
   * @throws RangeError when these are no boundaries
   */
  sum(slot: number, start: number, end: number): number {
    const from = this.at.get(start);
    const to = this.at.get(end);
    if (!from || !to) throw new RangeError(`no sums at rows ${start} and ${end}`);
    return to[slot] - from[slot] + (to[SLOT_COUNT + slot] - from[SLOT_COUNT + slot]);
  }
}

function plainSum(column: AmountColumn, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row++) sum += column[row];
  return sum;
}

/** Adds column[from, to) to sums[slot], and to lost[slot] what rounding takes from it (Knuth's two-sum). */
function addExactly(
  column: AmountColumn,
  from: number,
  to: number,
  slot: number,
  sums: Float64Array,
  lost: Float64Array,
): void {
  let sum = sums[slot];
  let rounding = lost[slot];
  for (let row = from; row < to; row++) {
    const next = sum + column[row];
    const added = next - sum;
    rounding += sum - (next - added) + (column[row] - added);
    sum = next;
  }
  sums[slot] = sum;
  lost[slot] = rounding;
}
