import type { Severity } from "../findings/finding";
import {
  planCount,
  planSum,
  slotsOfQuarter,
  TARGET_SLOTS,
  type GroupRole,
} from "../formulas/plan-formulas";
import type { Thresholds } from "../execution/thresholds";
import type { Plan } from "../plan";
import type { Measured } from "../sums/quarter-amounts";
import { atOnce, type Steps } from "../turns";
import { doubtsOf, type Doubt } from "../validation/doubts";
import type { Validation } from "../validation/validation";
import {
  excludedLines,
  progressLists,
  type ExcludedLine,
  type ProgressLists,
} from "./activity-lines";
import { groupLines, type GroupLine } from "./group-lines";
import { listedFindings, type ListedFindings } from "./listed-findings";

/** What the summary sheet says, block by block, with neither words nor places. */
export interface Summary extends ProgressLists, ListedFindings {
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
  readonly excluded: readonly ExcludedLine[];
  /** How many of the excluded rows are such because their months do not add up. */
  readonly apart: number;
  /** Why a plan without errors has still to be looked at, beside its findings. */
  readonly doubts: readonly Doubt[];
  /** Cells of activities that hold a number as text: it counts for the core, and for no formula of a worksheet. */
  readonly textNumbers: number;
}

/** What the summary of a validation says. */
export function summaryOf(validation: Validation): Summary {
  return atOnce(summarySteps(validation));
}

/** `summaryOf` in steps. */
export function* summarySteps(validation: Validation): Steps<Summary> {
  const { plan, quarter, execution } = validation;
  const lists = yield* progressLists(validation);
  const unit = groupLines(validation, "unit");
  yield;
  const category = groupLines(validation, "category");
  yield;
  const measure = groupLines(validation, "measure");
  yield;
  return {
    plan,
    reported: execution.reported,
    quarter,
    quarterSource: validation.quarterSource,
    thresholds: execution.thresholds,
    counts: validation.counts,
    all: {
      activities: planCount(plan),
      target: planSum(plan, TARGET_SLOTS),
      quarters: Array.from({ length: quarter }, (_, index) => ({
        programmed: planSum(plan, slotsOfQuarter("programmed", index)),
        executed: planSum(plan, slotsOfQuarter("executed", index)),
      })),
    },
    groups: { unit, category, measure },
    ...lists,
    apart: execution.apart.size,
    excluded: yield* excludedLines(validation),
    doubts: doubtsOf(plan),
    ...listedFindings(validation),
    textNumbers: plan.activities.typedCells.filter(({ form }) => form === "number").length,
  };
}
