import {
  activitiesOf,
  activityProgress,
  type ActivityProgress,
  type Execution,
  type Level,
  type Progress,
} from "../poi/execution/execution";

/** The worst first; what was not programmed says least. */
const LEVELS: readonly Level[] = [
  "critical",
  "low",
  "slight",
  "unprogrammed",
  "exceeded",
  "met",
  "not-programmed",
];

/** The activities of one level, the worst first; indexes in Plan.activities. */
interface LevelGroup {
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

/**
 * The ranking after some activities have changed, or been put right: they leave their places, and are put where they
 * belong now.
 * @param changed indexes in Plan.activities
 */
export function rankAgain(
  ranking: Ranking,
  { before, now }: { readonly before: Execution; readonly now: Execution },
  changed: readonly number[],
): Ranking {
  const rowsOf = new Map(ranking.map(({ level, rows }) => [level, rows]));
  for (const row of changed) {
    const was = ranked(before, row);
    if (was) rowsOf.set(was.level, without(rowsOf.get(was.level) ?? NONE, row));
  }
  for (const row of changed) {
    const is = ranked(now, row);
    if (is) rowsOf.set(is.level, withRow(rowsOf.get(is.level) ?? NONE, is, now));
  }
  return LEVELS.flatMap((level) => {
    const rows = rowsOf.get(level) ?? NONE;
    return rows.length > 0 ? [{ level, rows }] : [];
  });
}

/** An activity's progress; undefined where it takes no part. */
function ranked(execution: Execution, row: number): ActivityProgress | undefined {
  const takesPart =
    execution.reported &&
    execution.counted.some(({ start, end }) => row >= start && row < end) &&
    !execution.excluded.has(row);
  return takesPart ? activityProgress(execution, row) : undefined;
}

function without(rows: Int32Array, row: number): Int32Array {
  const at = rows.indexOf(row);
  const others = new Int32Array(rows.length - 1);
  others.set(rows.subarray(0, at));
  others.set(rows.subarray(at + 1), at);
  return others;
}

function withRow(rows: Int32Array, activity: ActivityProgress, execution: Execution): Int32Array {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = activityProgress(execution, rows[middle]);
    if ((worstFirst(other, activity) || other.row - activity.row) < 0) low = middle + 1;
    else high = middle;
  }
  const more = new Int32Array(rows.length + 1);
  more.set(rows.subarray(0, low));
  more[low] = activity.row;
  more.set(rows.subarray(low), low + 1);
  return more;
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
