import type { Plan, Rows } from "../../src/poi/plan";

/** A plan without the widths of its columns, which are a matter of how it was built. */
export function plainPlan(plan: Plan | null): unknown {
  if (!plan) return null;
  const rows = ({ amounts: columns, ...rest }: Rows): unknown => ({
    ...rest,
    amounts: columns.map((column) => column && [...column]),
  });
  return { ...plan, activities: rows(plan.activities), totals: rows(plan.totals) };
}
