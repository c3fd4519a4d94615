import {
  activitiesOf,
  type ActivityProgress,
  type Level,
  type Progress,
} from "../execution/execution";
import { textAt, type Plan } from "../plan";
import type { Gathering } from "../sums/measure-rule";
import { slotsToDate, type Measured } from "../sums/quarter-amounts";
import { mapInSteps, sortInSteps, type Steps } from "../turns";
import type { Validation } from "../validation/validation";

/** An activity, by what it is called, and the place of its name. */
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

/** The lists of activities by their execution, to the reported quarter. */
export interface ProgressLists {
  /** The worst first. */
  readonly underExecuted: readonly ProgressLine[];
  /** Above 100 %; the farthest above first. */
  readonly exceeded: readonly ProgressLine[];
  /** Executed without having been programmed; the most executed first. */
  readonly unprogrammed: readonly ProgressLine[];
  /** Neither programmed nor executed, in the plan's order. */
  readonly notProgrammed: readonly ProgressLine[];
}

const ratioOf = ({ ratio }: ActivityProgress): number => ratio ?? 0;

/** The order of each list; of like activities, the plan's. */
const ORDER: Readonly<
  Record<keyof ProgressLists, (a: ActivityProgress, b: ActivityProgress) => number>
> = {
  underExecuted: (a, b) => ratioOf(a) - ratioOf(b),
  exceeded: (a, b) => ratioOf(b) - ratioOf(a),
  unprogrammed: (a, b) => b.executed - a.executed,
  notProgrammed: () => 0,
};

/** The activities of a validation that are behind, ahead, or were not programmed. */
export function* progressLists(validation: Validation): Steps<ProgressLists> {
  const activities = yield* mapInSteps(activitiesOf(validation.execution), (each) => each);
  const byList = activitiesByList(activities);
  function* lines(list: keyof ProgressLists): Steps<ProgressLine[]> {
    const order = ORDER[list];
    const sorted = yield* sortInSteps(byList[list], (a, b) => order(a, b) || a.row - b.row);
    return yield* mapInSteps(sorted, (each) => progressLine(validation, each));
  }
  return {
    underExecuted: yield* lines("underExecuted"),
    exceeded: yield* lines("exceeded"),
    unprogrammed: yield* lines("unprogrammed"),
    notProgrammed: yield* lines("notProgrammed"),
  };
}

const LIST_OF_LEVEL: Readonly<Record<Level, keyof ProgressLists | undefined>> = {
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
): Record<keyof ProgressLists, ActivityProgress[]> {
  const lists: Record<keyof ProgressLists, ActivityProgress[]> = {
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

function progressLine(
  { plan, quarter, notAdditive }: Validation,
  { row, ...progress }: ActivityProgress,
): ProgressLine {
  const known = notAdditive.get(row);
  const { columns } = plan.tables[plan.activities.table[row]];
  const own = known && {
    gathering: known.target,
    programmed: slotsToDate(columns, "programmed", quarter),
    executed: slotsToDate(columns, "executed", quarter),
  };
  return { ...activityLine(plan, row), ...progress, ...(own && { own }) };
}

/** The rows that are in no sum, in the plan's order. */
export function* excludedLines({
  plan,
  execution,
  notAdditive,
}: Validation): Steps<ExcludedLine[]> {
  const rows = [...execution.excluded, ...execution.apart.keys()].sort((a, b) => a - b);
  return yield* mapInSteps(rows, (row): ExcludedLine => {
    const known = notAdditive.get(row);
    return {
      ...activityLine(plan, row),
      isApart: known !== undefined,
      ...(known && { gathering: known.quarters }),
    };
  });
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
