import type { AmountColumn } from "../plan";
import { nextUnequalPair, pairColumns, type PairColumn } from "./row-pairs";

/** Rows added up at a time: their scratch column stays in the processor's first cache. */
const BLOCK = 2048;

/**
 * The rows in [start, end) in which some columns do not add up to another, in their order. Nearly all rows are
 * sound, and of these nothing is made.
 */
export function unequalRows(
  addends: readonly AmountColumn[],
  total: AmountColumn,
  start: number,
  end: number,
): Iterable<number> {
  const pairs = pairColumns([total, ...addends], start, end);
  return pairs
    ? unequalInPairs(addends, total, pairs, start, end)
    : unequalByBlocks(addends, total, start, end);
}

/** What the columns of a row add up to. */
export function sumAt(addends: readonly AmountColumn[], row: number): number {
  let sum = 0;
  for (const column of addends) sum += column[row];
  return sum;
}

function* unequalInPairs(
  addends: readonly AmountColumn[],
  total: AmountColumn,
  [totalPairs, ...addendPairs]: readonly PairColumn[],
  start: number,
  end: number,
): Generator<number, void, undefined> {
  const last = end >> 1;
  let pair = (start + 1) >> 1;
  if (start % 2 === 1 && sumAt(addends, start) !== total[start]) yield start;
  while (pair < last) {
    // Block by block, for a function called often is compiled whole and not in the middle of its loop.
    const to = Math.min(last, pair + BLOCK);
    pair = nextUnequalPair(addendPairs, totalPairs, pair, to);
    if (pair === to) continue;
    for (const row of [2 * pair, 2 * pair + 1]) if (sumAt(addends, row) !== total[row]) yield row;
    pair++;
  }
  const odd = end - 1;
  if (end % 2 === 1 && odd >= start && sumAt(addends, odd) !== total[odd]) yield odd;
}

function* unequalByBlocks(
  addends: readonly AmountColumn[],
  total: AmountColumn,
  start: number,
  end: number,
): Generator<number, void, undefined> {
  const scratch = new Float64Array(Math.min(BLOCK, Math.max(0, end - start)));
  for (let from = start; from < end; from += BLOCK) {
    const to = Math.min(end, from + BLOCK);
    const sums = addends.length === 1 ? addends[0].subarray(from, to) : scratch;
    if (sums === scratch) addUp(addends, from, to - from, scratch);
    for (
      let row = nextUnequal(sums, total, from, from, to);
      row < to;
      row = nextUnequal(sums, total, from, row + 1, to)
    )
      yield row;
  }
}

/** The first row in [row, to) whose sum, at sums[row - from], is not total[row]; or `to`. */
function nextUnequal(
  sums: AmountColumn,
  total: AmountColumn,
  from: number,
  row: number,
  to: number,
): number {
  let at = row;
  while (at < to && sums[at - from] === total[at]) at++;
  return at;
}

/** Adds the columns up into the first `count` of `sums`. */
function addUp(
  addends: readonly AmountColumn[],
  from: number,
  count: number,
  sums: Float64Array,
): void {
  sums.fill(0, 0, count);
  for (const column of addends) addTo(sums, column, from, count);
}

function addTo(sums: Float64Array, column: AmountColumn, from: number, count: number): void {
  for (let i = 0; i < count; i++) sums[i] += column[from + i];
}
