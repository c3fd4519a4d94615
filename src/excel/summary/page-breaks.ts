import type { Block } from "./block";

/** Points of a row that nothing was said of. */
const ROW = 15;
/** Rows of a long block that stand at least under its heading and header. */
const ROWS_WITH_HEADING = 6;

/** Where a page begins. */
export interface PageBreak {
  /** 0-based sheet row. */
  readonly row: number;
  /** The list that goes on there, whose header the page is to begin with; undefined where a block begins. */
  readonly goesOn: Block | undefined;
}

/**
 * Where pages are to begin: a block that fits on one page is not cut, a longer one does not begin with its heading at
 * the foot of a page, and is cut where the page is full.
 * @param blocks one below the other
 * @param page height of a page in points, at the sheet's own scale
 * @param repeated rows that every page begins with
 */
export function pageBreaks(blocks: readonly Block[], page: number, repeated: number): PageBreak[] {
  const room = page - repeated * ROW;
  const breaks: PageBreak[] = [];
  let used = 0;
  let next = 0;
  for (const block of [...blocks].sort((a, b) => a.firstRow - b.firstRow)) {
    used += (block.firstRow - next) * ROW;
    const heights = heightsOf(block);
    const { header } = block;
    const below = header ? header.row + header.rows : heights.length;
    const whole = sum(heights);
    const least = whole <= room ? whole : sum(heights.slice(0, ROWS_WITH_HEADING));
    if (used > 0 && used + least > room) {
      breaks.push({ row: block.firstRow, goesOn: undefined });
      used = 0;
    }
    for (const [at, height] of heights.entries()) {
      used += height;
      if (used <= room) continue;
      used = height;
      if (!header || at <= below) continue;
      breaks.push({ row: block.firstRow + at, goesOn: block });
      used += sum(heights.slice(header.row, below));
    }
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
