import type { BrokenRow } from "./broken-row";
import { changesMany } from "./changes-many";
import { solve } from "./slide";

/**
 * Whether a row can be what it is because it got cells too many, which pushed what follows to the right, in a way that is
 * not among its candidates: with one, or with several side by side, across columns with figures that are not read, of which
 * any content is supposed; with several that are blank, as they are when they are inserted; or with those that hold a text,
 * which was pushed in from the left.
 * @param most how many cells can be too many
 */
export function mayHaveBeenPushed(row: BrokenRow, most: number): boolean {
  const { columns, unread } = row.sums;
  const first = columns[0];
  const last = columns[columns.length - 1];
  // What stands in a column of texts would have been pushed into the amount right of it.
  let from = first;
  for (let column = first; column <= last; column++)
    if (!columns.includes(column) && !unread.includes(column)) from = column + 1;
  for (let column = from; column <= last; column++)
    for (let count = 1; count <= most && column + count - 1 <= last; count++)
      if (isPushed(row, column, count)) return true;
  return false;
}

/** Whether so many cells too many, the first of them in a sheet column, leave a row whose sums hold. */
function isPushed(
  { cells, sums, integers, odd }: BrokenRow,
  column: number,
  count: number,
): boolean {
  const { columns, unread, rules } = sums;
  const isTooMany = (at: number): boolean => at >= column && at < column + count;
  const isUntold = unread.some((each) => each >= column);
  const areTexts = odd.length > 0 && odd.every(({ position }) => isTooMany(columns[position]));
  const areBlank = columns.every((each, position) => !isTooMany(each) || cells[position] === null);
  if (odd.length > 0 && !areTexts) return false;
  if (!isUntold && !(areBlank && (areTexts || count > 1))) return false;
  /** Position of what has come from a column; -1 where that is not known. */
  const cameFrom = (each: number): number => columns.indexOf(each + count);
  const hasMoved = columns.some(
    (each, position) =>
      each >= column &&
      (unread.includes(each + count) ||
        (cameFrom(each) >= 0 && (cells[cameFrom(each)] ?? 0) !== (cells[position] ?? 0))),
  );
  // That only the last cells say something else is no sign of having been pushed.
  if (!hasMoved) return false;
  const restored = columns.map((each, position): number | null | undefined => {
    if (each < column) return cells[position];
    return cameFrom(each) < 0 ? undefined : cells[cameFrom(each)];
  });
  return solve(restored, rules, integers) && changesMany(restored, cells, sums, integers);
}
