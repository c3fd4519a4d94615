import type { Thresholds } from "../poi/execution/thresholds";

/** Whether two limits can be thresholds: 0 < critical < low ≤ 1. */
export function areThresholds({ critical, low }: Thresholds): boolean {
  return critical > 0 && critical < low && low <= 1;
}
