import type { PlanDifferences } from "../../poi/compare/differences";
import type { OwnSheet } from "../../poi/own-sheet";
import type { Plan } from "../../poi/plan";
import type { UncalculatedFormula } from "../../workbook-file/uncalculated";

/** One of the two files that are compared. */
export interface ComparedPlan {
  readonly file: string;
  readonly plan: Plan;
  /** Reported quarter, 1–4; null where it reports none. */
  readonly quarter: number | null;
  readonly hiddenSheets: readonly string[];
  /** Copies of sheets that Cuadra made, which were not read. */
  readonly ownSheets: readonly OwnSheet[];
  readonly uncalculated: readonly UncalculatedFormula[];
}

/** Two versions of a plan, and how they differ. */
export interface Comparison {
  readonly before: ComparedPlan;
  readonly after: ComparedPlan;
  readonly differences: PlanDifferences;
}

/** Whether some formula of a file has no value: never calculated, nor worked out here. */
export const hasNoValue = (formulas: readonly UncalculatedFormula[]): boolean =>
  formulas.some(({ value }) => value === "none");
