import type { Finding } from "../findings/finding";
import type { CoveredRow, Diagnosis } from "./correction";

const NONE: readonly CoveredRow[] = [];

/**
 * The rows with whose correction a total row's column will hold that a finding is about: what the finding says TOTAL
 * differs from is then wrong itself. The returned function gives none for any other finding.
 */
export function settledFinder({
  settledTotals,
}: Diagnosis): (finding: Finding) => readonly CoveredRow[] {
  const rows = new Map(settledTotals.map((each) => [`${each.rowIndex} ${each.slot}`, each.rows]));
  return ({ check, rowIndex, slot }) =>
    (check === "total-sum" ? rows.get(`${rowIndex} ${slot}`) : undefined) ?? NONE;
}
