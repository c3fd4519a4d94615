import type { Plan } from "../../poi/plan";
import { revalidate } from "../../poi/validation/revalidation";
import { validate, type Validation, type ValidationOptions } from "../../poi/validation/validation";
import { rankActivities, rankAgain, type Ranking } from "../execution-list";

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

/** A check that was made, and what it was made by. */
export interface LastCheck {
  readonly checked: Checked;
  readonly options: ValidationOptions;
}

/**
 * What `checkPlan` says of a plan that has changed in a few amounts since it was last checked, in a moment whatever the
 * plan's size; null where the whole must be checked.
 */
export function recheckPlan(
  { checked: before, options: by }: LastCheck,
  plan: Plan,
  options: ValidationOptions,
): Checked | null {
  const isBySame =
    by.quarter === options.quarter &&
    by.thresholds === options.thresholds &&
    by.rules === options.rules &&
    by.programmed === options.programmed;
  const again = isBySame ? revalidate(before.validation, plan, options) : null;
  if (!again) return null;
  const { validation, changed } = again;
  const executions = { before: before.validation.execution, now: validation.execution };
  return { validation, ranking: rankAgain(before.ranking, executions, changed.activities) };
}
