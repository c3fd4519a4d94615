/** Rows [start, end) of a plan, or of a sheet. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** The rows of a range, one by one. */
export const rowsIn = ({ start, end }: RowRange): number[] =>
  Array.from({ length: end - start }, (_, index) => start + index);

/** The parts of some ranges, which are in order, that lie in another. */
export function rangesWithin(ranges: readonly RowRange[], { start, end }: RowRange): RowRange[] {
  return ranges
    .filter((range) => range.start < end && range.end > start)
    .map((range) => ({ start: Math.max(start, range.start), end: Math.min(end, range.end) }));
}

/** Rows, in order, as ranges of those that follow one another. */
export function rangesOf(rows: readonly number[]): RowRange[] {
  const ranges: { start: number; end: number }[] = [];
  for (const row of rows) addRange(ranges, { start: row, end: row + 1 });
  return ranges;
}

/** Adds a range after others, which are in order: to the last of them where it goes on from there. */
export function addRange(ranges: { start: number; end: number }[], { start, end }: RowRange): void {
  const last = ranges.at(-1);
  if (last?.end === start) last.end = end;
  else ranges.push({ start, end });
}

/** The first of rows [start, end), which stand in the order of the sheet, at a sheet row or below it; `end` of none. */
export function firstFrom(
  sheetRows: Uint32Array,
  { start, end }: RowRange,
  sheetRow: number,
): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sheetRows[middle] < sheetRow) low = middle + 1;
    else high = middle;
  }
  return low;
}
