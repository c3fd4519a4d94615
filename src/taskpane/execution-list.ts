import { activitiesOf, type Execution, type Level, type Progress } from "../poi/execution";

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

/** The activities of one level, the worst first; indexes in Plan.activities. */
export interface LevelGroup {
  readonly level: Level;
  readonly rows: Int32Array;
}

/** Activities by level, the worst level first and within it the worst activity; empty levels are left out. */
export type Ranking = readonly LevelGroup[];

/** Ranks every activity that takes part: of a large plan, work for a worker. */
export function rankActivities(execution: Execution): Ranking {
  const rowsOf = new Map<Level, number[]>(LEVELS.map((level) => [level, []]));
  const { length } = execution.amounts.programmed[0];
  const ratios = new Float64Array(length);
  const gaps = new Float64Array(length);
  for (const { row, level, ratio, programmed, executed } of activitiesOf(execution)) {
    rowsOf.get(level)?.push(row);
    ratios[row] = ratio ?? 0;
    gaps[row] = programmed - executed;
  }
  return [...rowsOf]
    .filter(([, rows]) => rows.length > 0)
    .map(([level, rows]) => ({
      level,
      rows: Int32Array.from(rows).sort(
        (a, b) => ratios[a] - ratios[b] || gaps[b] - gaps[a] || a - b,
      ),
    }));
}

/** The activities of a level (all: null), the worst first. */
export function worstActivities(ranking: Ranking, level: Level | null): Int32Array {
  if (level !== null) return ranking.find((group) => group.level === level)?.rows ?? NONE;
  const all = new Int32Array(ranking.reduce((sum, { rows }) => sum + rows.length, 0));
  let at = 0;
  for (const { rows } of ranking) {
    all.set(rows, at);
    at += rows.length;
  }
  return all;
}

const NONE = new Int32Array(0);

/** By level, then the lowest ratio, then the widest gap. */
export function worstFirst(a: Progress, b: Progress): number {
  return (
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    (a.ratio ?? 0) - (b.ratio ?? 0) ||
    b.programmed - b.executed - (a.programmed - a.executed)
  );
}
