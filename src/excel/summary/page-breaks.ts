import type { Block } from "./block";

/** Points of a row that nothing was said of. */
const ROW = 15;
/** Rows of a long block that stand at least under its heading and header. */
const ROWS_WITH_HEADING = 6;

/**
 * Rows (0-based) before which a page is to begin: a block that fits on one page is not cut, and a longer one does not
 * begin with its heading at the foot of a page.
 * @param blocks one below the other
 * @param page height of a page in points, at the sheet's own scale
 * @param repeated rows that every page begins with
 */
export function pageBreaks(blocks: readonly Block[], page: number, repeated: number): number[] {
  const room = page - repeated * ROW;
  const breaks: number[] = [];
  let used = 0;
  let next = 0;
  for (const block of [...blocks].sort((a, b) => a.firstRow - b.firstRow)) {
    used += (block.firstRow - next) * ROW;
    const heights = heightsOf(block);
    const whole = sum(heights);
    const least = whole <= room ? whole : sum(heights.slice(0, ROWS_WITH_HEADING));
    if (used > 0 && used + least > room) {
      breaks.push(block.firstRow);
      used = 0;
    }
    for (const height of heights) used = used + height > room ? height : used + height;
    next = block.firstRow + block.rows.length;
  }
  return breaks;
}

function heightsOf({ rows, formats }: Block): number[] {
  const heights = rows.map(() => ROW);
  for (const { row, rows: count, height } of formats)
    if (height !== undefined) heights.fill(height, row, row + count);
  return heights;
}

const sum = (heights: readonly number[]): number => heights.reduce((a, b) => a + b, 0);
