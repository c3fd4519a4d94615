import type { CheckId, Finding, Severity } from "./finding";

/**
 * Findings that are kept of each check, the first in the order of the workbook; the others are counted. Nobody
 * works off more one by one, and a full sheet in which every sum is broken would have millions.
 */
export const MOST_FINDINGS_A_CHECK = 10_000;

/** What the checks found, as far as it is kept, and how much it was. */
export interface KeptFindings {
  readonly findings: Finding[];
  /** Of all findings, kept or not. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** Findings that were not kept, by check; checks whose findings were all kept are absent. */
  readonly omitted: ReadonlyMap<CheckId, number>;
}

/** How many of some findings there are of each severity. */
export function countsOf(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** How many findings there are, kept or not. */
export function findingCount({ counts }: Pick<KeptFindings, "counts">): number {
  return counts.error + counts.warning + counts.info;
}
