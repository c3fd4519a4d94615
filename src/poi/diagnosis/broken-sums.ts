import type { Finding } from "../findings/finding";
import { groupBy } from "../group-by";
import { isOfFormula, misledRows } from "./formula-corrections";
import { isOfTypedText } from "./typed-corrections";
import type { Validation } from "../validation/validation";

/** What a diagnosis needs of a validation. */
export type BrokenSums = Pick<
  Validation,
  "plan" | "findings" | "shifted" | "quarter" | "notAdditive"
>;

/**
 * Activities (indexes in Plan.activities, ascending) whose sums or last values fail, whose cells slid, or with a cell that is no
 * number. Not those with a wrong formula: their sums say nothing of the months until it is put right.
 */
export function damagedRows(findings: readonly Finding[]): number[] {
  const rows = new Set<number>();
  const misled = misledRows(findings);
  for (const { check, isTotal, rowIndex } of findings) {
    if (isTotal || misled.has(rowIndex)) continue;
    if (
      check === "target-sum" ||
      check === "quarter-sum" ||
      check === "shifted-row" ||
      check === "last-value" ||
      check === "not-a-number" ||
      check === "no-data"
    ) {
      rows.add(rowIndex);
    }
  }
  return [...rows].sort((a, b) => a - b);
}

/** Rows under a total row that fails of which it is asked whether their sums are formulas: in a column all mostly are. */
const MOST_ASKED = 200;
/** Columns that a total row fails in for a row's sum to be one beside what it adds up. */
const FEWEST_COLUMNS = 2;

/**
 * Activities (indexes in Plan.activities, ascending) whose formulas matter: the damaged ones, those with texts that mean
 * numbers, and the first of those under a total row that fails in several columns.
 */
export function rowsInQuestion({
  findings,
  totals,
}: Pick<Validation, "findings" | "totals">): number[] {
  const ofTotals = groupBy(
    findings.filter(({ check, isTotal }) => isTotal && check === "total-sum"),
    ({ rowIndex }) => rowIndex,
  );
  const underTotals = [...ofTotals].flatMap(([total, failing]) => {
    const { start, end } = totals[total];
    const asked = failing.length < FEWEST_COLUMNS ? 0 : Math.min(MOST_ASKED, end - start);
    return Array.from({ length: asked }, (_, index) => start + index);
  });
  const withTexts = findings
    .filter(({ check, isTotal }) => !isTotal && isOfTypedText(check))
    .map(({ rowIndex }) => rowIndex);
  return [...new Set([...damagedRows(findings), ...withTexts, ...underTotals])].sort(
    (a, b) => a - b,
  );
}

/** Whether there is anything to diagnose: a damaged row, a total row that fails, a text to be put right. */
export function isBroken({ findings }: Pick<BrokenSums, "findings">): boolean {
  return (
    findings.some(
      (finding) =>
        finding.isTotal ||
        finding.check === "spelling" ||
        isOfTypedText(finding.check) ||
        isOfFormula(finding),
    ) || damagedRows(findings).length > 0
  );
}
