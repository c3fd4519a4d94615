import type { Worksheet } from "../../model/worksheet";

const NUMBERS_AN_AREA = 5;

/** Where in a pool the areas of one formula stand: [from, to). */
export interface AreaRun {
  readonly from: number;
  readonly to: number;
}

/**
 * The areas from which the formulas of a sheet were worked out. As numbers in one array: as objects, those of a hundred
 * thousand formulas weigh more than all else that is known of them.
 */
export class AreaPool {
  private readonly sheets: Worksheet[] = [];
  private numbers = new Int32Array(1024);
  private end = 0;

  /** Adds the areas of a stack above a height. */
  add({ sheets, numbers, height }: AreaStack, above: number): AreaRun {
    const from = this.end;
    this.reserve(from + height - above);
    this.numbers.set(numbers.subarray(above, height), from);
    this.end += height - above;
    for (let at = from; at < this.end; at += NUMBERS_AN_AREA) {
      this.numbers[at] = this.placeOf(sheets[this.numbers[at]]);
    }
    return { from, to: this.end };
  }

  /** Whether one of a formula's areas is on a sheet. */
  someSheet({ from, to }: AreaRun, isWanted: (sheet: Worksheet) => boolean): boolean {
    for (let at = from; at < to; at += NUMBERS_AN_AREA) {
      if (isWanted(this.sheets[this.numbers[at]])) return true;
    }
    return false;
  }

  /** Whether one of a formula's areas has a cell. */
  holds({ from, to }: AreaRun, cell: { sheet: Worksheet; row: number; column: number }): boolean {
    const { numbers } = this;
    for (let at = from; at < to; at += NUMBERS_AN_AREA) {
      if (this.sheets[numbers[at]] !== cell.sheet) continue;
      const isInRows = cell.row >= numbers[at + 1] && cell.row <= numbers[at + 3];
      if (isInRows && cell.column >= numbers[at + 2] && cell.column <= numbers[at + 4]) return true;
    }
    return false;
  }

  private placeOf(sheet: Worksheet): number {
    const known = this.sheets.indexOf(sheet);
    return known >= 0 ? known : this.sheets.push(sheet) - 1;
  }

  private reserve(length: number): void {
    if (length <= this.numbers.length) return;
    const longer = new Int32Array(Math.max(length, 2 * this.numbers.length));
    longer.set(this.numbers);
    this.numbers = longer;
  }
}

/** The areas of formulas that are being worked out, those of a formula above those of the one that needs it. */
export class AreaStack {
  readonly sheets: Worksheet[] = [];
  /** Longer than `height`: what stands above that is of formulas worked out before. */
  numbers = new Int32Array(1024);
  height = 0;

  push(sheet: Worksheet, top: number, left: number, bottom: number, right: number): void {
    const known = this.sheets.indexOf(sheet);
    if (this.height + NUMBERS_AN_AREA > this.numbers.length) this.grow();
    const { numbers, height } = this;
    numbers[height] = known >= 0 ? known : this.sheets.push(sheet) - 1;
    numbers[height + 1] = top;
    numbers[height + 2] = left;
    numbers[height + 3] = bottom;
    numbers[height + 4] = right;
    this.height += NUMBERS_AN_AREA;
  }

  /** Takes the last one off. */
  pop(): void {
    this.height -= NUMBERS_AN_AREA;
  }

  private grow(): void {
    const longer = new Int32Array(2 * this.numbers.length);
    longer.set(this.numbers);
    this.numbers = longer;
  }
}
