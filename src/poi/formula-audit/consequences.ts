import type { Finding, FormulaFinding, Severity } from "../findings/finding";
import { inSheetOrder } from "../checks/finding-order";
import { countsOf } from "../findings/kept-findings";
import type { Validation } from "../validation/validation";

/** A cell of the plan's amounts. */
export type AmountCell = Pick<Finding, "isTotal" | "rowIndex" | "slot">;

/** Names a cell of amounts, as a key of a set. */
export const cellKey = ({ isTotal, rowIndex, slot }: AmountCell): string =>
  `${isTotal ? "T" : "A"}${rowIndex} ${slot}`;

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** Whether a finding says that a sum fails: what a wrong formula explains. */
const isOfSum = (finding: Finding): boolean =>
  finding.check === "target-sum" ||
  finding.check === "quarter-sum" ||
  finding.check === "total-sum" ||
  (finding.check === "not-a-number" && finding.detail.kind === "error");

/**
 * A validation with what its formulas' audit found. A sum that fails because its own formula is wrong, or because a
 * cell that it adds up has a wrong one, is not said a second time: it is checked again once that is put right.
 * @param addendsOf whether a failing sum has to do with some other cell
 */
export function withConsequences(
  validation: Validation,
  found: readonly FormulaFinding[],
  addendsOf: (finding: Finding) => (cell: AmountCell) => boolean,
): Validation {
  if (found.length === 0) return validation;
  const explained = new Explained();
  for (const finding of found) if (finding.detail.isWrong) explained.add(finding);
  let failing = validation.findings.filter(
    (finding) => isOfSum(finding) && !explained.has(finding),
  );
  for (let before = -1; before !== explained.size;) {
    before = explained.size;
    failing = failing.filter((finding) => {
      if (!explained.near(finding).some(addendsOf(finding))) return true;
      explained.add(finding);
      return false;
    });
  }
  const left = validation.findings.filter(
    (finding) => !isOfSum(finding) || !explained.has(finding),
  );
  return withFindings(validation, [...left, ...found]);
}

/** A validation with other findings in place of those kept; those that were only counted stay so. */
export function withFindings(validation: Validation, others: readonly Finding[]): Validation {
  const findings = inSheetOrder(validation.plan, [...others]);
  const counts = { ...validation.counts };
  const [before, now] = [countsOf(validation.findings), countsOf(findings)];
  for (const severity of SEVERITIES) counts[severity] += now[severity] - before[severity];
  return { ...validation, findings, counts };
}

/** Cells whose wrong figures are explained. */
class Explained {
  private readonly keys = new Set<string>();
  private readonly all: AmountCell[] = [];
  private readonly byActivity = new Map<number, AmountCell[]>();

  get size(): number {
    return this.all.length;
  }

  has(cell: AmountCell): boolean {
    return this.keys.has(cellKey(cell));
  }

  add(cell: AmountCell): void {
    if (this.has(cell)) return;
    this.keys.add(cellKey(cell));
    this.all.push(cell);
    if (cell.isTotal) return;
    const ofRow = this.byActivity.get(cell.rowIndex);
    if (ofRow) ofRow.push(cell);
    else this.byActivity.set(cell.rowIndex, [cell]);
  }

  /** Those that a cell's sum can have to do with: an activity's is of its own row. */
  near({ isTotal, rowIndex }: AmountCell): readonly AmountCell[] {
    return isTotal ? this.all : (this.byActivity.get(rowIndex) ?? []);
  }
}
