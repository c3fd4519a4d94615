import type { Check } from "../controller";
import { Late } from "../late";
import { giveTurn } from "./pause";

/** The parser of formulas and what is asked of it. */
export const formulaAudit = new Late(
  () => import(/* webpackChunkName: "formula-audit" */ "../../excel/formula-audit"),
);

/** Has the formulas of the open workbook audited after each check of its plan. */
export const auditing =
  (check: Check): Check =>
  async (plan, options, signal) => {
    // The parser of formulas arrives while the checks run.
    const [checked, { auditFormulas }] = await Promise.all([
      check(plan, options, signal),
      formulaAudit.get(),
    ]);
    const validation = await auditFormulas(checked.validation, { signal, pause: giveTurn });
    return { ...checked, validation };
  };
