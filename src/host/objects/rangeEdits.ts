import { MAX_COLUMNS, MAX_ROWS, meets, sizeOf, type Rect } from "../model/address";
import { assertAllowed, shiftSheet } from "../model/edits";
import type { LiveRange } from "../model/liveRanges";
import { HostError, invalidArgument } from "../protocol/errors";
import { fireEdited, rectOf } from "./rangeValues";

/** Range.insert of whole rows or columns; answers the rectangle put in. */
export function insertCells(range: LiveRange, direction: string): Rect {
  const rect = rectOf(range);
  const shift = wholeLines(rect);
  if (!shift) {
    throw new HostError(
      "ApiNotFound",
      "Range.insert of single cells is not implemented by the embedded Excel; insert whole rows or columns.",
    );
  }
  assertAllowed(range.sheet, shift.axis === "rows" ? "insertRows" : "insertColumns");
  const down = shift.axis === "rows";
  if (direction !== (down ? "Down" : "Right")) throw invalidArgument(`shift ${direction}`);
  shiftSheet(range.sheet, shift);
  fireEdited(range.sheet, rect, {
    type: down ? "RowInserted" : "ColumnInserted",
    shiftDirection: direction,
  });
  return rect;
}

/** Range.delete of whole rows or columns. */
export function deleteCells(range: LiveRange): void {
  const rect = rectOf(range);
  const shift = wholeLines(rect);
  if (!shift) {
    throw new HostError(
      "ApiNotFound",
      "Range.delete of single cells is not implemented by the embedded Excel; delete whole rows or columns.",
    );
  }
  const down = shift.axis === "rows";
  assertAllowed(range.sheet, down ? "deleteRows" : "deleteColumns");
  shiftSheet(range.sheet, { ...shift, count: -shift.count });
  fireEdited(range.sheet, rect, {
    type: down ? "RowDeleted" : "ColumnDeleted",
    shiftDirection: down ? "Up" : "Left",
  });
}

function wholeLines(
  rect: Rect,
): { axis: "rows" | "columns"; at: number; count: number } | undefined {
  const { rows, columns } = sizeOf(rect);
  if (columns === MAX_COLUMNS) return { axis: "rows", at: rect.top, count: rows };
  if (rows === MAX_ROWS) return { axis: "columns", at: rect.left, count: columns };
  return undefined;
}

/** Range.merge: one area, or one a row. */
export function merge(range: LiveRange, across: boolean): void {
  const { sheet } = range;
  const rect = rectOf(range);
  assertAllowed(sheet, "formatCells");
  const kept = sheet.merges().filter((each) => !meets(each, rect));
  const parts: Rect[] = [];
  for (let row = rect.top; across && row <= rect.bottom; row += 1)
    parts.push({ ...rect, top: row, bottom: row });
  if (!across) parts.push(rect);
  for (const part of parts) {
    const { rows, columns } = sizeOf(part);
    if (rows * columns > 1) kept.push(part);
    // Only the upper-left value of a merged area is kept, as in Excel.
    const others: [number, number][] = [];
    sheet.cells.visit(part, (row, column) => {
      if (row === part.top && column === part.left) return;
      if (!sheet.isBlank(row, column)) others.push([row, column]);
    });
    for (const [row, column] of others) sheet.clearValue(row, column);
  }
  sheet.setMerges(kept);
}

/** Whether the rows or columns of a range are hidden; null when some are. */
export function hidden(range: LiveRange, axis: "rows" | "columns"): boolean | null {
  const { sheet } = range;
  const { top, bottom, left, right } = rectOf(range);
  const first = axis === "rows" ? top : left;
  const last = axis === "rows" ? Math.min(bottom, top + 100_000) : right;
  const is = (at: number): boolean =>
    axis === "rows" ? sheet.rowHidden(at) : sheet.columnHidden(at);
  const state = is(first);
  for (let at = first + 1; at <= last; at += 1) if (is(at) !== state) return null;
  return state;
}

/** Hides or shows the rows or columns of a range. */
export function hide(range: LiveRange, axis: "rows" | "columns", value: boolean): void {
  const { sheet } = range;
  const { top, bottom, left, right } = rectOf(range);
  assertAllowed(sheet, axis === "rows" ? "formatRows" : "formatColumns");
  if (axis === "columns") {
    sheet.setColumnAttributes(left, right, { hidden: value || undefined });
    return;
  }
  for (let row = top; row <= bottom; row += 1)
    sheet.setRowAttribute(row, "hidden", value ? "1" : undefined);
}

/** The block of filled cells around a range, up to blank rows and columns. */
export function region(range: LiveRange): Rect {
  const { cells } = range.sheet;
  const filled = (row: number, column: number): boolean =>
    row >= 0 && column >= 0 && cells.get(row, column).kind !== 0;
  let rect = { ...rectOf(range) };
  for (let grown = true; grown;) {
    grown = false;
    const { top, left, bottom, right } = rect;
    const anyInRow = (row: number): boolean => {
      for (let column = left - 1; column <= right + 1; column += 1)
        if (filled(row, column)) return true;
      return false;
    };
    const anyInColumn = (column: number): boolean => {
      for (let row = top - 1; row <= bottom + 1; row += 1) if (filled(row, column)) return true;
      return false;
    };
    if (top > 0 && anyInRow(top - 1)) rect = { ...rect, top: top - 1 };
    if (anyInRow(bottom + 1)) rect = { ...rect, bottom: bottom + 1 };
    if (left > 0 && anyInColumn(left - 1)) rect = { ...rect, left: left - 1 };
    if (anyInColumn(right + 1)) rect = { ...rect, right: right + 1 };
    grown =
      rect.top !== top || rect.left !== left || rect.bottom !== bottom || rect.right !== right;
  }
  return rect;
}
