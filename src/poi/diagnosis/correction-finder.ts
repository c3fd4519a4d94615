import { isDash } from "../cells";
import type { Finding } from "../findings/finding";
import { cellKey } from "../formula-audit/consequences";
import { isOfFormula } from "./formula-corrections";
import { KINDS_OF_TEXT, type Correction, type CorrectionKind, type Diagnosis } from "./correction";

/**
 * Which correction a finding is about: the returned function gives its index in `corrections`, -1 where there
 * is none. A row has at most one correction that follows from its sums; findings of its sums are about it, others
 * only if it changes their cell. A formula has its own; texts that mean numbers have one of their own unless the sums say otherwise, and a spelling the one of its first row.
 */
export function correctionFinder({ corrections }: Diagnosis): (finding: Finding) => number {
  const ofActivity = new Map<number, number>();
  const ofTotal = new Map<number, number>();
  const ofText = new Map<string, number>();
  const ofFormula = new Map<string, number>();
  for (const [index, { isTotal, rowIndex, kind, cells }] of corrections.entries()) {
    if (kind === "formula")
      ofFormula.set(cellKey({ isTotal, rowIndex, slot: cells[0].slot }), index);
    else if (kind === "spelling") ofText.set(spellingKey(rowIndex, cells[0].column), index);
    else if (KINDS_OF_TEXT.has(kind)) ofText.set(textKey(isTotal, rowIndex, kind), index);
    else (isTotal ? ofTotal : ofActivity).set(rowIndex, index);
  }
  return (finding) => {
    if (isOfFormula(finding)) return ofFormula.get(cellKey(finding)) ?? -1;
    if (finding.check === "spelling")
      return ofText.get(spellingKey(finding.rowIndex, finding.column)) ?? -1;
    const ofKind = TEXT_KINDS.get(finding.check);
    const ofTexts =
      (ofKind && ofText.get(textKey(finding.isTotal, finding.rowIndex, ofKind))) ?? -1;
    const index = (finding.isTotal ? ofTotal : ofActivity).get(finding.rowIndex) ?? -1;
    if (isOfSums(finding)) return index;
    // A text that means a number, and the wrong one, has the correction of its row.
    const ofCell = [ofTexts, index].find(
      (at) => at >= 0 && corrections[at].cells.some(({ slot }) => slot === finding.slot),
    );
    return ofCell ?? (saysOf(corrections.at(ofTexts), finding.check) ? ofTexts : -1);
  };
}

/** The kind of correction that a check's findings have, where it does not follow from sums. */
const TEXT_KINDS: ReadonlyMap<Finding["check"], CorrectionKind> = new Map([
  ["text-number", "text-number"],
  ["dash", "text-number"],
]);

/**
 * Whether a row's texts are put right where a finding says it of the row's first: a dash has nothing of a correction that
 * makes other texts numbers.
 */
const saysOf = (correction: Correction | undefined, check: Finding["check"]): boolean =>
  correction?.cells.some(({ fromText = "" }) => isDash(fromText) === (check === "dash")) ?? false;

const textKey = (isTotal: boolean, rowIndex: number, kind: CorrectionKind): string =>
  `${isTotal ? "T" : "A"}${rowIndex} ${kind}`;

const spellingKey = (rowIndex: number, column: number): string => `spelling ${rowIndex} ${column}`;

function isOfSums({ check }: Finding): boolean {
  return (
    check === "target-sum" ||
    check === "quarter-sum" ||
    check === "shifted-row" ||
    check === "last-value"
  );
}
