import type { CheckId, FindingOf } from "../poi/findings/finding";

/** Title and reason of some checks, and the sentence of each of their findings. */
export type CheckTexts<Ids extends CheckId = CheckId> = {
  readonly [Id in Ids]: {
    readonly title: string;
    /** What the check looks for and why it matters. */
    readonly why: string;
    readonly message: (finding: FindingOf<Id>) => string;
  };
};

/** The checks of sums that must hold, and of what is in none. */
export type SumCheck =
  | "target-sum"
  | "quarter-sum"
  | "total-sum"
  | "unverified-total"
  | "partial-total"
  | "filtered-total"
  | "tasks-counted"
  | "not-additive"
  | "last-value"
  | "total-mixed"
  | "rounded-parts";

/** The checks of what stands in cells of amounts. */
export type CellCheck =
  "shifted-row" | "not-a-number" | "text-number" | "dash" | "no-data" | "negative" | "fraction";

/** The checks of how a table was read: its title, columns and rows. */
export type LayoutCheck =
  | "missing-column"
  | "other-quarter"
  | "unread-columns"
  | "unread-rows"
  | "empty-column"
  | "unfilled-months"
  | "running-quarters";

/** The checks of what activities say, where one stands twice, and of their execution. */
export type ActivityCheck =
  | "blank-activity"
  | "missing-text"
  | "spelling"
  | "duplicate-activity"
  | "repeated-sheet"
  | "linked-sheet"
  | "future-execution"
  | "unprogrammed-execution";

/** The checks of the formulas' audit. */
export type FormulaCheck = "formula-shape" | "external-reference" | "typed-over-formula";
