import type { Plan, Rows } from "../../../src/poi/plan";
import type { Checked } from "../../../src/taskpane/checking/checked";

const rowsOf = (rows: Rows): Rows => ({ ...rows, activity: [...rows.activity] });

/** A plan whose texts are arrays, however they are kept, so that two can be compared. */
export function comparablePlan(plan: Plan): Plan {
  return {
    ...plan,
    codes: Array.from({ length: plan.codes.length }, (_, row) => plan.codes.at(row) ?? ""),
    activities: rowsOf(plan.activities),
    totals: rowsOf(plan.totals),
  };
}

/** The same of the plan of what was checked. */
export function comparable({ validation, ...rest }: Checked): Checked {
  return { ...rest, validation: { ...validation, plan: comparablePlan(validation.plan) } };
}
