/** A sheet whose activities take their figures from other sheets of the plan with formulas: counted as well, they would be double. */
export interface LinkedSheet {
  readonly sheet: string;
  /** Those that its formulas name, in the plan's order. */
  readonly sheets: readonly string[];
  /** Of these, the sheets of which it adds up several in one activity, as what each has a part of. */
  readonly added: readonly string[];
  /** How many activities it has. */
  readonly activities: number;
  /** In the order of its rows, what is missing first. */
  readonly differences: readonly LinkedDifference[];
}

/** Something that a linked sheet says otherwise than those that it takes its figures from. Rows and columns are 0-based. */
export interface LinkedDifference {
  /** Row of the linked sheet: the header's of what is missing. */
  readonly row: number;
  /** -1 for the whole row. */
  readonly column: number;
  readonly unit: string;
  readonly activity: string;
  readonly found: number | null;
  /** What the cell holds where it is no number. */
  readonly foundText?: string;
  readonly expected: number | null;
  readonly is: LinkedFault;
}

/** What is wrong with it. */
export type LinkedFault =
  | {
      /** An activity's amount is another than that of the row that it repeats, or than several add up to (no `source`). */
      readonly kind: "amount";
      readonly slot: number;
      readonly source?: RowOfSheet;
      /** How many cells of the row are. */
      readonly cells: number;
    }
  /** A total row does not add up the linked sheet's own rows. */
  | { readonly kind: "total"; readonly slot: number }
  /** An activity of the other sheets is not there. */
  | { readonly kind: "missing"; readonly source: RowOfSheet; readonly activity: string }
  /** None of another sheet's activities is there, though those of all others are. */
  | { readonly kind: "missing-sheet"; readonly sheet: string; readonly activities: number }
  /** It repeats what an earlier row, `before`, repeats already. */
  | { readonly kind: "twice"; readonly source: RowOfSheet; readonly before: number }
  /** A row of typed figures that the other sheets do not have: it is counted nowhere. */
  | { readonly kind: "alone" };

/** A row of a sheet; 0-based. */
export interface RowOfSheet {
  readonly sheet: string;
  readonly row: number;
}
