import { findingOfTable, type Check } from "./check";

/**
 * The quarter reported was chosen, and the title says another: execution is that of the chosen one, also where it was
 * chosen for last quarter's report and kept in the workbook.
 */
export const otherQuarter: Check<"other-quarter"> = {
  id: "other-quarter",
  severity: "warning",
  from: "plan",
  run: ({ plan, quarter: reported }) => {
    const { quarter: said, tables } = plan;
    if (said === null || said === reported || tables.length === 0) return [];
    return [findingOfTable(otherQuarter, tables[0], -1, { said, reported })];
  },
};
