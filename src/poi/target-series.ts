import type { Columns, ProgrammedSeries } from "./layout";
import type { Rows, Table } from "./plan";
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
