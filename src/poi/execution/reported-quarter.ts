import type { Plan } from "../plan";
import type { QuarterAmounts } from "../sums/quarter-amounts";
import { isReported } from "./reported-tables";

/** The quarter that a plan reports. */
export interface ReportedQuarter {
  /** 1–4. */
  readonly quarter: number;
  /** Where it was taken from; "none": nowhere, for the plan has no columns of what was executed. */
  readonly quarterSource: "option" | "title" | "amounts" | "none";
}

/** The quarter reported: the one asked for, what the title says, or the last with something executed. */
export function reportedQuarter(
  plan: Plan,
  quarters: QuarterAmounts,
  option: number | undefined,
): ReportedQuarter {
  if (option !== undefined) return { quarter: option, quarterSource: "option" };
  if (plan.quarter !== null) return { quarter: plan.quarter, quarterSource: "title" };
  if (!isReported(plan)) return { quarter: 4, quarterSource: "none" };
  const last = quarters.executed.findLastIndex((amounts) => amounts.some((amount) => amount !== 0));
  return { quarter: last < 0 ? 4 : last + 1, quarterSource: "amounts" };
}

/** The quarter that a plan reports, 1–4; null where it has no columns of what was executed and nobody says one. */
export function quarterSaid({ quarter, quarterSource }: ReportedQuarter): number | null {
  return quarterSource === "none" ? null : quarter;
}
