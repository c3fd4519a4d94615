import { SLOT_COUNT } from "../slots";
import type { RowSums } from "./row-sums";

/** Where the values of a row's months lie. */
export interface UsualValues {
  /** Nine tenths of the months lie from `low` to `high`. */
  readonly low: number;
  readonly high: number;
  /** Of about how many values one that is none of its neighbours' is one. */
  readonly range: number;
  /** Log of about how many values the months themselves take that repeat nothing. */
  readonly logSpread: number;
}

/**
 * What a month's value costs that repeats nothing, as a log: any of the row's span alike, and beyond it with a heavy
 * tail, because far values are rare, not impossible.
 */
export function costOf(value: number, { low, high, logSpread }: UsualValues): number {
  const beyond = value < low ? low - value : value - high;
  return beyond > 0 ? logSpread + 2 * Math.log1p(beyond / (1 + high - low)) : logSpread;
}

/** Where a row's months lie, as it stands: one wrong value hardly moves it. */
export function usualValues(cells: readonly (number | null)[], { months }: RowSums): UsualValues {
  const sorted = SORTED;
  let count = 0;
  for (const series of months) {
    for (const position of series) {
      if (position < 0) continue;
      const value = Math.abs(cells[position] ?? 0);
      let place = count++;
      for (; place > 0 && sorted[place - 1] > value; place--) sorted[place] = sorted[place - 1];
      sorted[place] = value;
    }
  }
  const last = Math.max(0, count - 1);
  const low = sorted[Math.floor(0.1 * last)];
  const high = sorted[Math.floor(0.9 * last)];
  const range = 4 + 2 * sorted[Math.floor(0.5 * last)];
  return { low, high, range, logSpread: Math.log(6 + 2 * (high - low)) };
}

/** A few dozen months are sorted for every damaged row: in place, and faster than the general sort. */
const SORTED = new Float64Array(SLOT_COUNT);
