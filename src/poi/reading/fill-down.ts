/** Where fewer of the cells than this are blank, they were forgotten rather than left to the name above. */
const FEWEST_BLANK = 0.25;

/**
 * Gives the blank rows of `index` in [start, end) the text of the row above, where the column is written once
 * for the rows that it holds for (a merged cell, or the first of the rows): its first row has a text, a quarter
 * of its rows or more have none, and no text is said again in the next row that has one.
 * @param index by row, an index into a pool of texts; -1 is blank
 * @param above the text of the row above `start` where the table continues one; -1: none
 * @returns the texts given, undefined where the column is written otherwise and nothing was changed
 */
export function fillDown(
  index: Int32Array,
  start: number,
  end: number,
  above = -1,
): Set<number> | undefined {
  let blanks = 0;
  let last = above;
  for (let row = start; row < end; row++) {
    if (index[row] < 0) blanks++;
    else if (index[row] === last && index[row - 1] >= 0 && row > start) return undefined;
    else last = index[row];
    if (last < 0) return undefined;
  }
  if (blanks === 0 || blanks < (end - start) * FEWEST_BLANK) return undefined;
  const given = new Set<number>();
  last = above;
  for (let row = start; row < end; row++) {
    if (index[row] >= 0) last = index[row];
    else {
      index[row] = last;
      given.add(last);
    }
  }
  return given;
}
