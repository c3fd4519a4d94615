import { nothingsOf, readMonths, type Habits, type Tally } from "./habits";
import { addLogs } from "./logs";
import type { RowSums } from "./row-sums";
import { costOf, type UsualValues } from "./usual-values";

/**
 * How well a row's months go together, as a log likelihood: what the candidates of one row are compared by,
 * beside how their fault comes about. README, "Evidence".
 */
export class Plausibility {
  private readonly agree: RisingLogs;
  private readonly repeat: RisingLogs;
  private readonly strayRepeat: RisingLogs;
  private readonly nothings: Readonly<Record<ReturnType<typeof nothingsOf>, number>>;

  constructor(private readonly habits: Habits) {
    this.agree = new RisingLogs(habits.agree);
    this.repeat = new RisingLogs(habits.repeat);
    this.strayRepeat = new RisingLogs(habits.strayRepeat);
    const { yes, no } = habits.mixed;
    this.nothings = {
      none: 0,
      alike: Math.log(no / (yes + no)),
      mixed: Math.log(yes / (yes + no)),
    };
  }

  /**
   * Log likelihood of a row's months, and of its blanks beside zeros.
   * @param usual where the row's values lie (`usualValues`), the same for all its candidates
   */
  of(cells: readonly (number | null)[], row: RowSums, usual: UsualValues): number {
    const seen = readMonths(cells, row, this.habits.lastReported, usual);
    const asProgrammed =
      this.agree.of(seen.agree, seen.disagree) +
      this.strayRepeat.of(seen.strayRepeat, seen.strayChange);
    const executed =
      seen.late > seen.agree
        ? addLogs(asProgrammed - seen.strayCost, this.behind(cells, row, usual))
        : asProgrammed - seen.strayCost;
    const programmed = this.repeat.of(seen.repeat, seen.change) - seen.cost;
    return programmed + executed + this.nothings[nothingsOf(cells)];
  }

  /**
   * Log likelihood of executed months that run a month behind the programmed ones. A row is in time until it falls
   * behind: a month in time says nothing against it until one has been late. Nor does a January of nothing, because
   * what was programmed for the December before is not known.
   */
  private behind(
    cells: readonly (number | null)[],
    { months: [programmed, executed] }: RowSums,
    usual: UsualValues,
  ): number {
    const { behind, lastReported } = this.habits;
    let late = 0;
    let others = 0;
    let cost = 0;
    let hasFallen = false;
    for (let month = 0; month < 12; month++) {
      if (executed[month] < 0) continue;
      const amount = cells[executed[month]] ?? 0;
      const isReported = month <= lastReported;
      const before = month > 0 ? (cells[programmed[month - 1]] ?? 0) : NaN;
      const isLate = amount === (isReported ? before : 0);
      const isInTime = isReported && amount === (cells[programmed[month]] ?? 0);
      if (isLate) {
        late++;
        hasFallen ||= isReported && !isInTime;
      } else if (isInTime ? hasFallen : month > 0 || amount !== 0) {
        others++;
        if (!isInTime) cost += costOf(amount, usual);
      }
    }
    return Math.log(behind.yes / behind.no) + this.agree.of(late, others) - cost;
  }
}

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
