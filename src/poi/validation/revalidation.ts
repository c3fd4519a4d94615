import { changedExecution } from "../execution/changed-execution";
import { changedRows, type ChangedRows } from "./changed-rows";
import { checkContext } from "./check-context";
import type { CheckContext, FindingsFrom } from "../checks/check";
import { CHECKS } from "../checks/index";
import { executionOf } from "../execution/execution";
import type { CheckId, Finding } from "../findings/finding";
import { inSheetOrder, merged } from "../checks/finding-order";
import { countsOf, MOST_FINDINGS_A_CHECK } from "../findings/kept-findings";
import type { Plan, Rows } from "../plan";
import { changedQuarters } from "../sums/quarter-amounts";
import { reportedQuarter } from "../execution/reported-quarter";
import { rangesOf, rangesWithin, type RowRange } from "../row-range";
import { readRows } from "./row-readings";
import { isEmptyColumn, rulesOf } from "../sums/rules";
import { MOST_TRIED } from "../diagnosis/shifted-rows";
import { measuredBy } from "../sums/target-series";
import type { Validation, ValidationOptions } from "./validation";

/** More changed rows than this are better checked with all the others. */
const MOST_CHANGED = 200;

/** A validation made of the one before it. */
export interface Revalidation {
  readonly validation: Validation;
  /** The rows that were looked at again, with all total rows. */
  readonly changed: ChangedRows;
}

/**
 * What `validate` says of a plan that has changed in a few amounts since it was validated, found out by looking at the
 * rows that changed, the total rows and the sums of whole columns alone. Null where that cannot be known so: texts have
 * changed, or what is said of a row does not follow from its own cells (see Validation.shiftSearch).
 * @param before the validation of the plan as it was, by the same options, as `validate` or this function gave it
 * @param read the plan as it is now, patched from that one (`patchPlan`)
 */
export function revalidate(
  before: Validation,
  read: Plan,
  options: ValidationOptions = {},
): Revalidation | null {
  const plan = measuredBy(read, options.programmed ?? "reprogrammed");
  const changed = changedRows(before.plan, plan);
  if (!changed || changed.activities.length > MOST_CHANGED || !isByRow(before, plan)) return null;
  const asked = rangesOf(changed.activities);
  if (hasOtherRules(before.plan, plan, asked)) return null;
  const quarters = changedQuarters(
    { plan: before.plan, amounts: before.execution.amounts },
    plan,
    asked,
  );
  const { quarter, quarterSource } = reportedQuarter(plan, quarters, options.quarter);
  if (quarter !== before.quarter || quarterSource !== before.quarterSource) return null;
  const readings = readRows(plan, { asked, quarter, quarters, rules: options.rules });
  const tried = before.shiftSearch.tried + readings.shifted.tried;
  if (!readings.shifted.isByRow || tried >= MOST_TRIED) return null;

  const rows = new Set(changed.activities);
  const shifted = replaced(before.shifted, rows, readings.shifted.rows);
  const notAdditive = replaced(before.notAdditive, rows, readings.notAdditive);
  const context = checkContext({
    plan,
    asked,
    quarter,
    quarters,
    activityBreaks: readings.breaks,
    roundedSums: readings.rounded,
    breaksNotListed: new Map(),
    shifted,
    notAdditive,
  });
  const findings = merged(
    plan,
    before.findings.filter((finding) => stands(finding, rows)),
    inSheetOrder(
      plan,
      freshFindings(context, {
        ...context,
        plan: { ...plan, activities: withCellsOf(plan.activities, rows) },
        shifted: readings.shifted.rows,
        notAdditive: readings.notAdditive,
      }),
    ),
  );
  if (findings.length > MOST_FINDINGS_A_CHECK && hasTooMany(findings)) return null;
  const validation: Validation = {
    plan,
    quarter,
    quarterSource,
    findings,
    counts: countsOf(findings),
    omitted: before.omitted,
    execution: canExchange(before, plan, [shifted, notAdditive], changed.activities)
      ? changedExecution(before, { plan, amounts: quarters }, changed.activities)
      : executionOf(
          plan,
          quarters,
          quarter,
          before.execution.thresholds,
          new Set(shifted.keys()),
          notAdditive,
        ),
    shifted,
    shiftSearch: { tried, isByRow: true },
    notAdditive,
    totals: context.totals,
  };
  return { validation, changed };
}

/** Whether each row of the plan can be checked by itself, as it was before. */
function isByRow({ plan, shiftSearch, omitted }: Validation, now: Plan): boolean {
  return (
    shiftSearch.isByRow &&
    omitted.size === 0 &&
    now.activities.integers === plan.activities.integers
  );
}

/** Whether some column of sums of the changed rows' tables was blank all over and is no more, or the other way round. */
function hasOtherRules(before: Plan, now: Plan, changed: readonly RowRange[]): boolean {
  return now.tables.some(({ columns, activities }) => {
    if (rangesWithin(changed, activities).length === 0) return false;
    const { start, end } = activities;
    return rulesOf(columns).some(
      ({ total }) =>
        isEmptyColumn(before.activities, total, start, end) !==
        isEmptyColumn(now.activities, total, start, end),
    );
  });
}

/** Whether what changed activities add to sums can be exchanged: of whole numbers, where they are added up before and now. */
function canExchange(
  { shifted, notAdditive }: Validation,
  { activities }: Plan,
  leftOutNow: readonly ReadonlyMap<number, unknown>[],
  changed: readonly number[],
): boolean {
  const leftOut = [shifted, notAdditive, ...leftOutNow];
  return activities.integers && !changed.some((row) => leftOut.some((rows) => rows.has(row)));
}

/** What is known by activity, with some activities' part anew; in the order of activities. */
function replaced<Known>(
  before: ReadonlyMap<number, Known>,
  rows: ReadonlySet<number>,
  now: ReadonlyMap<number, Known>,
): ReadonlyMap<number, Known> {
  const others = [...before].filter(([row]) => !rows.has(row));
  if (others.length === before.size && now.size === 0) return before;
  return new Map([...others, ...now].sort(([a], [b]) => a - b));
}

/** Rows of which the odd cells and the numbers kept as text are those of some alone. */
function withCellsOf(rows: Rows, some: ReadonlySet<number>): Rows {
  return {
    ...rows,
    oddCells: rows.oddCells.filter(({ row }) => some.has(row)),
    typedCells: rows.typedCells.filter(({ row }) => some.has(row)),
  };
}

const FROM: ReadonlyMap<CheckId, FindingsFrom> = new Map(CHECKS.map(({ id, from }) => [id, from]));

/** Whether a finding stands after some activities have changed. Total rows are all looked at again. */
function stands({ check, isTotal, rowIndex }: Finding, changed: ReadonlySet<number>): boolean {
  const from = FROM.get(check);
  return from === "texts" || (from === "row" && !isTotal && !changed.has(rowIndex));
}

/** What does not stand, found anew. @param ofRows the context with what is known of the changed activities alone */
function freshFindings(context: CheckContext, ofRows: CheckContext): Finding[] {
  return CHECKS.flatMap((check) => {
    if (check.from === "texts") return [];
    return [...check.run(check.from === "row" ? ofRows : context)];
  });
}

/** Whether there are more findings of some check than are kept. */
function hasTooMany(findings: readonly Finding[]): boolean {
  const counts = new Map<CheckId, number>();
  for (const { check } of findings) counts.set(check, (counts.get(check) ?? 0) + 1);
  return [...counts.values()].some((count) => count > MOST_FINDINGS_A_CHECK);
}
