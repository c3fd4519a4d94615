import type { Diagnosis } from "./correction";
import { damagedRows, diagnose, type BrokenSums } from "./diagnose";

/** Cells of a plan's rows that are formulas, by `formulaKey`: texts, so that they can be handed to another thread. */
export type FormulaCells = ReadonlySet<string>;

/** @param rowIndex index in Plan.totals where `isTotal`, else in Plan.activities; `column` is 0-based */
export const formulaKey = (isTotal: boolean, rowIndex: number, column: number): string =>
  `${isTotal ? "T" : "A"}${rowIndex} ${column}`;

/** Whether there is anything to diagnose: a damaged row, or a total row that fails. */
export function isBroken({ findings }: Pick<BrokenSums, "findings">): boolean {
  return damagedRows(findings).length > 0 || findings.some(({ isTotal }) => isTotal);
}

/** As `diagnose`, knowing which cells of the damaged rows and of the total rows are formulas. */
export function diagnoseKnowing(broken: BrokenSums, formulas: FormulaCells): Diagnosis {
  if (formulas.size === 0) return diagnose(broken);
  const { plan } = broken;
  return diagnose(broken, {
    isFormula: ({ isTotal, rowIndex, slot }) => {
      const { table } = isTotal ? plan.totals : plan.activities;
      const column = plan.tables[table[rowIndex]].columns.amount[slot];
      return formulas.has(formulaKey(isTotal, rowIndex, column));
    },
  });
}
