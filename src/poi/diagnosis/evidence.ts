import { monthPairs, type Habits, type Tally } from "./habits";
import { SERIES } from "../slots";
import type { RowSums } from "./row-sums";

/**
 * How well a row's months go together, as a log likelihood: what the candidates of one row are compared by,
 * beside how their fault comes about. README, "Evidence".
 */
export class Plausibility {
  private readonly agree: RisingLogs;
  private readonly repeat: RisingLogs;

  constructor(private readonly habits: Habits) {
    this.agree = new RisingLogs(habits.monthsAgree);
    this.repeat = new RisingLogs(habits.monthsRepeat);
  }

  /**
   * Log likelihood of a row's months.
   * @param usual where the row's values lie (`usualValues`), the same for all its candidates
   */
  of(cells: readonly (number | null)[], row: RowSums, usual: UsualValues): number {
    const pairs = monthPairs(cells, row, this.habits.lastReported);
    const logRange = Math.log(usual.range);
    let score =
      this.agree.of(pairs.agree, pairs.disagree) -
      pairs.disagree * logRange +
      // Neighbouring months stand in for one another less than programmed and executed do: a month that
      // differs from the one before is weighed at half, because both its neighbours count it.
      0.5 * (this.repeat.of(pairs.repeat, pairs.change) - pairs.change * logRange);
    for (const series of row.months) {
      for (const position of series) {
        const value = position < 0 ? usual.low : (cells[position] ?? 0);
        const beyond = value < usual.low ? usual.low - value : value - usual.high;
        // A heavy tail: far values are rare, not impossible.
        if (beyond > 0) score -= 2 * Math.log1p(beyond / (1 + usual.high - usual.low));
      }
    }
    return score;
  }
}

/** Where the values of a row's months lie. */
export interface UsualValues {
  /** Nine tenths of the months lie from `low` to `high`. */
  readonly low: number;
  readonly high: number;
  /** Of about how many values one that is none of its neighbours' is one. */
  readonly range: number;
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
  return {
    low: sorted[Math.floor(0.1 * last)],
    high: sorted[Math.floor(0.9 * last)],
    range: 4 + 2 * sorted[Math.floor(0.5 * last)],
  };
}

/** A few dozen months are sorted for every damaged row: in place, and faster than the general sort. */
const SORTED = new Float64Array(12 * SERIES.length);

/** How much the plan's own rate weighs against the row's: rows differ more among themselves than within. */
const PRIOR_WEIGHT = 1;
const LONGEST = 40;

/**
 * Log likelihood of seeing something `yes` times and not seeing it `no` times in one row, where each row has a
 * rate of its own and the plan's rows show how such rates are spread (beta-binomial, without the factor that is
 * the same for all candidates of a row).
 */
class RisingLogs {
  private readonly yes: Float64Array;
  private readonly no: Float64Array;
  private readonly both: Float64Array;

  constructor({ yes, no }: Tally) {
    const rate = (yes + 1) / (yes + no + 2);
    this.yes = risingLogs(PRIOR_WEIGHT * rate);
    this.no = risingLogs(PRIOR_WEIGHT * (1 - rate));
    this.both = risingLogs(PRIOR_WEIGHT);
  }

  of(yes: number, no: number): number {
    return this.yes[yes] + this.no[no] - this.both[yes + no];
  }
}

/** Logs of x, x(x+1), x(x+1)(x+2)… */
function risingLogs(x: number): Float64Array {
  const logs = new Float64Array(LONGEST);
  for (let n = 1; n < LONGEST; n++) logs[n] = logs[n - 1] + Math.log(x + n - 1);
  return logs;
}
