import type { Finding } from "../finding";
import type { Validation } from "../validation";

/** What a diagnosis needs of a validation. */
export type BrokenSums = Pick<Validation, "plan" | "findings" | "shifted" | "quarter">;

/** Activities (indexes in Plan.activities, ascending) whose sums fail, whose cells slid, or with a cell that is no number. */
export function damagedRows(findings: readonly Finding[]): number[] {
  const rows = new Set<number>();
  for (const { check, isTotal, rowIndex } of findings) {
    if (isTotal) continue;
    if (
      check === "target-sum" ||
      check === "quarter-sum" ||
      check === "shifted-row" ||
      check === "not-a-number"
    ) {
      rows.add(rowIndex);
    }
  }
  return [...rows].sort((a, b) => a - b);
}

/** Whether there is anything to diagnose: a damaged row, or a total row that fails. */
export function isBroken({ findings }: Pick<BrokenSums, "findings">): boolean {
  return damagedRows(findings).length > 0 || findings.some(({ isTotal }) => isTotal);
}
