import {
  activitiesOf,
  progressIn,
  type ActivityProgress,
  type Level,
  type Progress,
} from "../execution/execution";
import { CHECKS } from "../checks/index";
import { bySeverity } from "../findings/severity-order";
import { doubtsOf, type Doubt } from "../validation/doubts";
import type { CheckId, Finding, Severity } from "../findings/finding";
import { findingCount } from "../findings/kept-findings";
import { textAt, type Plan } from "../plan";
import { planCount, planSum, type GroupRole, type SlotsOf } from "../formulas/plan-formulas";
import type { Gathering } from "../sums/measure-rule";
import { quarterSlots, type Measured } from "../sums/quarter-amounts";
import { slotsToDate as levelSlots } from "../sums/row-levels";
import { TARGET } from "../slots";
import type { Thresholds } from "../execution/thresholds";
import { atOnce, mapInSteps, sortInSteps, type Steps } from "../turns";
import type { Validation } from "../validation/validation";

/** Activities with the same unit, category or measure. */
export interface GroupLine {
  /** Index in the role's pool of Plan.activities. */
  readonly index: number;
  readonly name: string;
  /** Of those that count, to the reported quarter. */
  readonly progress: Progress;
  /** False where all its activities are in tables that report no execution, as others of the plan do. */
  readonly isCounted: boolean;
}

export interface ActivityLine {
  /** In Plan.activities. */
  readonly index: number;
  readonly unit: string;
  readonly category: string;
  readonly activity: string;
  readonly measure: string;
  readonly sheet: string;
  /** 0-based. */
  readonly row: number;
  readonly column: number;
}

/** An activity with its execution to date. */
export interface ProgressLine extends ActivityLine, Progress {
  /** How it is worked out where the months do not add up: of which slots, in the order of time. */
  readonly own?: { readonly gathering: Gathering } & Readonly<Record<Measured, readonly number[]>>;
}

/** A row that is in no sum. */
export interface ExcludedLine extends ActivityLine {
  /** Whether its months do not add up; else its cells have slid, and it counts once it is corrected. */
  readonly isApart: boolean;
  /** How the quarters of such a row come from its months. */
  readonly gathering?: Gathering;
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
  /** Whether some table has columns of what was executed; where none has, no list has an activity. */
  readonly reported: boolean;
  readonly quarter: number;
  readonly quarterSource: Validation["quarterSource"];
  readonly thresholds: Thresholds;
  readonly counts: Readonly<Record<Severity, number>>;
  /**
   * Whole plan with its excluded rows, as formulas whose terms are to be added up: how many activities, META, and each
   * quarter to the reported one.
   */
  readonly all: {
    readonly activities: readonly string[];
    readonly target: readonly string[];
    readonly quarters: readonly Readonly<Record<Measured, readonly string[]>>[];
  };
  /** In the order in which they appear in the plan; empty where no table has such a column. */
  readonly groups: Readonly<Record<GroupRole, readonly GroupLine[]>>;
  /** The worst first. */
  readonly underExecuted: readonly ProgressLine[];
  /** Above 100 %; the farthest above first. */
  readonly exceeded: readonly ProgressLine[];
  /** Executed without having been programmed; the most executed first. */
  readonly unprogrammed: readonly ProgressLine[];
  /** Neither programmed nor executed, in the plan's order. */
  readonly notProgrammed: readonly ProgressLine[];
  readonly excluded: readonly ExcludedLine[];
  /** How many of the excluded rows are such because their months do not add up. */
  readonly apart: number;
  /** Why a plan without errors has still to be looked at, beside its findings. */
  readonly doubts: readonly Doubt[];
  readonly findings: readonly FindingLine[];
  /** How many findings are not listed, and of which checks. */
  readonly moreFindings: number;
  readonly notListed: ReadonlyMap<CheckId, number>;
  /** Of those, how many are counted and not kept (`kept-findings.ts`): nowhere are their cells listed. */
  readonly notKept: number;
  /** Cells of activities that hold a number as text: it counts for the core, and for no formula of a worksheet. */
  readonly textNumbers: number;
}

/** A list longer than this is read in the pane or the report, not on paper. */
export const MOST_FINDINGS = 500;

/** Slots of a series in a 0-based quarter. */
export function slotsOfQuarter(series: Measured, quarter: number): SlotsOf {
  return (columns) => quarterSlots(columns, series, quarter);
}

/** Slots of a series in quarters 1 to `quarters`. */
export function slotsToDate(series: Measured, quarters: number): SlotsOf {
  return (columns) =>
    Array.from({ length: quarters }, (_, quarter) => quarterSlots(columns, series, quarter)).flat();
}

/** The slot of META. */
export const TARGET_SLOTS: SlotsOf = () => [TARGET];

/** What the summary of a validation says. */
export function summaryOf(validation: Validation): Summary {
  return atOnce(summarySteps(validation));
}

/** `summaryOf` in steps. */
export function* summarySteps(validation: Validation): Steps<Summary> {
  const { plan, quarter, execution, findings, counts, notAdditive } = validation;
  const quarters = Array.from({ length: quarter }, (_, index) => index);
  const line = ({ row, ...rest }: ActivityProgress): ProgressLine => {
    const known = notAdditive.get(row);
    const own = known && {
      gathering: known.target,
      programmed: levelSlots(plan, row, "programmed", quarter),
      executed: levelSlots(plan, row, "executed", quarter),
    };
    return { ...activityLine(plan, row), ...rest, ...(own && { own }) };
  };
  const byLevel = activitiesByList(yield* mapInSteps(activitiesOf(execution), (each) => each));
  const ratioOf = ({ ratio }: ActivityProgress): number => ratio ?? 0;
  const sorted = {
    underExecuted: yield* sortInSteps(
      byLevel.underExecuted,
      (a, b) => ratioOf(a) - ratioOf(b) || a.row - b.row,
    ),
    exceeded: yield* sortInSteps(
      byLevel.exceeded,
      (a, b) => ratioOf(b) - ratioOf(a) || a.row - b.row,
    ),
    unprogrammed: yield* sortInSteps(
      byLevel.unprogrammed,
      (a, b) => b.executed - a.executed || a.row - b.row,
    ),
  };
  const lists = {
    underExecuted: yield* mapInSteps(sorted.underExecuted, line),
    exceeded: yield* mapInSteps(sorted.exceeded, line),
    unprogrammed: yield* mapInSteps(sorted.unprogrammed, line),
    notProgrammed: yield* mapInSteps(byLevel.notProgrammed, line),
  };
  const unit = groupLines(validation, "unit");
  yield;
  const category = groupLines(validation, "category");
  yield;
  const measure = groupLines(validation, "measure");
  yield;
  const listed = mostSevere(findings);
  const excluded = [...execution.excluded, ...execution.apart.keys()].sort((a, b) => a - b);
  return {
    plan,
    reported: execution.reported,
    quarter,
    quarterSource: validation.quarterSource,
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
    groups: { unit, category, measure },
    ...lists,
    apart: execution.apart.size,
    excluded: yield* mapInSteps(excluded, (row): ExcludedLine => {
      const known = notAdditive.get(row);
      return {
        ...activityLine(plan, row),
        isApart: known !== undefined,
        ...(known && { gathering: known.quarters }),
      };
    }),
    doubts: doubtsOf(plan),
    findings: listed.map((finding) => ({
      finding,
      sheet: finding.sheet,
      row: finding.row,
      column: Math.max(0, finding.column),
    })),
    textNumbers: plan.activities.typedCells.filter(({ form }) => form === "number").length,
    moreFindings: findingCount(validation) - listed.length,
    notListed: notListed(validation, new Set(listed)),
    notKept: [...validation.omitted.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** The findings that a list has room for: what weighs most, in the order in which they stand. */
function mostSevere(findings: readonly Finding[]): Finding[] {
  if (findings.length <= MOST_FINDINGS) return [...findings];
  const chosen = [...findings].sort(bySeverity);
  const listed = new Set(chosen.slice(0, MOST_FINDINGS));
  return findings.filter((finding) => listed.has(finding));
}

/** How many findings of which checks are not listed, those that weigh most first. */
function notListed(
  { findings, omitted }: Validation,
  listed: ReadonlySet<Finding>,
): Map<CheckId, number> {
  const counts = new Map(omitted);
  for (const finding of findings) {
    const { check } = finding;
    if (!listed.has(finding)) counts.set(check, (counts.get(check) ?? 0) + 1);
  }
  return new Map(
    [...CHECKS].sort(bySeverity).flatMap(({ id }) => {
      const count = counts.get(id);
      return count === undefined ? [] : [[id, count] as const];
    }),
  );
}

type ListName = "underExecuted" | "exceeded" | "unprogrammed" | "notProgrammed";

const LIST_OF_LEVEL: Readonly<Record<Level, ListName | undefined>> = {
  critical: "underExecuted",
  low: "underExecuted",
  slight: "underExecuted",
  met: undefined,
  exceeded: "exceeded",
  unprogrammed: "unprogrammed",
  "not-programmed": "notProgrammed",
  "not-reported": undefined,
};

function activitiesByList(
  activities: readonly ActivityProgress[],
): Record<ListName, ActivityProgress[]> {
  const lists: Record<ListName, ActivityProgress[]> = {
    underExecuted: [],
    exceeded: [],
    unprogrammed: [],
    notProgrammed: [],
  };
  for (const activity of activities) {
    const list = LIST_OF_LEVEL[activity.level];
    if (list) lists[list].push(activity);
  }
  return lists;
}

/** Every text of a role, also one all of whose activities are excluded: they count once corrected. */
function groupLines({ plan, execution }: Validation, role: GroupRole): GroupLine[] {
  const { index, pool } = plan.activities[role];
  const { amounts, counted, excluded, apart, quarter } = execution;
  const sums = pool.map(() => ({ programmed: 0, executed: 0 }));
  const isCounted = new Uint8Array(pool.length);
  for (const { start, end } of counted) {
    for (let row = start; row < end; row++) {
      if (index[row] < 0) continue;
      isCounted[index[row]] = 1;
      if (excluded.has(row) || apart.has(row)) continue;
      const sum = sums[index[row]];
      for (let at = 0; at < quarter; at++) {
        sum.programmed += amounts.programmed[at][row];
        sum.executed += amounts.executed[at][row];
      }
    }
  }
  return [...new Set(index)]
    .filter((at) => at >= 0)
    .map((at) => ({
      index: at,
      name: pool[at],
      progress: progressIn(execution, sums[at].programmed, sums[at].executed),
      isCounted: isCounted[at] === 1,
    }));
}

function activityLine(plan: Plan, row: number): ActivityLine {
  const table = plan.tables[plan.activities.table[row]];
  const { activity, unit } = table.columns.text;
  return {
    index: row,
    unit: textAt(plan.activities, row, "unit"),
    category: textAt(plan.activities, row, "category"),
    activity: textAt(plan.activities, row, "activity"),
    measure: textAt(plan.activities, row, "measure"),
    sheet: table.sheet,
    row: plan.activities.sheetRow[row],
    column: Math.max(0, activity >= 0 ? activity : unit),
  };
}
