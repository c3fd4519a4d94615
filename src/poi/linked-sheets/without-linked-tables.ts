import type { FormulaBlock } from "../formula-audit/formula-audit";
import { unlikePeriods } from "../header/sheet-period";
import type { Plan } from "../plan";
import { withoutTables } from "../reading/without-tables";
import { LinkedTables } from "./linked-tables";

/**
 * A plan without the tables whose figures are formulas that take those of other sheets of it (a sheet CONSOLIDADO over
 * one for each office): they would count twice. What they are, and where they say something else, is in Plan.linked.
 * @param tables the tables that may be linked: indexes in Plan.tables
 * @param blocks the formulas of their activities' amounts
 * @param pause called between pieces of work, to give a page its turn
 * @returns with what is to be known to follow them
 */
export async function withoutLinkedTables(
  plan: Plan,
  tables: readonly number[],
  blocks: Iterable<FormulaBlock>,
  pause?: () => Promise<void>,
): Promise<{ readonly plan: Plan; readonly tables: LinkedTables }> {
  const read = await LinkedTables.of(plan, tables, blocks, pause);
  const { left, kept } = read;
  if (left.size === 0) return { plan, tables: read };
  const linked = await read.said(pause);
  await pause?.();
  return {
    plan: {
      ...withoutTables(plan, left),
      unlikePeriods: unlikePeriods(plan.unlikePeriods.filter(({ sheet }) => kept.has(sheet))),
      linked,
    },
    tables: read,
  };
}
