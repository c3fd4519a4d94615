import { countedRows, isReported, unreportedActivities } from "./reported-tables";
import type { NotAdditive } from "../sums/measure-rule";
import type { AmountColumn, Plan } from "../plan";
import type { Measured, QuarterAmounts, SumColumn } from "../sums/quarter-amounts";
import { levelToDate } from "../sums/row-levels";
import type { RowRange } from "../row-range";
import { TARGET } from "../slots";
import type { Thresholds } from "./thresholds";
import { runsOfUnits } from "../unit-runs";

export type Level =
  | "critical"
  | "low"
  | "slight"
  | "met"
  | "exceeded"
  | "not-programmed"
  | "unprogrammed"
  /** The plan has no columns of what was executed: nobody can say. */
  | "not-reported";

/** Programmed against executed over some time. */
export interface Progress {
  readonly programmed: number;
  readonly executed: number;
  /** executed ÷ programmed; null where nothing was programmed, or what was executed is not reported. */
  readonly ratio: number | null;
  readonly level: Level;
}

export interface ActivityProgress extends Progress {
  /** Index in Plan.activities. */
  readonly row: number;
}

export interface UnitProgress extends Progress {
  readonly unit: string;
  readonly activities: number;
}

export interface TotalProgress extends Progress {
  /** Sum of META. */
  readonly target: number;
  /** Activities left out because their cells have slid and their figures are not known. */
  readonly excluded: number;
  /** Activities left out because their months do not add up. */
  readonly apart: number;
  /** Activities left out because their table has no columns of what was executed, as others of the plan have. */
  readonly unreported: number;
}

/** Execution to the end of the reported quarter. */
export interface Execution {
  /**
   * Whether some table has columns of what was executed. Where none has, no activity is assessed: amounts programmed
   * are as ever, and every level is "not-reported".
   */
  readonly reported: boolean;
  /** The activities, as rows [start, end), that are counted: those of tables with such columns, or all where none has. */
  readonly counted: readonly RowRange[];
  readonly quarter: number;
  readonly thresholds: Thresholds;
  /** Amounts of each quarter by activity (index in Plan.activities), those that are not counted as well. */
  readonly amounts: QuarterAmounts;
  /** Activities among the counted ones whose cells have slid. */
  readonly excluded: ReadonlySet<number>;
  /** Amounts to date of the activities whose months do not add up, by index: in no sum, listed with the others. */
  readonly apart: ReadonlyMap<number, Readonly<Record<Measured, number>>>;
  /** In the order in which units appear. */
  readonly units: readonly UnitProgress[];
  /** The institution's quarters 1 to the reported one, each by itself. */
  readonly quarters: readonly Progress[];
  readonly totals: TotalProgress;
}

/** Within which two ratios are the same, and amounts nothing. */
export const RATIO_TOLERANCE = 1e-9;

/**
 * Programmed against executed: the ratio and its level. What is within the tolerance of nothing, as Excel leaves it of
 * decimals taken from each other (5.6E-17), is nothing.
 */
export function progress(programmed: number, executed: number, thresholds: Thresholds): Progress {
  const ratio = programmed > RATIO_TOLERANCE ? executed / programmed : null;
  return { programmed, executed, ratio, level: levelOf(ratio, executed, thresholds) };
}

function levelOf(ratio: number | null, executed: number, { critical, low }: Thresholds): Level {
  if (ratio === null) return executed > RATIO_TOLERANCE ? "unprogrammed" : "not-programmed";
  if (ratio < critical - RATIO_TOLERANCE) return "critical";
  if (ratio < low - RATIO_TOLERANCE) return "low";
  if (ratio < 1 - RATIO_TOLERANCE) return "slight";
  return ratio > 1 + RATIO_TOLERANCE ? "exceeded" : "met";
}

/** Levels that say less was executed than programmed. */
export function isUnderExecuted(level: Level): boolean {
  return level === "critical" || level === "low" || level === "slight";
}

/** How many activities are added up. */
export function activityCount({ counted, excluded, apart }: Execution): number {
  return (
    counted.reduce((count, { start, end }) => count + end - start, 0) - excluded.size - apart.size
  );
}

/** One activity's progress to the end of the reported quarter; `row` as in Plan.activities. */
export function activityProgress(
  {
    amounts,
    quarter,
    thresholds,
    apart,
  }: Pick<Execution, "amounts" | "quarter" | "thresholds" | "apart">,
  row: number,
): ActivityProgress {
  const own = apart.get(row);
  if (own) return { row, ...progress(own.programmed, own.executed, thresholds) };
  let programmed = 0;
  let executed = 0;
  for (let q = 0; q < quarter; q++) {
    programmed += amounts.programmed[q][row];
    executed += amounts.executed[q][row];
  }
  return { row, ...progress(programmed, executed, thresholds) };
}

/**
 * Every activity whose execution is known, in the plan's order; made one at a time, so that a full sheet needs no list
 * of them. None where the plan reports no execution.
 */
export function* activitiesOf(execution: Execution): Generator<ActivityProgress, void, undefined> {
  if (!execution.reported) return;
  for (const { start, end } of execution.counted) {
    for (let row = start; row < end; row++) {
      if (!execution.excluded.has(row)) yield activityProgress(execution, row);
    }
  }
}

/** Sums by place: a unit's is its index in the pool plus one, so that activities without a unit have place 0. */
interface UnitSums {
  readonly activities: Int32Array;
  readonly programmed: Float64Array;
  readonly executed: Float64Array;
}

/** Rows added up at a time. */
const BLOCK = 2048;

/** As `progress`, of something in a plan that may not report what was executed. */
export function progressIn(
  { reported, thresholds }: Pick<Execution, "reported" | "thresholds">,
  programmed: number,
  executed: number,
): Progress {
  return reported
    ? progress(programmed, executed, thresholds)
    : { programmed, executed: 0, ratio: null, level: "not-reported" };
}

/**
 * Execution of every activity, unit and quarter up to the reported quarter (1–4). Of a plan in which some tables have
 * columns of what was executed, the others' activities take no part.
 * @param shifted activities (indexes in Plan.activities) that take no part
 * @param notAdditive activities that have an execution of their own and take no part in any sum
 */
export function executionOf(
  plan: Plan,
  amounts: QuarterAmounts,
  quarter: number,
  thresholds: Thresholds,
  shifted: ReadonlySet<number>,
  notAdditive: ReadonlyMap<number, NotAdditive>,
): Execution {
  const { index, pool } = plan.activities.unit;
  const places = pool.length + 1;
  const units: UnitSums = {
    activities: new Int32Array(places),
    programmed: new Float64Array(places),
    executed: new Float64Array(places),
  };
  const quarters = Array.from({ length: quarter }, () => ({ programmed: 0, executed: 0 }));
  const reported = isReported(plan);
  const counted = countedRows(plan);
  const isCounted = (row: number): boolean =>
    counted.some(({ start, end }) => start <= row && row < end);
  const excluded = new Set([...shifted].filter(isCounted));
  const apart = [...notAdditive].filter(([row]) => isCounted(row));
  const leftOut =
    apart.length === 0 ? excluded : new Set([...excluded, ...apart.map(([row]) => row)]);
  let target = 0;
  for (const { from, to } of rangesWithout(leftOut, counted)) {
    const runs = runsOfUnits(index, from, to);
    for (const { start, end } of runs) units.activities[index[start] + 1] += end - start;
    target += sumOf(plan.activities.amounts[TARGET], from, to);
    for (const [q, sums] of quarters.entries()) {
      sums.programmed += addByUnit(amounts.programmed[q], index, runs, units.programmed);
      sums.executed += addByUnit(amounts.executed[q], index, runs, units.executed);
    }
  }
  const totals = { programmed: 0, executed: 0 };
  for (const sums of quarters) {
    totals.programmed += sums.programmed;
    totals.executed += sums.executed;
  }
  const progressOf = (programmed: number, executed: number): Progress =>
    progressIn({ reported, thresholds }, programmed, executed);
  return {
    reported,
    counted,
    quarter,
    thresholds,
    amounts,
    excluded,
    apart: new Map(
      apart.map(([row, known]) => [
        row,
        {
          programmed: levelToDate(plan, row, "programmed", quarter, known),
          executed: levelToDate(plan, row, "executed", quarter, known),
        },
      ]),
    ),
    units: unitsWithActivities(units).map((place) => ({
      unit: place === 0 ? "" : pool[place - 1],
      activities: units.activities[place],
      ...progressOf(units.programmed[place], units.executed[place]),
    })),
    quarters: quarters.map((sums) => progressOf(sums.programmed, sums.executed)),
    totals: {
      ...progressOf(totals.programmed, totals.executed),
      target,
      excluded: excluded.size,
      apart: apart.length,
      unreported: unreportedActivities(plan).activities,
    },
  };
}

/** Counted rows but for those left out, in ranges short enough that the loops over them are called, and compiled, early. */
function rangesWithout(
  leftOut: ReadonlySet<number>,
  counted: readonly RowRange[],
): { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  const gaps = [...leftOut].sort((a, b) => a - b);
  for (const { start, end } of counted) {
    let from = start;
    for (const gap of [...gaps.filter((row) => start <= row && row < end), end]) {
      for (; from < gap; from += BLOCK) ranges.push({ from, to: Math.min(gap, from + BLOCK) });
      from = gap + 1;
    }
  }
  return ranges;
}

/** Adds the rows of some runs to the sums of their units, and returns their sum. */
function addByUnit(
  column: SumColumn,
  unitIndex: Int32Array,
  runs: readonly RowRange[],
  sums: Float64Array,
): number {
  let total = 0;
  for (const { start, end } of runs) {
    const sum = sumOf(column, start, end);
    sums[unitIndex[start] + 1] += sum;
    total += sum;
  }
  return total;
}

/** Places of the units with activities: the pool's order is that of appearance; activities without a unit come last. */
function unitsWithActivities({ activities }: UnitSums): number[] {
  const places = Array.from(activities.keys());
  return [...places.slice(1), 0].filter((place) => activities[place] > 0);
}

/** Two sums side by side, of four rows each: one alone would wait for each addition before it. */
function sumOf(column: AmountColumn | undefined, from: number, to: number): number {
  if (!column) return 0;
  let row = from;
  let one = 0;
  let other = 0;
  if (column instanceof Uint16Array)
    for (; row < to - 7; row += 8) {
      one += column[row] + column[row + 1] + column[row + 2] + column[row + 3];
      other += column[row + 4] + column[row + 5] + column[row + 6] + column[row + 7];
    }
  let sum = one + other;
  for (; row < to; row++) sum += column[row];
  return sum;
}
