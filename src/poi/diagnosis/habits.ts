import type { Plan } from "../plan";
import type { RestoredRow } from "./lost-cells";
import { cellsOf, type RowSums } from "./row-sums";

/** How often something was seen, and how often not. */
export interface Tally {
  readonly yes: number;
  readonly no: number;
}

/** What is usual in this plan, counted over its sound rows: the ground on which candidates are compared. */
export interface Habits {
  /** Executed equals programmed in a month already reported. */
  readonly monthsAgree: Tally;
  /** A month equals the month before. */
  readonly monthsRepeat: Tally;
  /** A lost cell repeats the cell beside it: a run of equal values came out too short. */
  readonly lostRepeat: Tally;
  /** 0-based month after which nothing can have been executed yet. */
  readonly lastReported: number;
}

/** Before any row of the plan is seen: a table loses cells mostly out of runs of equal values. */
const LOST_REPEAT: Tally = { yes: 9, no: 1 };

/** Sound rows looked at: enough for rates to two digits, however long the plan. */
const MOST_ROWS = 2000;

/**
 * Counts a plan's habits over its sound rows.
 * @param broken activities that have a broken sum
 * @param shifted activities that have lost cells, with the ways to put them back
 * @param quarter the reported quarter, 1–4
 */
export function habitsOf(
  plan: Plan,
  broken: ReadonlySet<number>,
  shifted: ReadonlyMap<number, readonly RestoredRow[]>,
  quarter: number,
  sumsOf: (row: number) => RowSums,
): Habits {
  const lastReported = quarter * 3 - 1;
  const agree = { yes: 0, no: 0 };
  const repeat = { yes: 0, no: 0 };
  const { count } = plan.activities;
  const stride = Math.max(1, Math.floor(count / MOST_ROWS));
  for (let row = 0; row < count; row += stride) {
    if (broken.has(row)) continue;
    const sums = sumsOf(row);
    const seen = monthPairs(cellsOf(plan.activities, row, sums.slots), sums, lastReported);
    agree.yes += seen.agree;
    agree.no += seen.disagree;
    repeat.yes += seen.repeat;
    repeat.no += seen.change;
  }
  return {
    monthsAgree: agree,
    monthsRepeat: repeat,
    lostRepeat: lostRepeats(shifted),
    lastReported,
  };
}

/** Whether every lost cell of a restored row equals the cell beside it. */
export function repeatsNeighbours(
  cells: readonly (number | null | undefined)[],
  lost: readonly number[],
): boolean {
  return lost.every(
    (position) =>
      (cells[position] ?? 0) === (cells[position - 1] ?? 0) ||
      (position + 1 < cells.length && (cells[position] ?? 0) === (cells[position + 1] ?? 0)),
  );
}

/** Counted where all ways to put a row's cells back, fully determined, say the same. */
function lostRepeats(shifted: ReadonlyMap<number, readonly RestoredRow[]>): Tally {
  let { yes, no } = LOST_REPEAT;
  for (const ways of shifted.values()) {
    if (ways.some((way) => way.cells.includes(undefined))) continue;
    const repeating = ways.filter((way) => repeatsNeighbours(way.cells, way.lost)).length;
    if (repeating === ways.length) yes++;
    else if (repeating === 0) no++;
  }
  return { yes, no };
}

/** How many months of a row agree between programmed and executed, and how many repeat the month before. */
export interface MonthPairs {
  readonly agree: number;
  readonly disagree: number;
  readonly repeat: number;
  readonly change: number;
}

/** Counts over a row's cells. After the last reported month, executed agrees when it is nothing. */
export function monthPairs(
  cells: readonly (number | null)[],
  { months }: Pick<RowSums, "months">,
  lastReported: number,
): MonthPairs {
  const [programmed, executed] = months;
  let agree = 0;
  let disagree = 0;
  let repeat = 0;
  let change = 0;
  let lastProgrammed = 0;
  let lastExecuted = 0;
  for (let month = 0; month < 12; month++) {
    const p = programmed[month] < 0 ? undefined : (cells[programmed[month]] ?? 0);
    const e = executed[month] < 0 ? undefined : (cells[executed[month]] ?? 0);
    if (p !== undefined && month > 0) {
      if (p === lastProgrammed) repeat++;
      else change++;
    }
    if (e !== undefined && month > 0 && month <= lastReported) {
      if (e === lastExecuted) repeat++;
      else change++;
    }
    if (e !== undefined && p !== undefined) {
      if (e === (month <= lastReported ? p : 0)) agree++;
      else disagree++;
    }
    lastProgrammed = p ?? 0;
    lastExecuted = e ?? 0;
  }
  return { agree, disagree, repeat, change };
}
