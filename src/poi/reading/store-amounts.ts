import type { Row } from "../cells";
import { FIRST_LIKELY_DATE } from "./usual-amount";

const NONE: readonly number[] = [];

/** Where usual numbers go: two-byte columns one after the other in a buffer, of which `pairs` sees two rows at a time. */
export interface NarrowColumns {
  readonly narrow: Uint16Array;
  readonly pairs: Int32Array;
  /** Elements of `narrow` from one column to the next; an even number. */
  readonly stride: number;
}

/**
 * Stores the usual numbers of rows[from, to) as rows `at` and following, each column from its place in `starts` on.
 * Returns the indexes (in `rows`) of those rows in which some cell holds anything else.
 * The loop that reads every amount once: by itself in a function, with one array to store into, for its speed.
 */
export function storeRows(
  rows: readonly Row[],
  from: number,
  to: number,
  at: number,
  positions: Int32Array,
  starts: Int32Array,
  narrow: Uint16Array,
): readonly number[] {
  const mask = FIRST_LIKELY_DATE - 1;
  const columns = positions.length;
  let unusual: number[] | undefined;
  for (let row = from; row < to; row++) {
    const values = rows[row];
    const offset = at + row - from;
    let usual = 0;
    for (let i = 0; i < columns; i++) {
      const value = values[positions[i]];
      if (typeof value === "number" && (value & mask) === value) {
        narrow[starts[i] + offset] = value;
        usual++;
      }
    }
    if (usual < columns) (unusual ??= []).push(row);
  }
  return unusual ?? NONE;
}

/** In memory the lower half of a four-byte number is the first, as on every machine that runs Office. */
const IS_LOW_FIRST = new Uint16Array(Uint32Array.of(1).buffer)[0] === 1;

/**
 * As `storeRows`, for amounts that stand side by side in the row and in the buffer, as nearly all do.
 * @param start where the first of `columns` begins in the buffer
 * @param position index into a row of the first of the amounts
 * @param areWhole whether hardly a row has other cells: they are then taken by twos, which makes one store of two
 */
export function storeAdjacent(
  rows: readonly Row[],
  from: number,
  to: number,
  at: number,
  start: number,
  position: number,
  columns: number,
  { narrow, pairs, stride }: NarrowColumns,
  areWhole: boolean,
): readonly number[] {
  const place = start + at - from;
  const end = position + columns;
  const byTwos = areWhole && IS_LOW_FIRST;
  let unusual: number[] | undefined;
  let row = from;
  while (row < to) {
    if (byTwos && (place + row) % 2 === 0) {
      const first = (place + row) >> 1;
      row += 2 * storePairs(rows, row, to, first, position, end, stride >> 1, pairs);
      if (row === to) break;
    }
    if (!storeRow(rows[row], place + row, position, end, stride, narrow))
      (unusual ??= []).push(row);
    row++;
  }
  return unusual ?? NONE;
}

/** Stores a row's usual numbers, as far as there are; whether all of its cells held such. */
function storeRow(
  values: Row,
  place: number,
  position: number,
  end: number,
  stride: number,
  narrow: Uint16Array,
): boolean {
  const mask = FIRST_LIKELY_DATE - 1;
  let isUsualRow = true;
  let at = place;
  for (let i = position; i < end; i++) {
    const value = values[i];
    if (typeof value === "number" && (value & mask) === value) narrow[at] = value;
    else isUsualRow = false;
    at += stride;
  }
  return isUsualRow;
}

/**
 * Stores rows of usual numbers two at a time, the amounts of both in one number of four bytes, up to the first two of
 * which some cell holds anything else; returns how many times two. Three columns at a time, a quarter's months: one at a
 * time it is a third slower.
 */
function storePairs(
  rows: readonly Row[],
  from: number,
  to: number,
  place: number,
  position: number,
  end: number,
  stride: number,
  pairs: Int32Array,
): number {
  const mask = FIRST_LIKELY_DATE - 1;
  const count = (to - from) >> 1;
  const lastOfThree = end - 2;
  for (let pair = 0; pair < count; pair++) {
    const one = rows[from + 2 * pair];
    const two = rows[from + 2 * pair + 1];
    let at = place + pair;
    let i = position;
    for (; i < lastOfThree; i += 3) {
      const a = one[i];
      const b = two[i];
      const c = one[i + 1];
      const d = two[i + 1];
      const e = one[i + 2];
      const f = two[i + 2];
      if (
        typeof a !== "number" ||
        typeof b !== "number" ||
        typeof c !== "number" ||
        typeof d !== "number" ||
        typeof e !== "number" ||
        typeof f !== "number" ||
        (a & mask) !== a ||
        (b & mask) !== b ||
        (c & mask) !== c ||
        (d & mask) !== d ||
        (e & mask) !== e ||
        (f & mask) !== f
      )
        return pair;
      pairs[at] = a | (b << 16);
      pairs[at + stride] = c | (d << 16);
      pairs[at + 2 * stride] = e | (f << 16);
      at += 3 * stride;
    }
    for (; i < end; i++) {
      const a = one[i];
      const b = two[i];
      if (typeof a !== "number" || typeof b !== "number") return pair;
      if ((a & mask) !== a || (b & mask) !== b) return pair;
      pairs[at] = a | (b << 16);
      at += stride;
    }
  }
  return count;
}
