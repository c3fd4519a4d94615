import type { BrokenSums } from "./broken-sums";
import type { Diagnosis } from "./correction";
import { diagnose } from "./diagnose";
import { formulaKey, type FormulaCells } from "./formula-cells";

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
