import type { TextRole } from "../header/words";
import type { MatchedBy } from "./match-rows";

/** What a changed cell is. */
export type ChangeKind = "target" | "programmed" | "executed" | "text" | "total";

/** Where a cell stands; 0-based. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Whether it is not known what a cell of a plan says, as of a formula that was never calculated. */
export type IsUnknown = (cell: Place & { readonly says: number | string | null }) => boolean;

/** The cells of two plans of which it is not known what they say. */
export interface UnknownCells {
  readonly before?: IsUnknown;
  readonly after?: IsUnknown;
}

/** What names a row. */
export interface RowNames {
  readonly unit: string;
  readonly activity: string;
  readonly measure: string;
}

/** A row of one of the plans; 0-based sheet row. */
export interface RowPlace extends RowNames {
  readonly sheet: string;
  readonly row: number;
}

/** A cell that says something else in the plan after. */
export interface CellDifference extends RowNames {
  readonly kind: ChangeKind;
  /** Which column: an amount's slot, or a text's role. */
  readonly column: { readonly slot: number } | { readonly role: TextRole };
  /**
   * Whether it is execution of a quarter that the plan before had already reported. A sum is not, where the change
   * of a month in it explains it.
   */
  readonly reported: boolean;
  /** A number, a text where the cell holds one, null for a blank. */
  readonly before: number | string | null;
  readonly after: number | string | null;
  readonly from: Place;
  readonly to: Place;
}

/** An activity with another unit, name or measure than it had: one difference, however many of the three. */
export interface RenamedActivity {
  readonly before: RowPlace;
  readonly after: RowPlace;
  readonly by: MatchedBy;
}

export type Unlike =
  | { readonly kind: "years"; readonly before: number; readonly after: number }
  | { readonly kind: "nothing-shared" };

/** How a plan differs from an earlier version of it. Lists are in the order of the plan after. */
export interface PlanDifferences {
  /** Quarter (1–4) that the plan before reported; 0: none, or of another year, whose months are others. */
  readonly reportedQuarter: number;
  /** Why they may be no versions of one plan: their years are not the same, or they have no activity in common. */
  readonly unlike: readonly Unlike[];
  readonly cells: readonly CellDifference[];
  readonly added: readonly RowPlace[];
  readonly removed: readonly RowPlace[];
  readonly renamed: readonly RenamedActivity[];
  /** Total rows that only one of the plans has. */
  readonly addedTotals: readonly RowPlace[];
  readonly removedTotals: readonly RowPlace[];
  /** Slots for which a table of only one of the plans has a column: their cells are not compared. */
  readonly addedColumns: readonly number[];
  readonly removedColumns: readonly number[];
  readonly counts: DifferenceCounts;
}

export interface DifferenceCounts {
  /** Everything that differs: cells, activities renamed, rows and columns. */
  readonly all: number;
  readonly cells: number;
  readonly reported: number;
  readonly targets: number;
  readonly totals: number;
  readonly added: number;
  readonly removed: number;
  readonly renamed: number;
}
