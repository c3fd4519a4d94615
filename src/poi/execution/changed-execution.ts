import { progressIn, type Execution, type Progress } from "./execution";
import { textAt, type Plan } from "../plan";
import type { QuarterAmounts } from "../sums/quarter-amounts";
import { TARGET } from "../slots";

/** What some activities add to sums, more than before. */
interface Difference {
  programmed: number;
  executed: number;
}

const none = (): Difference => ({ programmed: 0, executed: 0 });

/**
 * The execution of a plan in which some activities have changed: what each adds to its unit, to the quarters and to the
 * plan is exchanged. Of whole numbers alone, whose sums are exact so.
 * @param before the plan as it was and its execution, in which all the changed activities were added up, as they are now
 * @param changed indexes in Plan.activities
 */
export function changedExecution(
  before: { readonly plan: Plan; readonly execution: Execution },
  { plan, amounts }: { readonly plan: Plan; readonly amounts: QuarterAmounts },
  changed: readonly number[],
): Execution {
  const { execution } = before;
  const { counted, quarter, quarters, units, totals } = execution;
  const ofQuarters = quarters.map(none);
  const ofUnits = new Map<string, Difference>();
  const ofAll = none();
  let target = 0;
  for (const row of changed) {
    if (!counted.some(({ start, end }) => row >= start && row < end)) continue;
    const unit = textAt(plan.activities, row, "unit");
    const ofUnit = ofUnits.get(unit) ?? none();
    ofUnits.set(unit, ofUnit);
    for (let q = 0; q < quarter; q++) {
      for (const series of ["programmed", "executed"] as const) {
        const more = amounts[series][q][row] - execution.amounts[series][q][row];
        for (const difference of [ofUnit, ofQuarters[q], ofAll]) difference[series] += more;
      }
    }
    target += targetOf(plan, row) - targetOf(before.plan, row);
  }
  const added = (progress: Progress, more: Difference | undefined): Progress =>
    more
      ? progressIn(
          execution,
          progress.programmed + more.programmed,
          progress.executed + more.executed,
        )
      : progress;
  return {
    ...execution,
    amounts,
    units: units.map((unit) => ({ ...unit, ...added(unit, ofUnits.get(unit.unit)) })),
    quarters: quarters.map((progress, q) => added(progress, ofQuarters[q])),
    totals: { ...totals, ...added(totals, ofAll), target: totals.target + target },
  };
}

const targetOf = ({ activities }: Plan, row: number): number =>
  activities.amounts[TARGET]?.[row] ?? 0;
