import type { Checks } from "../review-needs";
import { Late } from "../late";
import { giveTurn } from "./pause";
import type { Checked } from "./checked";

/** The parser of formulas and what is asked of it. */
export const formulaAudit = new Late(
  () => import(/* webpackChunkName: "formula-audit" */ "../../excel/formula-audit"),
);

/** Has the formulas of the open workbook audited after each check of its plan. */
export function auditing({ check, begin }: Checks): Checks {
  const audited = async (checking: Promise<Checked>, signal: AbortSignal): Promise<Checked> => {
    // The parser of formulas arrives while the checks run.
    const [checked, { auditFormulas }] = await Promise.all([checking, formulaAudit.get()]);
    const validation = await auditFormulas(checked.validation, { signal, pause: giveTurn });
    return { ...checked, validation };
  };
  return {
    check: (plan, options, signal) => audited(check(plan, options, signal), signal),
    begin: (headers, signal) => {
      const checking = begin(headers, signal);
      return {
        expect: (rows) => checking.expect(rows),
        add: (block) => checking.add(block),
        finish: (options) => audited(checking.finish(options), signal),
      };
    },
  };
}
