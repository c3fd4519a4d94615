import type { AmountColumn } from "../plan";

/**
 * Two-byte columns read as four-byte ones, the amounts of two rows at a time. Amounts of such columns are below
 * 2^14 (see AmountColumns), so that three of them add up within their two bytes and the rows of a pair never
 * touch; and a pair of sums is right or not in one comparison. Which half of a pair is which row depends on the
 * machine, so nothing here asks: who finds a pair unequal looks at its rows.
 */
export type PairColumn = Int32Array;

/** Fewer rows than this are not worth the making of views. */
const FEWEST_ROWS = 64;

/** The columns as pairs of rows, for work on rows [start, end); undefined where they are not all of two bytes, or hardly worth it. */
export function pairColumns(
  columns: readonly AmountColumn[],
  start: number,
  end: number,
): PairColumn[] | undefined {
  if (end - start < FEWEST_ROWS) return undefined;
  const pairs: PairColumn[] = [];
  for (const column of columns) {
    if (!(column instanceof Uint16Array)) return undefined;
    if (column.byteOffset % Int32Array.BYTES_PER_ELEMENT !== 0) return undefined;
    pairs.push(new Int32Array(column.buffer, column.byteOffset, column.length >> 1));
  }
  return pairs;
}

/** sums = first + second + third, in pairs [from, to). */
export function addThreePairs(
  sums: PairColumn,
  first: PairColumn,
  second: PairColumn,
  third: PairColumn,
  from: number,
  to: number,
): void {
  for (let pair = from; pair < to; pair++) sums[pair] = first[pair] + second[pair] + third[pair];
}

/** The first pair in [pair, to) in which some addend's rows do not add up to the total's; or `to`. */
export function nextUnequalPair(
  addends: readonly PairColumn[],
  total: PairColumn,
  pair: number,
  to: number,
): number {
  if (addends.length === 1) return nextDifferent(addends[0], total, pair, to);
  if (addends.length === 4) return nextUnequalToFour(addends, total, pair, to);
  let at = pair;
  while (at < to && addsUp(addends, total, at)) at++;
  return at;
}

function nextDifferent(one: PairColumn, other: PairColumn, pair: number, to: number): number {
  let at = pair;
  while (at < to && one[at] === other[at]) at++;
  return at;
}

/** A year of quarters. Their sum may need more than two bytes, so that the rows of a pair are added up apart. */
function nextUnequalToFour(
  addends: readonly PairColumn[],
  total: PairColumn,
  pair: number,
  to: number,
): number {
  const [a, b, c, d] = addends;
  for (let at = pair; at < to; at++) {
    const first = a[at];
    const second = b[at];
    const third = c[at];
    const fourth = d[at];
    const found = total[at];
    const low = (first & 0xffff) + (second & 0xffff) + (third & 0xffff) + (fourth & 0xffff);
    const high = (first >>> 16) + (second >>> 16) + (third >>> 16) + (fourth >>> 16);
    if (low !== (found & 0xffff) || high !== found >>> 16) return at;
  }
  return to;
}

function addsUp(addends: readonly PairColumn[], total: PairColumn, pair: number): boolean {
  let low = 0;
  let high = 0;
  for (const column of addends) {
    low += column[pair] & 0xffff;
    high += column[pair] >>> 16;
  }
  return low === (total[pair] & 0xffff) && high === total[pair] >>> 16;
}
