import type { RowShape } from "./rows-builder";

/** A table being read, as far as telling its rows apart needs it. */
export interface TableSoFar {
  readonly shape: RowShape;
  /** Index into a row of values of the first amount. */
  readonly firstAmount: number;
  /** Index in the activities of the table's first one. */
  readonly firstActivity: number;
  /** Index in the activities of the first one since the last total row. */
  readonly sinceTotal: number;
  /** Whether the last row was a grand total. */
  readonly isClosed: boolean;
  /** Whether a row was a total of the activities below it. */
  readonly hasTotalsAbove: boolean;
}
