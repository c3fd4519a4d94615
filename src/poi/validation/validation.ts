import { checkContext } from "./check-context";
import { CHECKS } from "../checks/index";
import { executionOf, type Execution } from "../execution/execution";
import type { Finding } from "../findings/finding";
import { inSheetOrder } from "../checks/finding-order";
import { runChecks } from "../checks/run-checks";
import type { KeptFindings } from "../findings/kept-findings";
import type { NotAdditive, RuleChoice } from "../sums/measure-rule";
import type { Plan } from "../plan";
import { quarterAmounts } from "../sums/quarter-amounts";
import { reportedQuarter, type ReportedQuarter } from "../execution/reported-quarter";
import { readRows } from "./row-readings";
import type { Rule } from "../sums/rules";
import type { ShiftedRows } from "../diagnosis/shifted-rows";
import type { RestoredRow } from "../diagnosis/lost-cells";
import { measuredBy, type ProgrammedChoice } from "../sums/target-series";
import { DEFAULT_THRESHOLDS, type Thresholds } from "../execution/thresholds";
import type { TotalReading } from "../sums/total-scope";

export interface ValidationOptions {
  /** Quarter reported, 1–4; where absent, what the title says, else the last quarter with something executed. */
  readonly quarter?: number | undefined;
  readonly thresholds?: Thresholds | undefined;
  /** How the user says that some activities' months make their totals. */
  readonly rules?: readonly RuleChoice[] | undefined;
  /** What execution is measured against where a plan was reprogrammed; where absent, that. */
  readonly programmed?: ProgrammedChoice | undefined;
}

/** Everything that Cuadra says of a plan. */
export interface Validation extends ReportedQuarter {
  readonly plan: Plan;
  /** In the order of sheets and rows; of each check at most MOST_FINDINGS_A_CHECK. */
  readonly findings: readonly Finding[];
  readonly counts: KeptFindings["counts"];
  readonly omitted: KeptFindings["omitted"];
  readonly execution: Execution;
  /** Activities whose cells have slid (indexes in Plan.activities), with every way to put them back. */
  readonly shifted: ReadonlyMap<number, readonly RestoredRow[]>;
  /** Activities whose months do not add up (indexes in Plan.activities); they take no part in any sum. */
  readonly notAdditive: ReadonlyMap<number, NotAdditive>;
  /** How shifted rows were looked for; not by row where some rows' broken sums were not looked at. */
  readonly shiftSearch: Omit<ShiftedRows, "rows">;
  /** What each total row covers, by index in Plan.totals. */
  readonly totals: readonly TotalReading[];
}

/** Runs every check over a plan and works out its execution. */
export function validate(read: Plan, options: ValidationOptions = {}): Validation {
  const plan = measuredBy(read, options.programmed ?? "reprogrammed");
  const quarters = quarterAmounts(plan);
  const { quarter, quarterSource } = reportedQuarter(plan, quarters, options.quarter);
  const asked = [{ start: 0, end: plan.activities.count }];
  const breaksNotListed = new Map<Rule, number[]>();
  const { breaks, rounded, notAdditive, shifted } = readRows(plan, {
    asked,
    quarter,
    quarters,
    rules: options.rules,
    notListed: breaksNotListed,
  });
  const context = checkContext({
    plan,
    asked,
    quarter,
    quarters,
    activityBreaks: breaks,
    roundedSums: rounded,
    breaksNotListed,
    shifted: shifted.rows,
    notAdditive,
  });
  const { findings, counts, omitted } = runChecks(CHECKS, context);
  const execution = executionOf(
    plan,
    quarters,
    quarter,
    options.thresholds ?? DEFAULT_THRESHOLDS,
    new Set(shifted.rows.keys()),
    notAdditive,
  );
  return {
    plan,
    quarter,
    quarterSource,
    findings: inSheetOrder(plan, findings),
    counts,
    omitted,
    execution,
    shifted: shifted.rows,
    shiftSearch: {
      tried: shifted.tried,
      isByRow: shifted.isByRow && breaksNotListed.size === 0,
    },
    notAdditive,
    totals: context.totals,
  };
}
