import {
  activitiesOf,
  type ActivityProgress,
  type Execution,
  type Level,
  type Progress,
} from "../poi/execution";

/** The worst first; what was not programmed says least. */
export const LEVELS: readonly Level[] = [
  "critical",
  "low",
  "slight",
  "unprogrammed",
  "exceeded",
  "met",
  "not-programmed",
];

/** The activities of one level, the worst first. */
export interface LevelGroup {
  readonly level: Level;
  readonly activities: readonly ActivityProgress[];
}

/** Activities by level, the worst level first and within it the worst activity; empty levels are left out. */
export function activitiesByLevel(execution: Execution): readonly LevelGroup[] {
  const groups = new Map<Level, ActivityProgress[]>(LEVELS.map((level) => [level, []]));
  for (const activity of activitiesOf(execution)) groups.get(activity.level)?.push(activity);
  return [...groups]
    .filter(([, activities]) => activities.length > 0)
    .map(([level, activities]) => ({ level, activities: activities.sort(byRatioAndGap) }));
}

/** The activities of a level (all: null), the worst first. */
export function worstActivities(
  groups: readonly LevelGroup[],
  level: Level | null,
): readonly ActivityProgress[] {
  if (level === null) return groups.flatMap(({ activities }) => activities);
  return groups.find((group) => group.level === level)?.activities ?? [];
}

/** By level, then the lowest ratio, then the widest gap. */
export function worstFirst(a: Progress, b: Progress): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || byRatioAndGap(a, b);
}

function byRatioAndGap(a: Progress, b: Progress): number {
  return (a.ratio ?? 0) - (b.ratio ?? 0) || b.programmed - b.executed - (a.programmed - a.executed);
}
