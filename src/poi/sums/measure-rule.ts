/**
 * How a row's months make its quarters and its META. `sum`: they add up, as nearly all do. `accumulated`: each is
 * the total to date. `percentage`: each is a level by itself.
 */
export const MEASURE_RULES = ["sum", "accumulated", "percentage"] as const;
export type MeasureRule = (typeof MEASURE_RULES)[number];

/** What a rule takes of some months: the last that says anything, the most, or the mean of those filled in. */
export type Gathering = "last" | "most" | "mean";

/** How a column of the sheet may say of each row that its months make its META. */
export const SAID_RULES = ["sum", "last", "most", "mean"] as const satisfies readonly (
  "sum" | Gathering
)[];
export type SaidRule = (typeof SAID_RULES)[number];

/** A row whose months do not add up. */
export interface NotAdditive {
  /** A gathering: META and the year are that, and nothing else is known of it. */
  readonly rule: Exclude<MeasureRule, "sum"> | Gathering;
  /** What it was known by: the measure's name, its numbers, the user's choice, or a column that says so. */
  readonly by: "measure" | "numbers" | "choice" | "column";
  /** What META and the year take of the months, and what quarters and semesters do. */
  readonly target: Gathering;
  readonly quarters: Gathering;
}

/** A rule that the user chose for an activity; it is known by its names, so that it stays with it where rows move. */
export interface RuleChoice {
  readonly unit: string;
  readonly activity: string;
  readonly rule: MeasureRule;
}

/** What a gathering takes of amounts in the order of time; null is a blank. 0 of none. */
export function gather(amounts: readonly (number | null)[], gathering: Gathering): number {
  if (gathering === "last")
    return amounts.findLast((amount) => amount !== null && amount !== 0) ?? 0;
  const filled = amounts.filter((amount) => amount !== null);
  if (filled.length === 0) return 0;
  if (gathering === "most") return Math.max(...filled);
  return filled.reduce((sum, amount) => sum + amount, 0) / filled.length;
}
