import { MAX_COLUMNS } from "./address";

const BLOCK_ROWS = 256;

/** Key of a cell in the sparse maps of a sheet. */
export function cellKey(row: number, column: number): number {
  return row * MAX_COLUMNS + column;
}

/** The 0-based row of a cell, by its key. */
export function rowOfKey(key: number): number {
  return Math.floor(key / MAX_COLUMNS);
}

/** The 0-based column of a cell, by its key. */
export function columnOfKey(key: number): number {
  return key % MAX_COLUMNS;
}

/**
 * Something of some cells of a sheet, by cellKey: what a Map does, without hashing, which is dear where a list has a
 * hundred thousand formulas. Goes through its cells column by column.
 */
export class CellMap<V extends string | object> {
  /** By column, then by block of rows. */
  private columns: (((V | undefined)[] | undefined)[] | undefined)[] = [];
  private count = 0;
  /** How many there are in each column. */
  private counts: number[] = [];

  get size(): number {
    return this.count;
  }

  at(row: number, column: number): V | undefined {
    return this.columns[column]?.[Math.floor(row / BLOCK_ROWS)]?.[row % BLOCK_ROWS];
  }

  get(key: number): V | undefined {
    return this.count === 0 ? undefined : this.at(rowOfKey(key), columnOfKey(key));
  }

  has(key: number): boolean {
    return this.get(key) !== undefined;
  }

  set(key: number, value: V): this {
    const row = rowOfKey(key);
    const column = columnOfKey(key);
    const blocks = (this.columns[column] ??= []);
    const block = (blocks[Math.floor(row / BLOCK_ROWS)] ??= new Array<V | undefined>(BLOCK_ROWS));
    const place = row % BLOCK_ROWS;
    if (block[place] === undefined) this.note(column, 1);
    block[place] = value;
    return this;
  }

  /** @returns whether there was something */
  delete(key: number): boolean {
    if (this.count === 0) return false;
    const row = rowOfKey(key);
    const column = columnOfKey(key);
    const block = this.columns[column]?.[Math.floor(row / BLOCK_ROWS)];
    const place = row % BLOCK_ROWS;
    if (block?.[place] === undefined) return false;
    block[place] = undefined;
    this.note(column, -1);
    return true;
  }

  private note(column: number, more: 1 | -1): void {
    this.count += more;
    this.counts[column] = (this.counts[column] ?? 0) + more;
  }

  clear(): void {
    this.columns = [];
    this.counts = [];
    this.count = 0;
  }

  /** Whether some cell of a column has something. */
  private hasColumn(column: number): boolean {
    return (this.counts[column] ?? 0) > 0;
  }

  /** Visits all, without a pair made for each as in a loop. */
  forEach(visit: (value: V, key: number) => void): void {
    this.some((value, key) => {
      visit(value, key);
      return false;
    });
  }

  /** Whether something is true of one of them; looks no further then. */
  some(test: (value: V, key: number) => boolean): boolean {
    for (let column = 0; column < this.columns.length; column += 1) {
      const blocks = this.columns[column] ?? [];
      for (let number = 0; number < blocks.length; number += 1) {
        const block = blocks[number] ?? [];
        for (let place = 0; place < block.length; place += 1) {
          const value = block[place];
          if (value !== undefined && test(value, cellKey(number * BLOCK_ROWS + place, column)))
            return true;
        }
      }
    }
    return false;
  }

  /** The last row of a column that has something; undefined where none has. */
  lastRow(column: number): number | undefined {
    if (!this.hasColumn(column)) return undefined;
    const blocks = this.columns[column] ?? [];
    for (let number = blocks.length - 1; number >= 0; number -= 1) {
      const place = blocks[number]?.findLastIndex((value) => value !== undefined) ?? -1;
      if (place >= 0) return number * BLOCK_ROWS + place;
    }
    return undefined;
  }

  *[Symbol.iterator](): Generator<[key: number, value: V], void, undefined> {
    for (const [column, blocks] of this.columns.entries()) {
      for (const [number, block] of (blocks ?? []).entries()) {
        for (const [place, value] of (block ?? []).entries()) {
          if (value !== undefined) yield [cellKey(number * BLOCK_ROWS + place, column), value];
        }
      }
    }
  }

  *keys(): Generator<number, void, undefined> {
    for (const [key] of this) yield key;
  }

  *values(): Generator<V, void, undefined> {
    for (const [, value] of this) yield value;
  }
}
