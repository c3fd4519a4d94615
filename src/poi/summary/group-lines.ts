import { progressIn, type Progress } from "../execution/execution";
import type { GroupRole } from "../formulas/plan-formulas";
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

/**
 * What the activities of each text of a role come to, in the order in which they appear in the plan; also of a text all
 * of whose activities are excluded: they count once corrected.
 */
export function groupLines({ plan, execution }: Validation, role: GroupRole): GroupLine[] {
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
