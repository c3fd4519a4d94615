import type { Rect } from "./address";

/** Where formulas of a sheet are array formulas: the area that each fills, by the key of its first cell. */
export class ArrayFormulas extends Map<number, Rect> {
  /** Those that fill more than a cell, once that was asked for: a column of others is long, and looked through often. */
  private wide: readonly (readonly [key: number, area: Rect])[] | undefined;

  override set(key: number, area: Rect): this {
    this.wide = undefined;
    return super.set(key, area);
  }

  override delete(key: number): boolean {
    this.wide = undefined;
    return super.delete(key);
  }

  override clear(): void {
    this.wide = undefined;
    super.clear();
  }

  /** How many fill more than a cell. */
  get wideCount(): number {
    return this.size === 0 ? 0 : this.wideOnes().length;
  }

  /** The key of the array formula that fills a cell beside its own. */
  filling(row: number, column: number): number | undefined {
    if (this.size === 0) return undefined;
    return this.wideOnes().find(
      ([, { top, bottom, left, right }]) =>
        top <= row && row <= bottom && left <= column && column <= right,
    )?.[0];
  }

  /** The last row of a column that one which fills more than a cell fills; undefined where none does. */
  lastRow(column: number): number | undefined {
    if (this.size === 0) return undefined;
    const rows = this.wideOnes()
      .filter(([, { left, right }]) => left <= column && column <= right)
      .map(([, { bottom }]) => bottom);
    return rows.length > 0 ? Math.max(...rows) : undefined;
  }

  private wideOnes(): readonly (readonly [key: number, area: Rect])[] {
    this.wide ??= [...this].filter(
      ([, { top, bottom, left, right }]) => top !== bottom || left !== right,
    );
    return this.wide;
  }
}
