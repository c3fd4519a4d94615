import {
  activitiesOf,
  isUnderExecuted,
  type Level,
  type Progress,
  type Thresholds,
} from "./execution";
import type { Finding, Severity } from "./finding";
import { findingCount } from "./kept-findings";
import { textAt, type Plan } from "./plan";
import {
  activityIsBroken,
  activityLevel,
  activitySum,
  planCount,
  planSum,
  type SlotsOf,
} from "./plan-formulas";
import { quarterSlots, type Measured } from "./quarter-amounts";
import { slotsToDate } from "./row-levels";
import { TARGET } from "./slots";
import type { Validation } from "./validation";

/** A figure as a formula over the plan's cells (no equals sign) with what the plan says at this moment. */
export interface Figure {
  readonly formula: string;
  readonly value: number;
}

/** Programmed and executed of one quarter. */
export type QuarterFigures = Readonly<Record<Measured, Figure>>;

export interface UnitLine {
  /** Index in Plan.activities.unit.pool; -1 for the activities without a unit. */
  readonly index: number;
  readonly unit: string;
  readonly activities: number;
}

export interface ActivityLine {
  /** In Plan.activities. */
  readonly index: number;
  readonly unit: string;
  readonly activity: string;
  readonly sheet: string;
  /** 0-based. */
  readonly row: number;
  readonly column: number;
}

export interface UnderExecutedLine extends ActivityLine, Progress {
  readonly level: Level;
  readonly toDate: QuarterFigures;
}

/**
 * A row that is not counted: how much of the plan's sums is its own, to be taken off them. A shifted row is one
 * until it is corrected; one whose months do not add up always is.
 */
export interface ExcludedLine extends ActivityLine {
  /** True while the row is not counted. */
  readonly broken: string;
  /** Formulas of its own figures. */
  readonly target: string;
  readonly quarters: readonly Readonly<Record<Measured, string>>[];
}

export interface FindingLine {
  readonly finding: Finding;
  readonly sheet: string;
  /** 0-based. */
  readonly row: number;
  readonly column: number;
}

/** What the summary sheet says, block by block, with neither words nor places. */
export interface Summary {
  readonly plan: Plan;
  readonly quarter: number;
  readonly thresholds: Thresholds;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Whole plan with its excluded rows: how many activities, META, and each quarter to the reported one. */
  readonly all: {
    readonly activities: string;
    readonly target: string;
    readonly quarters: readonly Readonly<Record<Measured, string>>[];
  };
  /** In the order in which units appear; activities without a unit last. */
  readonly units: readonly UnitLine[];
  /** The worst first. */
  readonly underExecuted: readonly UnderExecutedLine[];
  readonly excluded: readonly ExcludedLine[];
  /** How many of the excluded rows are such because their months do not add up. */
  readonly apart: number;
  readonly findings: readonly FindingLine[];
  /** Findings beyond those listed. */
  readonly moreFindings: number;
}

/** A list longer than this is read in the pane or the report, not on paper. */
export const MOST_FINDINGS = 2000;

/** Slots of a series in a 0-based quarter. */
export function slotsOfQuarter(series: Measured, quarter: number): SlotsOf {
  return (columns) => quarterSlots(columns, series, quarter);
}

export const TARGET_SLOTS: SlotsOf = () => [TARGET];

/** What the summary of a validation says. */
export function summaryOf(validation: Validation): Summary {
  const { plan, quarter, execution, findings, counts, shifted, notAdditive } = validation;
  const quarters = Array.from({ length: quarter }, (_, index) => index);
  const toDate =
    (series: Measured): SlotsOf =>
    (columns) =>
      quarters.flatMap((index) => quarterSlots(columns, series, index));
  const toDateOf = (row: number, series: Measured): string => {
    const known = notAdditive.get(row);
    return known
      ? activityLevel(plan, row, slotsToDate(plan, row, series, quarter), known.target)
      : activitySum(plan, row, toDate(series));
  };
  const underExecuted = [...activitiesOf(execution)]
    .filter(({ level }) => isUnderExecuted(level))
    .sort((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0) || a.row - b.row);
  return {
    plan,
    quarter,
    thresholds: execution.thresholds,
    counts,
    all: {
      activities: planCount(plan),
      target: planSum(plan, TARGET_SLOTS),
      quarters: quarters.map((index) => ({
        programmed: planSum(plan, slotsOfQuarter("programmed", index)),
        executed: planSum(plan, slotsOfQuarter("executed", index)),
      })),
    },
    units: unitLines(validation),
    underExecuted: underExecuted.map(({ row, ...progress }) => ({
      ...activityLine(plan, row),
      ...progress,
      toDate: {
        programmed: {
          formula: toDateOf(row, "programmed"),
          value: progress.programmed,
        },
        executed: { formula: toDateOf(row, "executed"), value: progress.executed },
      },
    })),
    apart: notAdditive.size,
    excluded: [...shifted.keys(), ...notAdditive.keys()]
      .sort((a, b) => a - b)
      .map((row) => ({
        ...activityLine(plan, row),
        broken: notAdditive.has(row) ? "TRUE" : activityIsBroken(plan, row),
        target: activitySum(plan, row, TARGET_SLOTS),
        quarters: quarters.map((index) => ({
          programmed: activitySum(plan, row, slotsOfQuarter("programmed", index)),
          executed: activitySum(plan, row, slotsOfQuarter("executed", index)),
        })),
      })),
    findings: findings.slice(0, MOST_FINDINGS).map((finding) => ({
      finding,
      sheet: finding.sheet,
      row: finding.row,
      column: Math.max(0, finding.column),
    })),
    moreFindings: findingCount(validation) - Math.min(findings.length, MOST_FINDINGS),
  };
}

/** Every unit of the plan, also one all of whose activities are excluded: they count once corrected. */
function unitLines({ plan, execution }: Validation): UnitLine[] {
  const { index, pool } = plan.activities.unit;
  const counted = new Map(execution.units.map(({ unit, activities }) => [unit, activities]));
  return [...new Set(index)]
    .sort((a, b) => Number(a < 0) - Number(b < 0))
    .map((unit) => {
      const name = unit < 0 ? "" : pool[unit];
      return { index: unit, unit: name, activities: counted.get(name) ?? 0 };
    });
}

function activityLine(plan: Plan, row: number): ActivityLine {
  const table = plan.tables[plan.activities.table[row]];
  const { activity, unit } = table.columns.text;
  return {
    index: row,
    unit: textAt(plan.activities, row, "unit"),
    activity: plan.activities.activity[row],
    sheet: table.sheet,
    row: plan.activities.sheetRow[row],
    column: Math.max(0, activity >= 0 ? activity : unit),
  };
}
