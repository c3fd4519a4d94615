import { type Check, findingOfTable } from "./check";

/**
 * Months that nobody filled in though their quarters have figures: the quarters are read, and that is said once a table
 * and series. A warning where they are blank, for they may have been deleted; not where they hold a schedule's marks.
 */
export const unfilledMonths: Check<"unfilled-months"> = {
  id: "unfilled-months",
  severity: "warning",
  from: "plan",
  run: ({ plan: { tables } }) =>
    tables.flatMap((table) =>
      table.continues !== undefined
        ? []
        : table.unfilled.map(({ slots, columns, hasMarks }) => ({
            ...findingOfTable(unfilledMonths, table, -1, { slots, hasMarks }),
            column: Math.min(...columns),
            ...(hasMarks && { severity: "info" as const }),
          })),
    ),
};
