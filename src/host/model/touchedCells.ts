/** Cells, 0-based, as a set: a bit a cell, for a range of half a million cells may be formatted twenty times over. */
export class TouchedCells {
  private readonly rows = new Map<number, number[]>();
  private lastRow = -1;
  private last: number[] = [];

  add(row: number, column: number): void {
    if (row !== this.lastRow) {
      let bits = this.rows.get(row);
      if (!bits) this.rows.set(row, (bits = []));
      this.lastRow = row;
      this.last = bits;
    }
    const word = column >> 5;
    while (this.last.length <= word) this.last.push(0);
    this.last[word] = (this.last[word] ?? 0) | (1 << (column & 31));
  }

  get isEmpty(): boolean {
    return this.rows.size === 0;
  }

  clear(): void {
    this.rows.clear();
    this.lastRow = -1;
  }

  *[Symbol.iterator](): Generator<readonly [row: number, column: number], void, undefined> {
    for (const [row, bits] of this.rows) {
      for (const [word, mask] of bits.entries()) {
        for (let bit = 0; mask >>> bit !== 0 && bit < 32; bit += 1) {
          if ((mask >>> bit) & 1) yield [row, word * 32 + bit];
        }
      }
    }
  }
}
