import { dashFindings } from "../checks/dash";
import type { Finding } from "../findings/finding";
import type { Plan } from "../plan";
import { cellKey } from "./consequences";

/**
 * Findings less what they say of dashes that a formula shows where there is nothing to add up, `IF(SUM(F5:H5)=0,"-",…)`:
 * nobody typed them for a zero.
 * @param formulas by `cellKey`: the cells of dashes that are formulas
 */
export function withoutFormulaDashes(
  findings: readonly Finding[],
  plan: Plan,
  formulas: ReadonlySet<string>,
): Finding[] {
  if (formulas.size === 0) return [...findings];
  const typed = dashFindings(plan, (rows, { row, slot }) => {
    const isTotal = rows === plan.totals;
    return !formulas.has(cellKey({ isTotal, rowIndex: row, slot }));
  });
  const ofRow = new Map(typed.map((finding) => [rowKey(finding), finding]));
  return findings.flatMap((finding) =>
    finding.check === "dash" ? (ofRow.get(rowKey(finding)) ?? []) : finding,
  );
}

const rowKey = ({ isTotal, rowIndex }: Finding): string => `${isTotal ? "T" : "A"}${rowIndex}`;
