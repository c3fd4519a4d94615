import type { Finding } from "../finding";
import type { Diagnosis } from "./correction";

/**
 * Which correction a finding is about: the returned function gives its index in `corrections`, -1 where there
 * is none. A row has at most one correction; findings of its sums are about it, others only if it changes their cell.
 */
export function correctionFinder({ corrections }: Diagnosis): (finding: Finding) => number {
  const ofActivity = new Map<number, number>();
  const ofTotal = new Map<number, number>();
  for (const [index, { isTotal, rowIndex }] of corrections.entries()) {
    (isTotal ? ofTotal : ofActivity).set(rowIndex, index);
  }
  return (finding) => {
    const index = (finding.isTotal ? ofTotal : ofActivity).get(finding.rowIndex) ?? -1;
    if (index < 0 || isOfSums(finding)) return index;
    return corrections[index].cells.some(({ slot }) => slot === finding.slot) ? index : -1;
  };
}

function isOfSums({ check }: Finding): boolean {
  return check === "target-sum" || check === "quarter-sum" || check === "shifted-row";
}
