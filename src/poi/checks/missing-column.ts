import { type Check, findingOfTable } from "./check";

/** A table without one of the columns of a POI. Quarter columns are not missed: months are enough. */
export const missingColumn: Check<"missing-column"> = {
  id: "missing-column",
  severity: "warning",
  from: "texts",
  run: ({ plan }) =>
    plan.tables.flatMap((table) => {
      // What its first page lacks, a table lacks on all of them.
      if (table.continues !== undefined) return [];
      const columns = table.missing.filter((column) => column !== "quarters");
      return columns.length > 0 ? [findingOfTable(missingColumn, table, -1, { columns })] : [];
    }),
};
