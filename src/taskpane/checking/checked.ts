import type { Plan } from "../../poi/plan";
import { validate, type Validation, type ValidationOptions } from "../../poi/validation";
import { rankActivities, type Ranking } from "../execution-list";

/** What the checks say of a plan, and what would keep the page waiting if it were worked out there. */
export interface Checked {
  readonly validation: Validation;
  readonly ranking: Ranking;
}

/** Runs the checks; where it is called it takes its time. */
export function checkPlan(plan: Plan, options: ValidationOptions): Checked {
  const validation = validate(plan, options);
  return { validation, ranking: rankActivities(validation.execution) };
}
