import type { Severity } from "./finding";

/** Errors first. */
export const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

interface Severe {
  readonly severity: Severity;
}

/** Compares by severity, errors first; for Array.sort, which leaves those of one severity in their order. */
export const bySeverity = (a: Severe, b: Severe): number =>
  SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity];
