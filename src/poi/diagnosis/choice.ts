/** What one candidate of a row would add to the columns that the total rows watch. */
export interface Option {
  /** Column index → amount added; columns not named are left as they are. In whole units of the plan. */
  readonly deltas: ReadonlyMap<number, number>;
  /** Log likelihood among the options of its row. */
  readonly score: number;
}

/** What the whole plan says of a row's options. */
export interface Choice {
  /** Index of the option in the best choice for all rows together. */
  readonly best: number;
  /** Probability of each option. */
  readonly probability: readonly number[];
  /** Fewest columns missed, among those that the options touch differently, by any choice with the option. */
  readonly misses: readonly number[];
  /** Whether nothing was left out of the search: `misses` is then exact. */
  readonly exact: boolean;
  /** Whether total rows watch a column that the options touch differently. */
  readonly witnessed: boolean;
}

/** Rows that share columns, with the columns that their options touch differently. */
export interface Group {
  /** By row of the group. */
  readonly options: readonly (readonly Option[])[];
  /** By row of the group: indexes of the columns that its options touch differently. */
  readonly varying: readonly (readonly number[])[];
  /** By column: what is still to be added by these rows. */
  readonly rest: Float64Array;
}

/**
 * How unlikely it is that a TOTAL column is itself wrong, as a log: one in a thousand. A choice that
 * misses a column pays it once a column.
 */
export const MISS = Math.log(0.001);
