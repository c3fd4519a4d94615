import { type Check, findingAt } from "./check";

/** What a total row cannot be held to yet, because cells of the rows that it covers are not known. */
export const unverifiedTotal: Check<"unverified-total"> = {
  id: "unverified-total",
  severity: "info",
  from: "plan",
  run: ({ plan, totals, unknownSlots }) =>
    totals.flatMap((reading, rowIndex) => {
      const columns = reading.sums.filter(
        (sum, slot) => sum !== undefined && reading.unknown.has(slot),
      ).length;
      if (columns === 0) return [];
      const rows = [...unknownSlots.keys()].filter(
        (row) => row >= reading.start && row < reading.end,
      ).length;
      return [
        findingAt(
          unverifiedTotal,
          plan,
          { rows: plan.totals, rowIndex, slot: -1 },
          { columns, rows },
        ),
      ];
    }),
};
