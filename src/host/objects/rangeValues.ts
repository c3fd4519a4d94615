import { MAX_COLUMNS, MAX_ROWS, rectAddress, sizeOf, type Rect } from "../model/address";
import { CellKind } from "../model/cells";
import {
  assertCellsUnlocked,
  assertWholeArrays,
  enterFormula,
  enterValue,
  assertAllowed,
} from "../model/edits";
import { formulaFromFile, fromR1C1, toR1C1 } from "../model/formulaText";
import type { LiveRange } from "../model/liveRanges";
import type { Worksheet } from "../model/worksheet";
import { HostError, invalidArgument } from "../protocol/errors";
import { EventType } from "../protocol/events";
import { asString } from "../protocol/hostClass";
import type { Wire } from "../protocol/wire";

/** Most cells that Excel reads or writes in one go. */
const MAX_CELLS = 5_000_000;

/** The first (for a Range: the only) rectangle of a range. */
export function rectOf(range: LiveRange): Rect {
  const rect = range.rects.at(0);
  if (!rect)
    throw new HostError(
      "InvalidReference",
      "This reference is not valid for the current operation.",
    );
  return rect;
}

/** Whether a range is made of whole rows or columns; Excel reads no cell values of such. */
function isUnbounded(rect: Rect): boolean {
  return (
    (rect.top === 0 && rect.bottom === MAX_ROWS - 1) ||
    (rect.left === 0 && rect.right === MAX_COLUMNS - 1)
  );
}

/**
 * One value per cell, as rows of columns; null for an unbounded range, as Excel gives.
 * @throws HostError RangeExceedsLimit over five million cells.
 */
export function readGrid(
  range: LiveRange,
  read: (sheet: Worksheet, row: number, column: number) => Wire,
): Wire {
  const rect = rectOf(range);
  if (isUnbounded(rect)) return null;
  const { rows, columns } = sizeOf(rect);
  if (rows * columns > MAX_CELLS) {
    throw new HostError(
      "RangeExceedsLimit",
      "The cell count in the range has exceeded the maximum supported number.",
    );
  }
  const grid: Wire[] = [];
  for (let row = rect.top; row <= rect.bottom; row += 1) {
    const line: Wire[] = [];
    for (let column = rect.left; column <= rect.right; column += 1) {
      line.push(read(range.sheet, row, column));
    }
    grid.push(line);
  }
  return grid;
}

/** A cell's value as Range.values has it: "" where it is blank. */
export function cellValue(sheet: Worksheet, row: number, column: number): Wire {
  const cell = sheet.value(row, column);
  return cell.kind === CellKind.empty ? "" : cell.value;
}

/** A cell as Range.formulas has it: its formula in A1 notation, else its value. */
export function cellFormula(sheet: Worksheet, row: number, column: number): Wire {
  const formula = sheet.formulas.at(row, column);
  if (formula !== undefined) return formulaFromFile(formula);
  // A constant needs no calculation; a cell that an array formula fills does.
  if (sheet.arrays.size > 0) return cellValue(sheet, row, column);
  const cell = sheet.cells.get(row, column);
  return cell.kind === CellKind.empty ? "" : cell.value;
}

/** A cell as Range.formulasR1C1 has it: its formula in R1C1 notation, else its value. */
export function cellFormulaR1C1(sheet: Worksheet, row: number, column: number): Wire {
  const formula = sheet.formulas.at(row, column);
  return formula === undefined
    ? cellValue(sheet, row, column)
    : toR1C1(formulaFromFile(formula), row, column);
}

const VALUE_TYPES = ["Empty", "Double", "String", "Boolean", "Error"] as const;

/** A cell's kind as Range.valueTypes has it. */
export function cellValueType(sheet: Worksheet, row: number, column: number): Wire {
  return VALUE_TYPES[sheet.value(row, column).kind];
}

/** A cell's number format code as Range.numberFormat has it. */
export function cellNumberFormat(sheet: Worksheet, row: number, column: number): Wire {
  return sheet.workbook.styles.numberFormat(sheet.style(row, column));
}

/**
 * Hands out what an add-in set: a 2-D array of the range's size, or one scalar for every cell.
 * @throws HostError InvalidArgument when the size does not match, RangeExceedsLimit when too big.
 */
function forEachInput(
  range: LiveRange,
  input: Wire,
  put: (row: number, column: number, value: Wire) => void,
): void {
  const rect = rectOf(range);
  const { rows, columns } = sizeOf(rect);
  if (rows * columns > MAX_CELLS) {
    throw new HostError(
      "RangeExceedsLimit",
      "The cell count in the range has exceeded the maximum supported number.",
    );
  }
  if (Array.isArray(input)) {
    const fits =
      input.length === rows &&
      input.every((line) => Array.isArray(line) && line.length === columns);
    if (!fits) {
      throw invalidArgument(
        "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
      );
    }
  }
  for (let row = rect.top; row <= rect.bottom; row += 1) {
    const line: Wire = Array.isArray(input) ? (input[row - rect.top] ?? null) : input;
    for (let column = rect.left; column <= rect.right; column += 1) {
      put(row, column, Array.isArray(line) ? (line[column - rect.left] ?? null) : line);
    }
  }
}

/** Tells listeners that the cells of a rectangle were edited. */
export function fireEdited(
  sheet: Worksheet,
  rect: Rect,
  change: { type?: string; before?: Wire; after?: Wire; shiftDirection?: string } = {},
): void {
  const { events, ranges } = sheet.workbook;
  if (!events.hasListeners()) return;
  const single = rect.top === rect.bottom && rect.left === rect.right;
  const { type = "RangeEdited", shiftDirection } = change;
  events.fire(EventType.worksheetChanged, sheet.id, {
    changeType: type,
    source: events.source,
    triggerSource: "Unknown",
    worksheetId: sheet.id,
    address: rectAddress(rect),
    referenceId: ranges.keep({ sheet, rects: [{ ...rect }] }),
    ...(shiftDirection !== undefined && { shiftDirection }),
    ...(single &&
      change.before !== undefined &&
      change.after !== undefined && {
        valueBefore: change.before,
        valueAfter: change.after,
        valueTypeBefore: valueType(change.before),
        valueTypeAfter: valueType(change.after),
      }),
  });
}

function valueType(value: Wire): string {
  if (value === "" || value === null) return "Empty";
  if (typeof value === "number") return "Double";
  return typeof value === "boolean" ? "Boolean" : "String";
}

/** Sets values or formulas (Excel treats both alike) and fires onChanged. */
export function writeCells(range: LiveRange, input: Wire, enter = enterValue): void {
  const { sheet } = range;
  const rect = rectOf(range);
  if (isUnbounded(rect))
    throw invalidArgument("cells of whole rows or columns cannot be set at once");
  assertCellsUnlocked(sheet, rect);
  assertWholeArrays(sheet, rect);
  const single = rect.top === rect.bottom && rect.left === rect.right;
  const listening = single && sheet.workbook.events.hasListeners();
  const before =
    listening && !sheet.workbook.calculation.stale
      ? cellValue(sheet, rect.top, rect.left)
      : undefined;
  forEachInput(range, input, (row, column, value) => {
    enter(sheet, row, column, value);
  });
  const after =
    before !== undefined && !sheet.workbook.calculation.stale
      ? cellValue(sheet, rect.top, rect.left)
      : undefined;
  fireEdited(sheet, rect, {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });
}

/** Sets Range.formulasR1C1: what begins with an equals sign is a formula in R1C1 notation, all else a value. */
export function writeFormulasR1C1(range: LiveRange, input: Wire): void {
  writeCells(range, input, (sheet, row, column, value) => {
    if (typeof value === "string" && value.startsWith("=")) {
      enterFormula(sheet, row, column, fromR1C1(value, row, column));
    } else enterValue(sheet, row, column, value);
  });
}

/** Sets Range.numberFormat: a code for all cells, or one for each, null leaving it as it is. @throws HostError AccessDenied, InvalidArgument */
export function writeNumberFormat(range: LiveRange, input: Wire): void {
  assertAllowed(range.sheet, "formatCells");
  const { styles } = range.sheet.workbook;
  if (!Array.isArray(input) && input !== null) {
    restyle(range, (style) => styles.withNumberFormat(style, asString(input)));
    return;
  }
  forEachInput(range, input, (row, column, value) => {
    if (value === null) return;
    const style = styles.withNumberFormat(range.sheet.style(row, column), asString(value));
    range.sheet.setStyle(row, column, style);
  });
}

/** Changes the style of every cell of a range; whole columns and rows keep it as their own. */
export function restyle(range: LiveRange, derive: (style: number) => number): void {
  const { sheet } = range;
  // A range has many cells and few styles.
  const derived = new Map<number, number>();
  const change = (style: number): number => {
    let result = derived.get(style);
    if (result === undefined) derived.set(style, (result = derive(style)));
    return result;
  };
  assertAllowed(sheet, "formatCells");
  for (const rect of range.rects) {
    const wholeRows = rect.left === 0 && rect.right === MAX_COLUMNS - 1;
    const wholeColumns = rect.top === 0 && rect.bottom === MAX_ROWS - 1;
    if (!wholeRows && !wholeColumns) {
      sheet.restyle(rect, change);
      continue;
    }
    const own: [number, number][] = [];
    sheet.cells.visit(rect, (row, column) => own.push([row, column]));
    for (const [row, column] of own) sheet.setStyle(row, column, change(sheet.style(row, column)));
    if (wholeColumns) restyleColumns(sheet, rect, change);
    else {
      for (let row = rect.top; row <= rect.bottom; row += 1) {
        const style = change(Number(sheet.rowAttributes.get(row)?.get("s") ?? 0));
        sheet.setRowAttribute(row, "s", String(style));
        sheet.setRowAttribute(row, "customFormat", "1");
      }
    }
  }
}

function restyleColumns(sheet: Worksheet, rect: Rect, change: (style: number) => number): void {
  const spans: Rect[] = [];
  let next = rect.left;
  for (const { min, max } of sheet.columns()) {
    if (max < rect.left || min > rect.right) continue;
    if (min > next) spans.push({ ...rect, left: next, right: min - 1 });
    spans.push({ ...rect, left: Math.max(min, rect.left), right: Math.min(max, rect.right) });
    next = max + 1;
  }
  if (next <= rect.right) spans.push({ ...rect, left: next });
  for (const { left, right } of spans) {
    const style = change(Number(sheet.columnAttribute(left, "style") ?? 0));
    sheet.setColumnAttributes(left, right, { style });
  }
}

/**
 * The one value that all cells of a range share, or null when they differ: how Excel answers for
 * a format property. Cells beyond the used range are looked at once, as one.
 */
export function commonFormat<V extends Wire>(
  range: LiveRange,
  read: (style: number) => V,
): V | null {
  const { sheet } = range;
  const seen = new Set<number>();
  for (const rect of range.rects) {
    const { rows, columns } = sizeOf(rect);
    if (rows * columns <= MAX_CELLS) {
      sheet.collectStyles(rect, seen);
      continue;
    }
    let visited = 0;
    sheet.cells.visit(rect, (row, column) => {
      visited += 1;
      seen.add(sheet.style(row, column));
    });
    if (visited < rows * columns) seen.add(0);
  }
  const values = [...seen].map(read);
  const first = values.at(0);
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
