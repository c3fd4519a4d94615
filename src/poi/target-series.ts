import type { Columns, ProgrammedSeries } from "./layout";
import type { Plan, Rows, Table } from "./plan";
import { ruleBreaks, rulesOf } from "./rules";
import { meaningOf, SLOT_COUNT, TARGET } from "./slots";

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
  return {
    ...plan,
    tables: plan.tables.map((table) =>
      differs(table) ? { ...table, columns: { ...table.columns, programmedBy: wanted } } : table,
    ),
  };
}

/**
 * The series that META adds up: no header says whether META was changed along with the months, so it is the one
 * with which META agrees in more of the table's activities; what was programmed at first where they are even.
 */
export function targetSeries(
  rows: Rows,
  { columns, activities: { start, end } }: Pick<Table, "columns" | "activities">,
): ProgrammedSeries {
  if (!hasReprogrammed(columns)) return "programmed";
  const [original, again] = (["programmed", "reprogrammed"] as const).map((targetOf) => {
    const rules = rulesOf({ ...columns, targetOf }).filter(({ total }) => total === TARGET);
    return rules.length === 0 ? Infinity : ruleBreaks(rows, rules, start, end).length;
  });
  return again < original ? "reprogrammed" : "programmed";
}
