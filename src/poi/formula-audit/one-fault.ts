import type { Finding, FindingOf, OtherFormula } from "../findings/finding";
import { groupBy } from "../group-by";
import { FEWEST_FORMULAS } from "./tally";

type SharedFinding = FindingOf<"formula-shape"> | FindingOf<"typed-over-formula">;

/** Faults of rows, which a total row's formulas have in all columns where somebody wrote the first and copied it. */
const OF_ROWS: ReadonlySet<FindingOf<"formula-shape">["detail"]["fault"]> = new Set([
  "missing-rows",
  "extra-rows",
  "counted-twice",
]);

/** Whether a finding may be said together with those of other columns of its total row. */
function isShared(finding: Finding): finding is SharedFinding {
  if (!finding.isTotal) return false;
  if (finding.check === "formula-shape") return OF_ROWS.has(finding.detail.fault);
  // Each wrong number is a fault of its own.
  return finding.check === "typed-over-formula" && !finding.detail.isWrong;
}

/** What findings of one fault have in common, and with it how sure the correction of them all is. */
function faultKey({ rowIndex, severity, check, detail }: SharedFinding): string {
  const fault =
    "fault" in detail
      ? [detail.fault, detail.missing, detail.extra]
      : [Math.min(detail.alike, FEWEST_FORMULAS)];
  return JSON.stringify([rowIndex, severity, check, ...fault]);
}

/** A finding that has others of its fault. */
const withOthers = (finding: SharedFinding, others: readonly OtherFormula[]): SharedFinding =>
  finding.check === "formula-shape"
    ? { ...finding, detail: { ...finding.detail, others } }
    : { ...finding, detail: { ...finding.detail, others } };

/**
 * Findings with one in place of those that say of several columns of a total row that their formulas leave out the same
 * rows, or add up the same that they must not, or that right numbers were typed over them: it stands at the first of them
 * and has the others.
 */
export function oneOfEachFault(findings: readonly Finding[]): Finding[] {
  const alike = groupBy(findings.filter(isShared), faultKey);
  const first = new Map<Finding, Finding>();
  const left = new Set<Finding>();
  for (const group of alike.values()) {
    const [leftmost, ...others] = group.toSorted((a, b) => a.column - b.column);
    if (others.length === 0) continue;
    for (const each of others) left.add(each);
    const cells = others.map(({ slot, column, found, expected, detail }) => ({
      slot,
      column,
      found,
      expected,
      formula: detail.formula,
      should: detail.should,
    }));
    first.set(leftmost, withOthers(leftmost, cells));
  }
  return first.size === 0
    ? [...findings]
    : findings.flatMap((finding) => (left.has(finding) ? [] : [first.get(finding) ?? finding]));
}
