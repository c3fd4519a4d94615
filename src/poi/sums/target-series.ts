import type { Columns, ProgrammedSeries } from "../header/columns";
import type { Plan, Rows, Table } from "../plan";
import { ruleBreaks, rulesInUse, rulesOf } from "./rules";
import { meaningOf, SLOT_COUNT, TARGET } from "../slots";

/** Whether a table has columns of what was programmed again, other than a total for the year. */
export function hasReprogrammed({ amount }: Pick<Columns, "amount">): boolean {
  return Array.from({ length: SLOT_COUNT }, (_, slot) => slot).some((slot) => {
    const meaning = meaningOf(slot);
    return (
      amount[slot] >= 0 &&
      meaning.kind === "amount" &&
      meaning.series === "reprogrammed" &&
      meaning.period.kind !== "year"
    );
  });
}

/** What execution is measured against in tables that have both. */
export const PROGRAMMED_CHOICES = ["reprogrammed", "original"] as const;
export type ProgrammedChoice = (typeof PROGRAMMED_CHOICES)[number];

/** A plan whose execution is measured against what was chosen; the same plan where that changes nothing. */
export function measuredBy(plan: Plan, choice: ProgrammedChoice): Plan {
  const wanted = choice === "original" ? "programmed" : "reprogrammed";
  const differs = ({ columns }: Table): boolean =>
    hasReprogrammed(columns) && columns.programmedBy !== wanted;
  if (!plan.tables.some(differs)) return plan;
  let tables = measuredTables[wanted].get(plan.tables);
  if (!tables) {
    tables = plan.tables.map((table) =>
      differs(table) ? { ...table, columns: { ...table.columns, programmedBy: wanted } } : table,
    );
    measuredTables[wanted].set(plan.tables, tables);
  }
  return { ...plan, tables };
}

/** By a plan's tables, those measured by each series: the same for every plan that is patched from it. */
const measuredTables: Readonly<
  Record<ProgrammedSeries, WeakMap<readonly Table[], readonly Table[]>>
> = { programmed: new WeakMap(), reprogrammed: new WeakMap() };

/**
 * The series that META adds up: no header says whether META was changed along with the months, so it is the one
 * with which META agrees in more of the table's activities; what was programmed at first where they are even.
 */
export function targetSeries(
  rows: Rows,
  { columns, activities }: Pick<Table, "columns" | "activities">,
): ProgrammedSeries {
  if (!hasReprogrammed(columns)) return "programmed";
  const [original, again] = (["programmed", "reprogrammed"] as const).map((targetOf) => {
    const rules = rulesOf({ ...columns, targetOf }).filter(({ total }) => total === TARGET);
    if (rules.length === 0) return Infinity;
    const inUse = rulesInUse(rows, rules, activities);
    return ruleBreaks(rows, inUse, activities.start, activities.end).length;
  });
  return again < original ? "reprogrammed" : "programmed";
}
