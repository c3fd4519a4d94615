import type { PlanDifferences } from "../../poi/compare/differences";
import type { Plan } from "../../poi/plan";

/** One of the two files that are compared. */
export interface ComparedPlan {
  readonly file: string;
  readonly plan: Plan;
  /** Reported quarter, 1–4. */
  readonly quarter: number;
  readonly hiddenSheets: readonly string[];
}

/** Two versions of a plan, and how they differ. */
export interface Comparison {
  readonly before: ComparedPlan;
  readonly after: ComparedPlan;
  readonly differences: PlanDifferences;
}
