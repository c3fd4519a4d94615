import { misspellings } from "../category-spelling";
import { type Check, findingAt } from "./check";

/** One name written in two ways is two names to every count. Said once a way, at its first row. */
export const spelling: Check<"spelling"> = {
  id: "spelling",
  severity: "info",
  from: "texts",
  run: ({ plan }) =>
    misspellings(plan).map(({ role, text, usual, difference, rows }) => {
      const [rowIndex] = rows;
      const { columns } = plan.tables[plan.activities.table[rowIndex]];
      return findingAt(
        spelling,
        plan,
        { rows: plan.activities, rowIndex, slot: -1, column: columns.text[role] },
        { role, text, usual, difference, rows: rows.length },
      );
    }),
};
