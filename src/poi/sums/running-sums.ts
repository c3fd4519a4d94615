import type { AmountColumn, Rows } from "../plan";

/** What the rows of a column above some boundaries add up to, by boundary. */
interface ColumnSums {
  readonly boundaries: readonly number[];
  readonly sums: Float64Array;
  /** What rounding took from each sum; with it a difference of two large sums is as exact as the small one. */
  readonly lost: Float64Array;
}

/**
 * A column never changes: the plan after a change shares those that are as they were, and their sums. Of whole numbers
 * these are the same however they are added up.
 */
const known = new WeakMap<AmountColumn, ColumnSums>();

/** What the rows above some boundaries add up to, so that the sum between any two of them is one subtraction. */
export class RunningSums {
  private readonly placeOf: ReadonlyMap<number, number>;
  private readonly bySlot: readonly (ColumnSums | undefined)[];

  /** @param boundaries rows (0 to rows.count) between which sums will be asked for */
  constructor(rows: Pick<Rows, "amounts" | "integers">, boundaries: Iterable<number>) {
    const inOrder = [...new Set(boundaries)].sort((a, b) => a - b);
    this.placeOf = new Map(inOrder.map((boundary, place) => [boundary, place]));
    this.bySlot = rows.amounts.map((column) => column && sumsOf(column, inOrder, rows.integers));
  }

  /**
   * Sum of a slot over rows [start, end); 0 where no table has such a column.
   * @throws RangeError when these are no boundaries
   */
  sum(slot: number, start: number, end: number): number {
    const from = this.placeOf.get(start);
    const to = this.placeOf.get(end);
    if (from === undefined || to === undefined)
      throw new RangeError(`no sums at rows ${start} and ${end}`);
    const ofSlot = this.bySlot[slot];
    if (!ofSlot) return 0;
    const { sums, lost } = ofSlot;
    return sums[to] - sums[from] + (lost[to] - lost[from]);
  }
}

function sumsOf(
  column: AmountColumn,
  boundaries: readonly number[],
  integers: boolean,
): ColumnSums {
  const before = known.get(column);
  if (before && isSame(before.boundaries, boundaries)) return before;
  const sums = new Float64Array(boundaries.length);
  const lost = new Float64Array(boundaries.length);
  let from = 0;
  let sum = { sum: 0, lost: 0 };
  for (const [place, boundary] of boundaries.entries()) {
    sum = integers
      ? { sum: sum.sum + plainSum(column, from, boundary), lost: 0 }
      : addedExactly(column, from, boundary, sum);
    sums[place] = sum.sum;
    lost[place] = sum.lost;
    from = boundary;
  }
  const made = { boundaries, sums, lost };
  known.set(column, made);
  return made;
}

const isSame = (some: readonly number[], others: readonly number[]): boolean =>
  some.length === others.length && some.every((boundary, at) => boundary === others[at]);

function plainSum(column: AmountColumn, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row++) sum += column[row];
  return sum;
}

/** Adds column[from, to) to a sum, and to what was lost of it what rounding takes (Knuth's two-sum). */
function addedExactly(
  column: AmountColumn,
  from: number,
  to: number,
  before: { readonly sum: number; readonly lost: number },
): { readonly sum: number; readonly lost: number } {
  let { sum, lost } = before;
  for (let row = from; row < to; row++) {
    const next = sum + column[row];
    const added = next - sum;
    lost += sum - (next - added) + (column[row] - added);
    sum = next;
  }
  return { sum, lost };
}
