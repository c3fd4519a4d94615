import type { CheckId, Finding } from "../finding";
import { inSheetOrder, type Validation } from "../validation";

/** A cell of the plan's amounts. */
export type AmountCell = Pick<Finding, "isTotal" | "rowIndex" | "slot">;

export const cellKey = ({ isTotal, rowIndex, slot }: AmountCell): string =>
  `${isTotal ? "T" : "A"}${rowIndex} ${slot}`;

/** Checks that say that a sum fails: what a wrong formula explains. */
const OF_SUMS: ReadonlySet<CheckId> = new Set(["target-sum", "quarter-sum", "total-sum"]);

/**
 * A validation with what its formulas' audit found. A sum that fails because its own formula is wrong, or because a
 * formula that it adds up is, is not said a second time.
 * @param addendsOf whether a failing cell's formula adds up some cell; undefined where it has no such formula
 */
export function withConsequences(
  validation: Validation,
  found: readonly Finding[],
  addendsOf: (finding: Finding) => ((cell: AmountCell) => boolean) | undefined,
): Validation {
  if (found.length === 0) return validation;
  const explained = new Map<string, AmountCell>(
    found
      .filter(({ check, detail }) => check !== "spelling" && "isWrong" in detail && detail.isWrong)
      .map((finding) => [cellKey(finding), finding]),
  );
  let failing = validation.findings.filter(
    (finding) => OF_SUMS.has(finding.check) && !explained.has(cellKey(finding)),
  );
  for (let before = -1; before !== explained.size;) {
    before = explained.size;
    failing = failing.filter((finding) => {
      const adds = addendsOf(finding);
      if (!adds || ![...explained.values()].some(adds)) return true;
      explained.set(cellKey(finding), finding);
      return false;
    });
  }
  const left = validation.findings.filter(
    (finding) => !OF_SUMS.has(finding.check) || !explained.has(cellKey(finding)),
  );
  const findings = inSheetOrder(validation.plan, [...left, ...found]);
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return { ...validation, findings, counts };
}
