import { filteredTotalAt } from "../checks/filtered-total";
import { failingSums } from "../checks/total-sum";
import type { FormulaFinding } from "../findings/finding";
import { groupBy } from "../group-by";
import { filtered, type TotalReading } from "../sums/total-scope";
import type { Validation } from "../validation";
import { withFindings } from "./consequences";

/**
 * A validation in which total rows that a filter makes say less are that, and not wrong: rows of their sheet are hidden,
 * and every column in which they fail is a SUBTOTAL that says less. From the figures alone that is not known where some
 * columns hold, as those do in which the hidden rows have nothing.
 * @param found faults of formulas: a total row that has one is wrong by itself
 * @param isSubtotal whether a total row (index in Plan.totals) has a SUBTOTAL in a slot
 */
export function withFilteredTotals(
  validation: Validation,
  found: readonly FormulaFinding[],
  isSubtotal: (total: number, slot: number) => boolean,
): Validation {
  const { plan, findings } = validation;
  const faulty = new Set(found.flatMap(({ isTotal, rowIndex }) => (isTotal ? rowIndex : [])));
  const failing = groupBy(
    findings.filter(({ check }) => check === "total-sum"),
    ({ rowIndex }) => rowIndex,
  );
  const byFilter = new Set<number>();
  for (const [total, sums] of failing) {
    if (faulty.has(total) || !plan.tables[plan.totals.table[total]].hasHiddenRows) continue;
    const saysLess = sums.every(
      ({ slot, found: says, expected }) => isSubtotal(total, slot) && (says ?? 0) < (expected ?? 0),
    );
    if (saysLess) byFilter.add(total);
  }
  if (byFilter.size === 0) return validation;
  return {
    ...withFindings(validation, [
      ...findings.filter(({ check, rowIndex }) => check !== "total-sum" || !byFilter.has(rowIndex)),
      ...Array.from(byFilter, (total) => filteredTotalAt(plan, total)),
    ]),
    totals: validation.totals.map((reading, total) =>
      byFilter.has(total) ? filtered(reading) : reading,
    ),
  };
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
        ({ check, rowIndex }) => check !== "filtered-total" || !readings.has(rowIndex),
      ),
      ...failingSums(plan, plain),
    ]),
    totals: totals.map((reading, total) => readings.get(total) ?? reading),
  };
}
