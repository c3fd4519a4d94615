import { MAX_COLUMNS, type Rect } from "../../model/address";

/**
 * Which cells of a sheet the calculation engine has been given: for each column spans of rows, in
 * order and apart. Feeding IronCalc a cell costs about twenty microseconds, so cells that no formula
 * looks at stay out.
 */
export class Coverage {
  private readonly columns: ([number, number][] | undefined)[] = [];

  has(row: number, column: number): boolean {
    const spans = this.columns[column];
    const span = spans?.at(firstEndingFrom(spans, row));
    return span !== undefined && span[0] <= row && row <= span[1];
  }

  /**
   * Covers a rectangle and answers the pieces, one column wide, that were not covered before.
   */
  add(rect: Rect): Rect[] {
    const pieces: Rect[] = [];
    for (let column = rect.left; column <= Math.min(rect.right, MAX_COLUMNS - 1); column += 1) {
      const spans = (this.columns[column] ??= []);
      // Spans that touch the new one become part of it.
      const from = firstEndingFrom(spans, rect.top - 1);
      let to = from;
      let { top, bottom } = rect;
      let next = rect.top;
      for (; to < spans.length; to += 1) {
        const [first, last] = spans[to] ?? [Infinity, Infinity];
        if (first > rect.bottom + 1) break;
        if (first > next)
          pieces.push({ top: next, bottom: first - 1, left: column, right: column });
        next = last + 1;
        top = Math.min(top, first);
        bottom = Math.max(bottom, last);
      }
      if (next <= rect.bottom) {
        pieces.push({ top: next, bottom: rect.bottom, left: column, right: column });
      }
      spans.splice(from, to - from, [top, bottom]);
    }
    return pieces;
  }
}

/** The place of the first span that ends at a row or below it. */
function firstEndingFrom(spans: readonly (readonly [number, number])[], row: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[1] ?? Infinity) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
