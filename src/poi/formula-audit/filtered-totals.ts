import { equalAmounts } from "../amounts";
import { filteredTotalAt } from "../checks/filtered-total";
import { failingSums } from "../checks/total-sum";
import type { FindingOf, FormulaFinding } from "../findings/finding";
import { groupBy } from "../group-by";
import type { Plan } from "../plan";
import { filtered } from "../sums/filtered-reading";
import { RunningSums } from "../sums/running-sums";
import { ShownRows } from "../sums/shown-rows";
import { scopesOf, type TotalReading } from "../sums/total-scope";
import type { Validation } from "../validation/validation";
import { withFindings } from "./consequences";

/**
 * A validation in which total rows that a filter makes say less are that, and not wrong: rows are hidden, and every column
 * in which they fail is a SUBTOTAL that says less than all, and no less than those that are shown. Their figures alone
 * tell where they add up just these: SUBTOTAL(9) counts what is hidden by hand, and not what a filter hides.
 * @param found faults of formulas: a total row that has one is wrong by itself
 * @param isSubtotal whether a total row (index in Plan.totals) has a SUBTOTAL in a slot
 */
export function withFilteredTotals(
  validation: Validation,
  found: readonly FormulaFinding[],
  isSubtotal: (total: number, slot: number) => boolean,
): Validation {
  const { plan, findings, totals } = validation;
  if (plan.tables.every(({ hiddenRows }) => hiddenRows.length === 0)) return validation;
  const faulty = new Set(found.flatMap(({ isTotal, rowIndex }) => (isTotal ? rowIndex : [])));
  const failing = groupBy(
    findings.filter((finding) => finding.check === "total-sum"),
    ({ rowIndex }) => rowIndex,
  );
  const ofSubtotals = [...failing].filter(
    ([total, sums]) => !faulty.has(total) && sums.every(({ slot }) => isSubtotal(total, slot)),
  );
  const byFilter = leavingOutHidden(plan, new Map(ofSubtotals));
  if (byFilter.size === 0) return validation;
  return {
    ...withFindings(validation, [
      ...findings.filter(({ check, rowIndex }) => check !== "total-sum" || !byFilter.has(rowIndex)),
      ...[...byFilter].flatMap((total) =>
        totals[total].unfiltered ? [] : filteredTotalAt(plan, total),
      ),
    ]),
    totals: totals.map((reading, total) =>
      byFilter.has(total) ? filtered(reading.unfiltered ?? reading) : reading,
    ),
  };
}

/**
 * Total rows that say, in all columns in which they fail, less than what they may cover adds up to, and no less than what
 * is shown of it.
 * @param failing what is said of their columns, by total row (index in Plan.totals)
 */
function leavingOutHidden(
  plan: Plan,
  failing: ReadonlyMap<number, readonly FindingOf<"total-sum">[]>,
): Set<number> {
  const scopes = new Map(Array.from(failing.keys(), (total) => [total, scopesOf(plan, total)]));
  const asked = [...scopes.values()].flat();
  const shown = new ShownRows(plan, asked);
  const all = new RunningSums(
    plan.activities,
    asked.flatMap(({ start, end }) => [start, end]),
  );
  const leavesOut = (total: number, sums: readonly FindingOf<"total-sum">[]): boolean =>
    (scopes.get(total) ?? []).some(({ start, end }) =>
      sums.every(({ slot, found }) => {
        const says = found ?? 0;
        const sum = all.sum(slot, start, end);
        const ofShown = sum - shown.hiddenSum(slot, start, end);
        return says < sum && (says > ofShown || equalAmounts(says, ofShown, false));
      }),
    );
  return new Set([...failing].flatMap(([total, sums]) => (leavesOut(total, sums) ? total : [])));
}

/**
 * A validation in which total rows that say less than their rows, on a sheet with hidden ones, are wrong after all where
 * their formulas are known: those that no filter makes say less.
 * @param isPlainSum whether a total row (index in Plan.totals) has SUM in each of its formulas, and no SUBTOTAL is known
 * that these could add up
 */
export function withoutPlainTotals(
  validation: Validation,
  isPlainSum: (total: number) => boolean,
): Validation {
  const { plan, findings, totals } = validation;
  const plain = totals.flatMap(({ unfiltered }, total): [number, TotalReading][] =>
    unfiltered && isPlainSum(total) ? [[total, unfiltered]] : [],
  );
  if (plain.length === 0) return validation;
  const readings = new Map(plain);
  return {
    ...withFindings(validation, [
      ...findings.filter(
        ({ check, rowIndex }) =>
          (check !== "filtered-total" && check !== "total-sum") || !readings.has(rowIndex),
      ),
      ...failingSums(plan, plain),
    ]),
    totals: totals.map((reading, total) => readings.get(total) ?? reading),
  };
}
