import type { Plan, Reason } from "./plan";

/**
 * Why an activity (index in Plan.activities) was executed less than programmed, as its row says for the months to
 * the reported quarter (1–4) and for none in particular; a reason said of several months comes once, at the first.
 */
export function reasonsOf(plan: Plan, activity: number, quarter: number): readonly Reason[] {
  const seen = new Set<string>();
  return (plan.reasons.get(activity) ?? []).filter(({ month, text }) => {
    if ((month !== null && month >= quarter * 3) || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
