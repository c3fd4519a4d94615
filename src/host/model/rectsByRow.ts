import type { Rect } from "./address";

/** Rectangles in the order of their first rows, for being asked many times which begin in some of a sheet's rows. */
export class RectsByRow {
  private readonly rects: readonly Rect[];

  constructor(rects: readonly Rect[]) {
    this.rects = [...rects].sort((a, b) => a.top - b.top || a.left - b.left);
  }

  /** Those that begin within a rectangle: their upper left cell is one of its cells. */
  within({ top, left, bottom, right }: Rect): Rect[] {
    const found: Rect[] = [];
    for (let at = this.firstFrom(top); at < this.rects.length; at += 1) {
      const rect = this.rects[at];
      if (rect.top > bottom) break;
      if (rect.left >= left && rect.left <= right) found.push(rect);
    }
    return found;
  }

  /** Place of the first that begins in a row or below it. */
  private firstFrom(row: number): number {
    let [low, high] = [0, this.rects.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rects[middle].top < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
