import type { Check } from "../controller";
import { giveTurn } from "./pause";

/** Has the formulas of the open workbook audited after each check of its plan. */
export const auditing =
  (check: Check): Check =>
  async (plan, options, signal) => {
    // The parser of formulas arrives while the checks run.
    const [checked, { auditFormulas }] = await Promise.all([
      check(plan, options, signal),
      import(/* webpackChunkName: "formula-audit" */ "../../excel/formula-audit"),
    ]);
    const validation = await auditFormulas(checked.validation, { signal, pause: giveTurn });
    return { ...checked, validation };
  };
