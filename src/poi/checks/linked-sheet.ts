import type { Check } from "./check";
import type { FindingOf } from "../findings/finding";

/** A sheet that takes its figures from others with formulas, and says something else than they do. It is not counted. */
export const linkedSheet: Check<"linked-sheet"> = {
  id: "linked-sheet",
  severity: "warning",
  from: "plan",
  *run({ plan }) {
    for (const { sheet, differences } of plan.linked)
      for (const { is, ...place } of differences) {
        const finding: FindingOf<"linked-sheet"> = {
          check: linkedSheet.id,
          severity: linkedSheet.severity,
          sheet,
          // Its rows are none of the plan's.
          slot: -1,
          rowIndex: -1,
          isTotal: is.kind === "total",
          ...place,
          detail: is,
        };
        yield finding;
      }
  },
};
