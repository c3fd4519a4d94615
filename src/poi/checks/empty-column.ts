import { isEmptyColumn, rulesOf } from "../sums/rules";
import { type Check, findingOfTable } from "./check";

/** A column of sums (META, a quarter) that nobody filled in: said once, not row by row. */
export const emptyColumn: Check<"empty-column"> = {
  id: "empty-column",
  severity: "warning",
  from: "plan",
  run: ({ plan }) =>
    plan.tables.flatMap((table) => {
      const { start, end } = table.activities;
      return rulesOf(table.columns)
        .filter((rule) => isEmptyColumn(plan.activities, rule.total, start, end))
        .filter((rule) =>
          rule.parts.some((slot) =>
            plan.activities.amounts[slot]?.subarray(start, end).some((n) => n !== 0),
          ),
        )
        .map((rule) => findingOfTable(emptyColumn, table, rule.total, { rows: end - start }));
    }),
};
