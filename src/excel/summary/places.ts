import type { GroupRole } from "../../poi/formulas/plan-formulas";
import { unreportedActivities, unreportedQuarters } from "../../poi/execution/reported-tables";
import type { Summary } from "../../poi/summary/summary";

/** Rows of data of a block, 0-based sheet rows; `last` is `first - 1` where there are none. */
export interface Place {
  /** Row of the block's heading. */
  readonly heading: number;
  readonly first: number;
  readonly last: number;
}

/** Where each block stands on the sheet; worked out before any formula, because formulas refer across blocks. */
export interface Places extends Readonly<Record<GroupRole, Place>> {
  readonly totals: Place;
  /** The chart of units: the rows that it covers. */
  readonly chart: Place;
  readonly underExecuted: Place;
  readonly kept: Place;
  readonly exceeded: Place;
  readonly unprogrammed: Place;
  readonly notProgrammed: Place;
  readonly findings: Place;
  readonly corrections: Place;
  readonly excluded: Place;
  /** The row below all blocks. */
  readonly end: number;
}

/** Rows of the identity block, by what they tell. */
export const IDENTITY = {
  title: 0,
  plan: 1,
  heading: 3,
  year: 4,
  quarter: 5,
  made: 6,
  version: 7,
  critical: 8,
  low: 9,
  seal: 10,
  verdictHeading: 12,
  verdict: 13,
  errors: 14,
  warnings: 15,
  infos: 16,
  doubts: 17,
  activities: 18,
  excluded: 19,
  target: 20,
  note: 21,
} as const;

const ROWS_ABOVE = 23;
const ROWS_BETWEEN = 2;

/** Units that the chart shows at most. */
const MOST_BARS = 30;

/** Rows that a bar of the chart takes, and those of its axis and legend. */
const ROWS_A_BAR = 1.2;
const ROWS_OF_FRAME = 6;

/** Bars of the chart of units: those with something programmed. */
export function barsOf({ groups }: Summary): number {
  return Math.min(MOST_BARS, groups.unit.filter(({ progress }) => progress.ratio !== null).length);
}

/**
 * The blocks one below the other. A block with nothing to list keeps one row, which says so.
 * @param corrections how many rows the corrections take
 */
export function placesOf(summary: Summary, kept: readonly unknown[], corrections: number): Places {
  let next = ROWS_ABOVE;
  /** `above`: rows between the heading and the first row of data. */
  const place = (above: number, rows: number, below = 0): Place => {
    const heading = next;
    const first = heading + 1 + (rows > 0 ? above : 0);
    next = first + Math.max(1, rows) + (rows > 0 ? below : 0) + ROWS_BETWEEN;
    return { heading, first, last: first + rows - 1 };
  };
  const leftOut = (): Place => ({ heading: -1, first: 0, last: -1 });
  const bars = barsOf(summary);
  const isPartly = unreportedActivities(summary.plan).activities > 0;
  const lacksQuarters = unreportedQuarters(summary.plan).quarters.length > 0;
  const warnings = [summary.textNumbers > 0, !summary.reported || isPartly, lacksQuarters].filter(
    (isSaid) => isSaid,
  ).length;
  return {
    totals: place(3 + warnings, summary.quarter + 1),
    unit: place(2, summary.groups.unit.length, 2),
    chart: bars > 0 ? place(1, Math.ceil(bars * ROWS_A_BAR) + ROWS_OF_FRAME) : leftOut(),
    category: place(2, summary.groups.category.length, 2),
    measure: place(3, summary.groups.measure.length, 2),
    underExecuted: place(1, summary.underExecuted.length),
    kept: kept.length > 0 ? place(1, kept.length) : leftOut(),
    exceeded: place(1, summary.exceeded.length),
    unprogrammed: place(1, summary.unprogrammed.length),
    notProgrammed: place(1, summary.notProgrammed.length),
    findings: place(
      1,
      summary.doubts.length + summary.findings.length,
      summary.moreFindings > 0 ? 1 + summary.notListed.size : 0,
    ),
    corrections: place(1, corrections, 1),
    excluded: summary.excluded.length > 0 ? place(2, summary.excluded.length) : leftOut(),
    end: next,
  };
}
