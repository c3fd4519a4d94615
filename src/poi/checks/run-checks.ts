import type { CheckId, Finding } from "../findings/finding";
import { MOST_FINDINGS_A_CHECK, type KeptFindings } from "../findings/kept-findings";
import type { Check, CheckContext } from "./check";

/** Runs the checks one after the other. A finding that is not kept is let go at once. */
export function runChecks(checks: readonly Check[], context: CheckContext): KeptFindings {
  const findings: Finding[] = [];
  const counts = { error: 0, warning: 0, info: 0 };
  const omitted = new Map<CheckId, number>();
  for (const check of checks) {
    let count = 0;
    for (const finding of check.run(context)) {
      if (count < MOST_FINDINGS_A_CHECK) findings.push(finding);
      // A finding may weigh more than its check mostly does.
      counts[finding.severity]++;
      count++;
    }
    const notListed = check.notListed?.(context) ?? 0;
    counts[check.severity] += notListed;
    count += notListed;
    if (count > MOST_FINDINGS_A_CHECK) omitted.set(check.id, count - MOST_FINDINGS_A_CHECK);
  }
  return { findings, counts, omitted };
}
