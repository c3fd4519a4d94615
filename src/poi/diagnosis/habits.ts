import type { Plan } from "../plan";
import type { RestoredRow } from "./lost-cells";
import { cellsOf, type RowSums } from "./row-sums";
import { costOf, type UsualValues } from "./usual-values";

/** How often something was seen, and how often not. */
export interface Tally {
  readonly yes: number;
  readonly no: number;
}

/** What is usual in this plan, counted over its sound rows: the ground on which candidates are compared. */
export interface Habits {
  /** Executed equals programmed in a month already reported. */
  readonly agree: Tally;
  /** A programmed month equals the month before. */
  readonly repeat: Tally;
  /** An executed month that is not as programmed equals the month before. */
  readonly strayRepeat: Tally;
  /** Rows, not months: a row's executed months are what was programmed the month before, more often than as programmed. */
  readonly behind: Tally;
  /** Rows with months or sums of nothing: they say 0 in some of those cells and leave others blank. */
  readonly mixed: Tally;
  /** A lost cell repeats the cell beside it: a run of equal values came out too short. */
  readonly lostRepeat: Tally;
  /** 0-based month after which nothing can have been executed yet. */
  readonly lastReported: number;
}

/** Before any row of the plan is seen: a table loses cells mostly out of runs of equal values. */
const LOST_REPEAT: Tally = { yes: 9, no: 1 };

/** Before any row of the plan is seen: one activity in twenty runs a month behind what it programmed. */
const BEHIND: Tally = { yes: 1, no: 19 };

/** Before any row of the plan is seen: one row in ten writes 0 here and nothing there. */
const MIXED: Tally = { yes: 1, no: 9 };

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
  const strayRepeat = { yes: 0, no: 0 };
  const behind = { ...BEHIND };
  const mixed = { ...MIXED };
  const { count } = plan.activities;
  const stride = Math.max(1, Math.floor(count / MOST_ROWS));
  for (let row = 0; row < count; row += stride) {
    if (broken.has(row)) continue;
    const sums = sumsOf(row);
    const cells = cellsOf(plan.activities, row, sums.slots);
    const seen = readMonths(cells, sums, lastReported, NO_USUAL);
    agree.yes += seen.agree;
    agree.no += seen.disagree;
    repeat.yes += seen.repeat;
    repeat.no += seen.change;
    strayRepeat.yes += seen.strayRepeat;
    strayRepeat.no += seen.strayChange;
    if (seen.late > seen.agree) behind.yes++;
    else behind.no++;
    const nothings = nothingsOf(cells);
    if (nothings === "mixed") mixed.yes++;
    else if (nothings === "alike") mixed.no++;
  }
  const lostRepeat = lostRepeats(shifted);
  return { agree, repeat, strayRepeat, behind, mixed, lostRepeat, lastReported };
}

/** Whether a row writes amounts of nothing all alike, as 0 or as blanks, or now so and now so. */
export function nothingsOf(cells: readonly (number | null)[]): "none" | "alike" | "mixed" {
  let hasBlank = false;
  let hasZero = false;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at];
    if (cell === null) hasBlank = true;
    else if (cell === 0) hasZero = true;
  }
  if (hasBlank && hasZero) return "mixed";
  return hasBlank || hasZero ? "alike" : "none";
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

/** A row's months as its two series come about: the programmed one after the other, the executed beside them. */
export interface MonthReading {
  /** Executed months that are as programmed (after the last reported one: nothing), and that are not. */
  agree: number;
  disagree: number;
  /** Programmed months that are as the month before, and that are not. */
  repeat: number;
  change: number;
  /** Executed months that nothing programmed explains and that are as the month before, and that are not. */
  strayRepeat: number;
  strayChange: number;
  /** Executed months that are as programmed the month before. */
  late: number;
  /** What the programmed values cost together that repeat nothing, as a log. */
  cost: number;
  /** The same of the executed values that nothing explains. */
  strayCost: number;
}

/** For counting alone: costs are not asked for. */
const NO_USUAL: UsualValues = { low: 0, high: 0, range: 1, logSpread: 0 };

/**
 * Reads a row's months so that each value is explained once: by the month before or what is programmed, or else
 * as a value of its own. The same reading is returned by every call.
 * @param lastReported 0-based month after which nothing can have been executed
 * @param usual where the row's values lie: what one costs that repeats nothing
 */
export function readMonths(
  cells: readonly (number | null)[],
  { months }: Pick<RowSums, "months">,
  lastReported: number,
  usual: UsualValues,
): Readonly<MonthReading> {
  const [programmed, executed] = months;
  const seen = READING;
  seen.agree = seen.disagree = seen.repeat = seen.change = 0;
  seen.strayRepeat = seen.strayChange = seen.late = 0;
  seen.cost = seen.strayCost = 0;
  let lastProgrammed = NaN;
  let lastExecuted = NaN;
  for (let month = 0; month < 12; month++) {
    const atProgrammed = programmed[month];
    const atExecuted = executed[month];
    const p = atProgrammed < 0 ? NaN : (cells[atProgrammed] ?? 0);
    if (atProgrammed >= 0) {
      if (p === lastProgrammed) seen.repeat++;
      else {
        if (month > 0) seen.change++;
        seen.cost += costOf(p, usual);
      }
    }
    if (atExecuted >= 0) {
      const e = cells[atExecuted] ?? 0;
      const isReported = month <= lastReported;
      if (e === (isReported ? lastProgrammed : 0)) seen.late++;
      const isAsPlanned = e === (isReported ? p : 0);
      if (isAsPlanned) seen.agree++;
      else {
        if (atProgrammed >= 0) seen.disagree++;
        if (e === lastExecuted) seen.strayRepeat++;
        else {
          if (month > 0) seen.strayChange++;
          seen.strayCost += costOf(e, usual);
        }
      }
      lastExecuted = e;
    }
    lastProgrammed = p;
  }
  return seen;
}

/** Thousands of rows are read one after another: they share the place for what is read. */
const READING: MonthReading = {
  agree: 0,
  disagree: 0,
  repeat: 0,
  change: 0,
  strayRepeat: 0,
  strayChange: 0,
  late: 0,
  cost: 0,
  strayCost: 0,
};
