import type { Block } from "./block";
import { HEADING_HEIGHT, ROW_HEIGHT } from "./grid";
import type { PageHeight } from "./page";

/**
 * Rows of a block that is cut: those that its first page has at least, heading and header among them, and its last,
 * sentences below the list apart.
 */
const ROWS_WITH_HEADING = 6;
const ROWS_AT_END = 3;
/** Heading and sentence of a block that has nothing to list. */
const ROWS_OF_NOTHING = 2;
/** Of a page: rather than that more stays blank, a list that would fit on one page is cut. */
const MOST_BLANK = 1 / 4;

/** Where a page begins. */
export interface PageBreak {
  /** 0-based sheet row. */
  readonly row: number;
  /** The list that goes on there, whose heading and header the page is to begin with; undefined where a block begins. */
  readonly goesOn: Block | undefined;
}

/**
 * Where pages are to begin: a block that fits on one page is not cut, unless it is a list that would leave much of the
 * page before it blank; one that is cut does not begin with its heading at the foot of a page, nor end with a row or
 * two on the next, and is cut where the page is full. The last block, where it only says that there is nothing, may take
 * what is kept spare, rather than have a page to itself.
 * @param blocks one below the other
 * @param page height of a page in points, at the sheet's own scale, and what is kept spare below
 * @param repeated rows that every page begins with
 */
export function pageBreaks(
  blocks: readonly Block[],
  page: PageHeight,
  repeated: number,
): PageBreak[] {
  const inOrder = [...blocks].sort((a, b) => a.firstRow - b.firstRow);
  const title = sum(inOrder.slice(0, 1).flatMap(heightsOf).slice(0, repeated));
  const room = page.height - title;
  const breaks: PageBreak[] = [];
  // The first page has the repeated rows among its own.
  let used = -title;
  let next = 0;
  for (const block of inOrder) {
    used += (block.firstRow - next) * ROW_HEIGHT;
    const heights = heightsOf(block);
    const { header } = block;
    const below = header ? header.row + header.rows : heights.length;
    const whole = sum(heights);
    const isCut = whole > room || (header !== undefined && room - used > MOST_BLANK * room);
    const least = isCut ? sum(heights.slice(0, below + ROWS_WITH_HEADING - 2)) : whole;
    const spare = block === inOrder.at(-1) && heights.length <= ROWS_OF_NOTHING ? page.spare : 0;
    if (used > 0 && used + least > room + spare) {
      breaks.push({ row: block.firstRow, goesOn: undefined });
      used = 0;
    }
    let from = below;
    for (let at = 0; at < heights.length; at++) {
      used += heights[at];
      if (used <= room) continue;
      used = heights[at];
      if (!header || at <= below) continue;
      from = Math.max(from + 1, Math.min(at, heights.length - header.below - ROWS_AT_END));
      breaks.push({ row: block.firstRow + from, goesOn: block });
      const again = HEADING_HEIGHT + sum(heights.slice(header.row, below));
      used = again + sum(heights.slice(from, at + 1));
    }
    next = block.firstRow + block.rows.length;
  }
  return breaks;
}

function heightsOf({ rows, formats }: Block): number[] {
  const heights = rows.map(() => ROW_HEIGHT);
  for (const { row, rows: count, height } of formats)
    if (height !== undefined) heights.fill(height, row, row + count);
  return heights;
}

const sum = (heights: readonly number[]): number => heights.reduce((a, b) => a + b, 0);
