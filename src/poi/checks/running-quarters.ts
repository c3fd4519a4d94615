import { type Check, findingOfTable } from "./check";

/**
 * Quarters that hold everything from January on, though their headers do not say so: they are checked as what they are,
 * and that is said once a table. A warning, for who reads such a header takes each for its quarter's own.
 */
export const runningQuarters: Check<"running-quarters"> = {
  id: "running-quarters",
  severity: "warning",
  from: "plan",
  run: ({ plan: { tables } }) =>
    tables.flatMap((table) => {
      const slots = table.columns.runningQuarters;
      return table.continues !== undefined || slots.length === 0
        ? []
        : [findingOfTable(runningQuarters, table, slots[0], { slots })];
    }),
};
