import { CHECKS } from "../checks/index";
import type { CheckId, Finding } from "../findings/finding";
import { findingCount } from "../findings/kept-findings";
import { bySeverity } from "../findings/severity-order";
import type { Validation } from "../validation/validation";

/** A finding of the list, and its place. */
export interface FindingLine {
  readonly finding: Finding;
  readonly sheet: string;
  /** 0-based. */
  readonly row: number;
  readonly column: number;
}

/** The findings that the summary lists, and how many it does not. */
export interface ListedFindings {
  readonly findings: readonly FindingLine[];
  /** How many findings are not listed, and of which checks, those that weigh most first. */
  readonly moreFindings: number;
  readonly notListed: ReadonlyMap<CheckId, number>;
  /** Of those, how many are counted and not kept (`kept-findings.ts`): nowhere are their cells listed. */
  readonly notKept: number;
}

/** A list longer than this is read in the pane or the report, not on paper. */
export const MOST_FINDINGS = 500;

/** The findings that a list has room for, in the order in which they stand. */
export function listedFindings(validation: Validation): ListedFindings {
  const listed = mostSevere(validation.findings);
  return {
    findings: listed.map((finding) => ({
      finding,
      sheet: finding.sheet,
      row: finding.row,
      column: Math.max(0, finding.column),
    })),
    moreFindings: findingCount(validation) - listed.length,
    notListed: notListed(validation, new Set(listed)),
    notKept: [...validation.omitted.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** The findings that a list has room for: what weighs most, in the order in which they stand. */
function mostSevere(findings: readonly Finding[]): Finding[] {
  if (findings.length <= MOST_FINDINGS) return [...findings];
  const chosen = [...findings].sort(bySeverity);
  const listed = new Set(chosen.slice(0, MOST_FINDINGS));
  return findings.filter((finding) => listed.has(finding));
}

/** How many findings of which checks are not listed, those that weigh most first. */
function notListed(
  { findings, omitted }: Validation,
  listed: ReadonlySet<Finding>,
): Map<CheckId, number> {
  const counts = new Map(omitted);
  for (const finding of findings) {
    const { check } = finding;
    if (!listed.has(finding)) counts.set(check, (counts.get(check) ?? 0) + 1);
  }
  return new Map(
    [...CHECKS].sort(bySeverity).flatMap(({ id }) => {
      const count = counts.get(id);
      return count === undefined ? [] : [[id, count] as const];
    }),
  );
}
