import { doubtsOf } from "./doubts";
import type { Validation } from "./validation";

/** Whether a plan can be presented: not before its errors are corrected; once somebody has looked; as it is. */
export type Verdict = "to-fix" | "to-review" | "ready";

/** What a validation comes to: never more than was checked, nor more than its findings allow. */
export function verdictOf({ plan, counts }: Pick<Validation, "plan" | "counts">): Verdict {
  if (counts.error > 0) return "to-fix";
  return doubtsOf(plan).length > 0 || counts.warning > 0 ? "to-review" : "ready";
}
