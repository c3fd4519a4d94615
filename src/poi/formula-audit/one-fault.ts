import type { Finding, FindingOf } from "../findings/finding";
import { groupBy } from "../group-by";

type ShapeFinding = FindingOf<"formula-shape">;

/** Faults of rows, which a total row's formulas have in all columns where somebody wrote the first and copied it. */
const OF_ROWS: ReadonlySet<ShapeFinding["detail"]["fault"]> = new Set([
  "missing-rows",
  "extra-rows",
  "counted-twice",
]);

const isShared = (finding: Finding): finding is ShapeFinding =>
  finding.check === "formula-shape" && finding.isTotal && OF_ROWS.has(finding.detail.fault);

/**
 * Findings with one in place of those that say of several columns of a total row that their formulas leave out the same
 * rows, or add up the same that they must not: it stands at the first of them and has the others.
 */
export function oneOfEachFault(findings: readonly Finding[]): Finding[] {
  const alike = groupBy(findings.filter(isShared), ({ rowIndex, severity, detail }) =>
    JSON.stringify([rowIndex, severity, detail.fault, detail.missing, detail.extra]),
  );
  const first = new Map<Finding, ShapeFinding>();
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
    first.set(leftmost, { ...leftmost, detail: { ...leftmost.detail, others: cells } });
  }
  return first.size === 0
    ? [...findings]
    : findings.flatMap((finding) => (left.has(finding) ? [] : [first.get(finding) ?? finding]));
}
