const BLOCK_ROWS = 1024;

/** Cells, 0-based, as a set: a byte a cell, for a range of half a million cells may be formatted twenty times over. */
export class TouchedCells {
  /** By column, then by block of rows. */
  private columns: ((Uint8Array | undefined)[] | undefined)[] = [];

  add(row: number, column: number): void {
    const blocks = (this.columns[column] ??= []);
    const block = (blocks[Math.floor(row / BLOCK_ROWS)] ??= new Uint8Array(BLOCK_ROWS));
    block[row % BLOCK_ROWS] = 1;
  }

  get isEmpty(): boolean {
    return this.columns.length === 0;
  }

  clear(): void {
    this.columns = [];
  }

  *[Symbol.iterator](): Generator<readonly [row: number, column: number], void, undefined> {
    for (const [column, blocks] of this.columns.entries()) {
      for (const [number, block] of (blocks ?? []).entries()) {
        if (!block) continue;
        for (let at = 0; at < BLOCK_ROWS; at += 1)
          if (block[at] === 1) yield [number * BLOCK_ROWS + at, column];
      }
    }
  }
}
