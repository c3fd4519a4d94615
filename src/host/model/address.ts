import { MAX_COLUMNS, MAX_ROWS } from "../../workbook-file/limits";

export { MAX_COLUMNS, MAX_ROWS };

/** A rectangle of cells; 0-based, both ends included. */
export interface Rect {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The whole sheet. */
export const WHOLE_SHEET: Readonly<Rect> = {
  top: 0,
  left: 0,
  bottom: MAX_ROWS - 1,
  right: MAX_COLUMNS - 1,
};

/** Column letters of a 0-based column: 0 → "A". */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** 0-based column of its letters: "A" → 0; undefined when no column is called so. */
function columnIndex(letters: string): number | undefined {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= MAX_COLUMNS ? column - 1 : undefined;
}

/** A1 address of a 0-based cell. */
export function cellAddress(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** A1 address of a rectangle as Excel writes it: "A1", "A1:B2", "3:4", "C:D". */
export function rectAddress(rect: Rect): string {
  const allColumns = rect.left === 0 && rect.right === MAX_COLUMNS - 1;
  const allRows = rect.top === 0 && rect.bottom === MAX_ROWS - 1;
  if (allColumns) return `${rect.top + 1}:${rect.bottom + 1}`;
  if (allRows) return `${columnName(rect.left)}:${columnName(rect.right)}`;
  const first = cellAddress(rect.top, rect.left);
  const last = cellAddress(rect.bottom, rect.right);
  return first === last ? first : `${first}:${last}`;
}

/** The same with absolute references: "$A$1:$B$2". */
export function absoluteAddress(rect: Rect): string {
  return rectAddress(rect).replace(
    /([A-Z]+)?(\d+)?/g,
    (_, column?: string, row?: string) =>
      `${column === undefined ? "" : `$${column}`}${row === undefined ? "" : `$${row}`}`,
  );
}

const CORNER = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;
const ROW = /^\$?([1-9]\d{0,6})$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;

/**
 * Reads an A1 address without a sheet: a cell, a range, whole rows ("3:4") or columns ("C:D").
 * @returns undefined when it is no address or lies off the sheet.
 */
export function parseRect(address: string): Rect | undefined {
  const [from = "", to = from, ...rest] = address.trim().split(":");
  if (rest.length > 0) return undefined;
  const rect = corners(from, to) ?? (address.includes(":") ? lines(from, to) : undefined);
  if (!rect) return undefined;
  const { top, bottom, left, right } = rect;
  const ordered = {
    top: Math.min(top, bottom),
    bottom: Math.max(top, bottom),
    left: Math.min(left, right),
    right: Math.max(left, right),
  };
  return ordered.bottom < MAX_ROWS && ordered.right < MAX_COLUMNS ? ordered : undefined;
}

function corners(from: string, to: string): Rect | undefined {
  const first = CORNER.exec(from);
  const last = CORNER.exec(to);
  const left = columnIndex(first?.[1] ?? "");
  const right = columnIndex(last?.[1] ?? "");
  if (!first || !last || left === undefined || right === undefined) return undefined;
  return { top: Number(first[2]) - 1, left, bottom: Number(last[2]) - 1, right };
}

function lines(from: string, to: string): Rect | undefined {
  const top = ROW.exec(from)?.[1];
  const bottom = ROW.exec(to)?.[1];
  if (top !== undefined && bottom !== undefined) {
    return { top: Number(top) - 1, bottom: Number(bottom) - 1, left: 0, right: MAX_COLUMNS - 1 };
  }
  const left = columnIndex(COLUMN.exec(from)?.[1] ?? "");
  const right = columnIndex(COLUMN.exec(to)?.[1] ?? "");
  if (left === undefined || right === undefined) return undefined;
  return { top: 0, bottom: MAX_ROWS - 1, left, right };
}

/** Splits "'My sheet'!A1:B2" into its sheet (unquoted) and its address. */
export function splitSheet(reference: string): { sheet?: string; address: string } {
  const text = reference.trim().replace(/^=/, "");
  const quoted = /^'((?:[^']|'')+)'!(.*)$/.exec(text);
  if (quoted) return { sheet: quoted[1].replaceAll("''", "'"), address: quoted[2] };
  const mark = text.lastIndexOf("!");
  if (mark < 0) return { address: text };
  return { sheet: text.slice(0, mark), address: text.slice(mark + 1) };
}

/** A sheet's name as it stands before the "!" of a reference, quoted where Excel quotes it. */
export function quoteSheet(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) &&
    !CORNER.test(name) &&
    !/^(R|C|RC|R\d+|C\d+|R\d+C\d+)$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Rows × columns of a rectangle. */
export function sizeOf(rect: Rect): { rows: number; columns: number } {
  return { rows: rect.bottom - rect.top + 1, columns: rect.right - rect.left + 1 };
}

/** The common part of two rectangles, or undefined. */
export function intersect(a: Rect, b: Rect): Rect | undefined {
  const rect = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return rect.top <= rect.bottom && rect.left <= rect.right ? rect : undefined;
}

/** Whether two rectangles have a cell in common. Makes no object, for where there are very many to ask. */
export function meets(a: Rect, b: Rect): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** The smallest rectangle that holds both. */
export function bounding(a: Rect, b: Rect): Rect {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

/** Whether `inner` lies inside `outer`. */
export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom &&
    inner.left >= outer.left &&
    inner.right <= outer.right
  );
}

/** What is left of `rect` when `hole` is taken out of it: up to four rectangles. */
export function subtract(rect: Rect, hole: Rect): Rect[] {
  const common = intersect(rect, hole);
  if (!common) return [rect];
  const pieces: Rect[] = [
    { ...rect, bottom: common.top - 1 },
    { ...rect, top: common.bottom + 1 },
    { top: common.top, bottom: common.bottom, left: rect.left, right: common.left - 1 },
    { top: common.top, bottom: common.bottom, left: common.right + 1, right: rect.right },
  ];
  return pieces.filter((piece) => piece.top <= piece.bottom && piece.left <= piece.right);
}

/** An sqref attribute ("A1:B2 D4") to rectangles; what is no address is left out. */
export function parseSqref(text: string): Rect[] {
  return text
    .split(/\s+/)
    .map((part) => parseRect(part))
    .filter((rect) => rect !== undefined);
}

/** Rectangles to an sqref attribute (whole rows and columns written out, as the schema wants). */
export function formatSqref(rects: readonly Rect[]): string {
  return rects
    .map((rect) => {
      const first = cellAddress(rect.top, rect.left);
      const last = cellAddress(rect.bottom, rect.right);
      return first === last ? first : `${first}:${last}`;
    })
    .join(" ");
}

/** Rows or columns put in or taken out of a sheet. */
export interface Shift {
  axis: "rows" | "columns";
  /** First row or column put in, or taken out; 0-based. */
  at: number;
  /** How many; negative when taken out. */
  count: number;
}

/** Where a span of rows or columns is after a shift; undefined when all of it was taken out. */
export function shiftSpan(
  first: number,
  last: number,
  shift: Shift,
): { first: number; last: number } | undefined {
  const limit = (shift.axis === "rows" ? MAX_ROWS : MAX_COLUMNS) - 1;
  const { at, count } = shift;
  if (first === 0 && last === limit) return { first, last };
  if (count > 0) {
    const moved = {
      first: first >= at ? first + count : first,
      last: Math.min(last >= at ? last + count : last, limit),
    };
    return moved.first > limit ? undefined : moved;
  }
  const end = at - count;
  const from = first >= end ? first + count : Math.min(first, at);
  const to = last >= end ? last + count : Math.min(last, at - 1);
  return to < from ? undefined : { first: from, last: to };
}

/** Whether a shift leaves a rectangle the same cells: it stays, or is moved, as a whole. */
export function keepsCells({ top, left, bottom, right }: Rect, shift: Shift): boolean {
  const isRows = shift.axis === "rows";
  const first = isRows ? top : left;
  const last = isRows ? bottom : right;
  const { at, count } = shift;
  if (last < at) return true;
  const limit = (isRows ? MAX_ROWS : MAX_COLUMNS) - 1;
  return count > 0 ? first >= at && last + count <= limit : first >= at - count;
}

/** Where a rectangle is after a shift; undefined when all of it was taken out. */
export function shiftRect(rect: Rect, shift: Shift): Rect | undefined {
  if (shift.axis === "rows") {
    const span = shiftSpan(rect.top, rect.bottom, shift);
    return span && { ...rect, top: span.first, bottom: span.last };
  }
  const span = shiftSpan(rect.left, rect.right, shift);
  return span && { ...rect, left: span.first, right: span.last };
}
