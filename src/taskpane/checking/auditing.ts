import type { ValidationOptions } from "../../poi/validation/validation";
import type { Checks } from "../review-needs";
import { Late } from "../late";
import { giveTurn, Pause } from "./pause";
import type { Checked } from "./checked";

/** The parser of formulas and what is asked of it. */
export const formulaAudit = new Late(
  () => import(/* webpackChunkName: "formula-audit" */ "../../excel/formula-audit"),
);

/** Which tables only say others' figures again. */
const linkedTables = new Late(
  () => import(/* webpackChunkName: "formula-audit" */ "../../excel/linked-tables"),
);

/**
 * Has the formulas of the open workbook looked at after each check of its plan: those of one that was read, for tables
 * whose figures are others' and that are left out of it; and of every one, for what is wrong with them.
 */
export function auditing({ check, begin }: Checks): Checks {
  const audited = async (checking: Promise<Checked>, signal: AbortSignal): Promise<Checked> => {
    // The parser of formulas arrives while the checks run.
    const [checked, { auditFormulas }] = await Promise.all([checking, formulaAudit.get()]);
    const validation = await auditFormulas(checked.validation, { signal, pause: giveTurn });
    return { ...checked, validation };
  };
  const withoutLinked = async (
    checking: Promise<Checked>,
    options: ValidationOptions,
    signal: AbortSignal,
  ): Promise<Checked> => {
    const [checked, { leaveOutLinkedTables }] = await Promise.all([checking, linkedTables.get()]);
    const { plan } = checked.validation;
    const pause = new Pause();
    const without = await leaveOutLinkedTables(plan, { signal, pause: () => pause.ifDue() });
    return without === plan ? checked : check(without, options, signal);
  };
  return {
    check: (plan, options, signal) => audited(check(plan, options, signal), signal),
    begin: (headers, signal) => {
      const checking = begin(headers, signal);
      return {
        expect: (rows) => checking.expect(rows),
        add: (block) => checking.add(block),
        finish: (options) =>
          audited(withoutLinked(checking.finish(options), options, signal), signal),
      };
    },
  };
}
