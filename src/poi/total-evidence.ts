import type { RowShape, RowsBuilder } from "./rows-builder";
import type { Row } from "./layout";

/** How many of a row's amounts, other than zeros, are the sum of the rows above, and how many are not. */
export interface Agreement {
  readonly holding: number;
  readonly failing: number;
}

/** Sums over more than the rows since the last total: each reads every row, so a plan has only so many. */
const MOST_WIDE_SUMS = 200;

/** Tells a total row by its figures: those of the rows above it, added up. */
export class TotalEvidence {
  private wideSums = 0;

  constructor(private readonly activities: RowsBuilder) {}

  /**
   * Whether most of a row's amounts are the sums of some run of activities that ends above it.
   * @param starts where the runs begin, the shortest first
   */
  bearsOut(row: Row, shape: RowShape, starts: readonly number[]): boolean {
    const count = this.activities.length;
    return [...new Set(starts)].some((start, index) => {
      if (start >= count || (index > 0 && ++this.wideSums > MOST_WIDE_SUMS)) return false;
      const { holding, failing } = this.agreement(row, shape, start);
      // One row and its copy agree as well as a total does with one row.
      return holding > failing && (count - start > 1 || failing === 0);
    });
  }

  private agreement(row: Row, { slots, positions }: RowShape, start: number): Agreement {
    let holding = 0;
    let failing = 0;
    for (const [index, slot] of slots.entries()) {
      const value = row[positions[index]];
      if (typeof value !== "number" || value === 0) continue;
      const sum = this.activities.sum(slot, start);
      if (Math.abs(sum - value) <= 1e-9 * Math.max(1, Math.abs(sum))) holding++;
      else failing++;
    }
    return { holding, failing };
  }
}
