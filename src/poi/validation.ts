import { CHECKS } from "./checks/index";
import type { CheckContext } from "./checks/check";
import { executionOf, type Execution } from "./execution";
import { DEFAULT_THRESHOLDS, type Thresholds } from "./thresholds";
import type { Finding } from "./finding";
import { runChecks, type KeptFindings } from "./kept-findings";
import type { NotAdditive, RuleChoice } from "./measure-rule";
import { findNotAdditive } from "./not-additive";
import { amountAt, slotsInSheetOrder, type Plan } from "./plan";
import { quarterAmounts, type QuarterAmounts } from "./quarter-amounts";
import { isReported } from "./reported-tables";
import { equalAmounts, tableBreaks, type Rule } from "./rules";
import { changedPositions, findShiftedRows } from "./shifted-rows";
import type { RestoredRow } from "./diagnosis/lost-cells";
import { measuredBy, type ProgrammedChoice } from "./target-series";
import { readTotals, type TotalReading } from "./total-scope";

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
export interface Validation {
  readonly plan: Plan;
  readonly quarter: number;
  /** Where the reported quarter was taken from; "none": nowhere, for the plan has no columns of what was executed. */
  readonly quarterSource: "option" | "title" | "amounts" | "none";
  /** In the order of sheets and rows; of each check at most MOST_FINDINGS_A_CHECK. */
  readonly findings: readonly Finding[];
  readonly counts: KeptFindings["counts"];
  readonly omitted: KeptFindings["omitted"];
  readonly execution: Execution;
  /** Activities whose cells have slid (indexes in Plan.activities), with every way to put them back. */
  readonly shifted: ReadonlyMap<number, readonly RestoredRow[]>;
  /** Activities whose months do not add up (indexes in Plan.activities); they take no part in any sum. */
  readonly notAdditive: ReadonlyMap<number, NotAdditive>;
  /** What each total row covers, by index in Plan.totals. */
  readonly totals: readonly TotalReading[];
}

/** Runs every check over a plan and works out its execution. */
export function validate(read: Plan, options: ValidationOptions = {}): Validation {
  const plan = measuredBy(read, options.programmed ?? "reprogrammed");
  const quarters = quarterAmounts(plan);
  const { quarter, quarterSource } = reportedQuarter(plan, quarters, options.quarter);
  const breaksNotListed = new Map<Rule, number[]>();
  const allBreaks = plan.tables.flatMap((table) =>
    tableBreaks(plan.activities, table, table.activities, quarters, breaksNotListed),
  );
  const notAdditive = findNotAdditive(plan, allBreaks, options.rules);
  const activityBreaks =
    notAdditive.size === 0 ? allBreaks : allBreaks.filter(({ row }) => !notAdditive.has(row));
  const shifted = findShiftedRows(plan, activityBreaks, quarter, notAdditive);
  const unknownSlots = slotsNotKnown(plan, shifted);
  const totals = readTotals(plan, unknownSlots, notAdditive);
  const context: CheckContext = {
    plan,
    quarter,
    quarters,
    activityBreaks,
    // What a total row adds up with percentages and running totals obeys no sums of its own.
    totalBreaks: plan.tables
      .flatMap((table) => tableBreaks(plan.totals, table, table.totals))
      .filter(({ row }) => totals[row].mixed === 0)
      // Nor is a sum broken of which a TOTAL was meant to have only some of the columns.
      .filter(
        ({ row, rule }) =>
          !totals[row].unfilled.has(rule.total) &&
          !rule.parts.some((slot) => totals[row].unfilled.has(slot)),
      )
      .filter(({ row, rule }) => !isAddedUp(plan, row, totals[row], rule)),
    breaksNotListed,
    shifted,
    notAdditive,
    unknownSlots,
    totals,
  };
  const { findings, counts, omitted } = runChecks(CHECKS, context);
  const execution = executionOf(
    plan,
    quarters,
    quarter,
    options.thresholds ?? DEFAULT_THRESHOLDS,
    new Set(shifted.keys()),
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
    shifted,
    notAdditive,
    totals,
  };
}

/** The quarter that a plan reports, 1–4; null where it has no columns of what was executed and nobody says one. */
export function quarterSaid({
  quarter,
  quarterSource,
}: Pick<Validation, "quarter" | "quarterSource">): number | null {
  return quarterSource === "none" ? null : quarter;
}

function reportedQuarter(
  plan: Plan,
  quarters: QuarterAmounts,
  option: number | undefined,
): Pick<Validation, "quarter" | "quarterSource"> {
  if (option !== undefined) return { quarter: option, quarterSource: "option" };
  if (plan.quarter !== null) return { quarter: plan.quarter, quarterSource: "title" };
  if (!isReported(plan)) return { quarter: 4, quarterSource: "none" };
  const last = quarters.executed.findLastIndex((amounts) => amounts.some((amount) => amount !== 0));
  return { quarter: last < 0 ? 4 : last + 1, quarterSource: "amounts" };
}

/**
 * Whether a total row breaks a sum only because it adds its rows up as they stand, some of them with cells that are not
 * known: it holds once these are right.
 */
function isAddedUp(
  plan: Plan,
  total: number,
  { sums, unknown }: TotalReading,
  rule: Rule,
): boolean {
  const slots = [rule.total, ...rule.parts];
  return (
    slots.some((slot) => unknown.has(slot)) &&
    slots.every((slot) => {
      const sum = sums[slot];
      const found = amountAt(plan.totals, total, slot) ?? 0;
      return sum !== undefined && equalAmounts(found, sum, plan.totals.integers);
    })
  );
}

function slotsNotKnown(plan: Plan, shifted: Validation["shifted"]): Map<number, Set<number>> {
  const rows = plan.activities;
  const unknown = new Map<number, Set<number>>();
  for (const [row, ways] of shifted) {
    const slots = slotsInSheetOrder(plan.tables[rows.table[row]].columns);
    const cells = slots.map((slot) => amountAt(rows, row, slot));
    unknown.set(
      row,
      new Set(changedPositions(cells, ways).sometimes.map((position) => slots[position])),
    );
  }
  for (const { row, slot } of rows.oddCells) {
    const slots = unknown.get(row) ?? new Set();
    unknown.set(row, slots.add(slot));
  }
  return unknown;
}

/** By sheet, row and column as they stand in the workbook; within a cell, in the order of the checks. */
export function inSheetOrder(plan: Plan, findings: Finding[]): Finding[] {
  const sheets = new Map<string, number>();
  for (const { sheet } of plan.tables) if (!sheets.has(sheet)) sheets.set(sheet, sheets.size);
  return findings.sort(
    (a, b) =>
      (sheets.get(a.sheet) ?? 0) - (sheets.get(b.sheet) ?? 0) ||
      a.row - b.row ||
      a.column - b.column,
  );
}
