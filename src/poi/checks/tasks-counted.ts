import { type Check, findingOfTable } from "./check";

/** Activities over tasks that they add up: they are read as totals of these, and that is said once a table. */
export const tasksCounted: Check<"tasks-counted"> = {
  id: "tasks-counted",
  severity: "info",
  from: "plan",
  run: ({ plan }) =>
    plan.tables.flatMap((table) => {
      const { start, end } = table.totals;
      const rows = Array.from({ length: end - start }, (_, index) => start + index)
        .filter((total) => plan.sections.has(total))
        .map((total) => plan.totals.sheetRow[total] + 1);
      return rows.length === 0 ? [] : findingOfTable(tasksCounted, table, -1, { rows });
    }),
};
