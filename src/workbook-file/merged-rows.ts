import { columnOf } from "./sheetData";

/** Cells of one column that are merged over rows; 0-based, both rows included. */
export interface FileMergedRows {
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

const OVER_ROWS = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/;

/**
 * The cells that a worksheet merges over rows, by the column that says what they hold.
 * @param after what follows sheetData in the part
 * @param prefix namespace prefix with its colon ("" or "x:")
 */
export function mergedRowsIn(after: string, prefix: string): FileMergedRows[] {
  const areas = after.matchAll(
    new RegExp(`<${prefix}mergeCell\\s[^>]*?\\bref=["']([^"']*)["']`, "g"),
  );
  return [...areas].flatMap(([, reference]) => {
    const found = OVER_ROWS.exec(reference.toUpperCase());
    if (!found) return [];
    const [, column, first, last] = found;
    const merged = {
      column: columnOf(column),
      firstRow: Number(first) - 1,
      lastRow: Number(last) - 1,
    };
    return merged.lastRow > merged.firstRow ? [merged] : [];
  });
}
