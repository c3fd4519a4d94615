import type { CellValue } from "../cells";
import type { AmountColumn } from "../plan";
import { SLOT_COUNT } from "../slots";
import { storeAdjacent, storeRows } from "./store-amounts";
import { isUsual } from "./usual-amount";

/** Serial number of a day in 2119: no date that Excel makes of something typed comes after it. */
export const LAST_LIKELY_DATE = 80_000;

const LINE = 64 / Uint16Array.BYTES_PER_ELEMENT;

/**
 * The numbers of a plan's rows by slot. Those of two bytes lie in one buffer, a column after the other, and
 * the columns are an odd number of cache lines apart: a row is stored into all columns at once, and columns
 * a multiple of 4 kB apart would push each other out of the processor's first cache.
 */
export class AmountColumns {
  private narrow = new Uint16Array(0);
  /** The same buffer, two rows a number. */
  private pairs = new Int32Array(0);
  /** Elements of `narrow` from one column to the next. */
  private stride = 0;
  private capacity = 0;
  /** Slots that have a column, in the order of their columns in `narrow`. */
  private readonly slots: number[] = [];
  /** By slot, the columns in which some number is not a usual one. They replace those in `narrow`. */
  private readonly wide: (Float64Array<ArrayBuffer> | undefined)[] = Array.from({
    length: SLOT_COUNT,
  });
  private readonly wideSlots: number[] = [];
  /** The slots opened last, and where in `narrow` their columns begin. */
  private openSlots: Int32Array = new Int32Array(0);
  private starts = new Int32Array(0);
  /** The same of every slot, opened last or not; negative where there is no column. */
  private readonly startOf = new Int32Array(SLOT_COUNT).fill(-1);
  /** Where the amounts opened last stand in a row of values, and whether they stand side by side, there and in `narrow`. */
  private positions = new Int32Array(0);
  private adjacent = false;

  /** Makes room for that many rows, of which the first `count` are kept. */
  reserve(capacity: number, count: number): void {
    this.capacity = capacity;
    for (const slot of this.wideSlots) {
      const column = new Float64Array(capacity);
      column.set(this.wide[slot]?.subarray(0, count) ?? []);
      this.wide[slot] = column;
    }
    this.layOut(count);
  }

  /**
   * Makes columns for the slots that the next rows have. The first `count` rows of all columns are kept.
   * @param positions indexes into a row of values, by place in `slots`
   */
  open(slots: Int32Array, positions: Int32Array, count: number): void {
    if (slots === this.openSlots) return;
    this.openSlots = slots;
    this.positions = Int32Array.from(positions);
    const fresh = Array.from(slots).filter((slot) => !this.slots.includes(slot));
    this.slots.push(...fresh);
    if (fresh.length > 0) this.layOut(count);
    else this.findStarts();
  }

  /** Lays the columns out anew for the capacity and slots there are. */
  private layOut(count: number): void {
    const { narrow, stride } = this;
    this.stride = (Math.ceil(this.capacity / LINE) | 1) * LINE;
    this.narrow = new Uint16Array(this.stride * this.slots.length);
    this.pairs = new Int32Array(this.narrow.buffer);
    if (count > 0) {
      for (let from = 0, to = 0; from < narrow.length; from += stride, to += this.stride) {
        this.narrow.set(narrow.subarray(from, from + count), to);
      }
    }
    this.findStarts();
  }

  private findStarts(): void {
    for (const [place, slot] of this.slots.entries()) this.startOf[slot] = place * this.stride;
    this.starts = Int32Array.from(this.openSlots, (slot) => this.startOf[slot]);
    this.adjacent = areEvenlySpaced(this.positions, 1) && areEvenlySpaced(this.starts, this.stride);
  }

  /**
   * Stores the usual numbers of rows[from, to) as rows `at` and following, and returns the indexes (in `rows`)
   * of those rows in which some cell holds anything else: of these, every number is still to be `set`.
   * @param areWhole whether hardly one is to be expected
   */
  storeUsual(
    rows: readonly (readonly CellValue[])[],
    from: number,
    to: number,
    at: number,
    areWhole: boolean,
  ): readonly number[] {
    const { starts, narrow, pairs, stride, positions } = this;
    const unusual = this.adjacent
      ? storeAdjacent(
          rows,
          from,
          to,
          at,
          starts[0],
          positions[0],
          positions.length,
          { narrow, pairs, stride },
          areWhole,
        )
      : storeRows(rows, from, to, at, positions, starts, narrow);
    for (const slot of this.wideSlots) {
      const start = this.startOf[slot] + at;
      this.wide[slot]?.set(this.narrow.subarray(start, start + to - from), at);
    }
    return unusual;
  }

  /** Stores one number of any kind. */
  set(slot: number, row: number, value: number): void {
    const column = this.wide[slot] ?? (isUsual(value) ? undefined : this.widened(slot));
    if (column) column[row] = value;
    else this.narrow[this.startOf[slot] + row] = value;
  }

  private widened(slot: number): Float64Array<ArrayBuffer> {
    const start = this.startOf[slot];
    const column = new Float64Array(this.capacity);
    column.set(this.narrow.subarray(start, start + this.capacity));
    this.wide[slot] = column;
    this.wideSlots.push(slot);
    return column;
  }

  /** The first `count` rows of a slot's column; undefined where there is none. */
  column(slot: number, count: number): AmountColumn | undefined {
    const start = this.startOf[slot];
    if (start < 0) return undefined;
    return this.wide[slot]?.subarray(0, count) ?? this.narrow.subarray(start, start + count);
  }
}

/** Whether numbers follow each other at equal steps. */
function areEvenlySpaced(numbers: Int32Array, step: number): boolean {
  return numbers.every((number, at) => number === numbers[0] + at * step);
}
