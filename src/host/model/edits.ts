import type { Wire } from "../protocol/wire";
import { accessDenied, HostError, invalidArgument } from "../protocol/errors";
import { MAX_FORMULA_LENGTH, MAX_TEXT_LENGTH } from "../../workbook-file/limits";
import {
  child,
  children,
  descendants,
  numberAttribute,
  remove,
  setAttributes,
} from "../../workbook-file/xml";
import {
  contains,
  formatSqref,
  meets,
  parseSqref,
  shiftRect,
  shiftSpan,
  type Rect,
  type Shift,
} from "./address";
import { CellKind, EMPTY, withinUsed, type Cell } from "./cells";
import { formulaToFile, isAcceptableFormula } from "./formulaText";
import { parseInput } from "../../workbook-file/numberFormats";
import { columnOfKey, rowOfKey } from "./cellMap";
import { moveMap, shiftedKey } from "./shiftedKeys";
import type { Worksheet } from "./worksheet";

const ERRORS = new Set([
  "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
]); // prettier-ignore

/** What a user may do on a protected sheet, by the attribute of sheetProtection (1 = locked). */
export type ProtectedAction =
  | "formatCells"
  | "formatColumns"
  | "formatRows"
  | "insertColumns"
  | "insertRows"
  | "insertHyperlinks"
  | "deleteColumns"
  | "deleteRows"
  | "sort"
  | "objects";

/** @throws HostError AccessDenied when the sheet's protection forbids the action. */
export function assertAllowed(sheet: Worksheet, action: ProtectedAction): void {
  if (!sheet.isProtected()) return;
  const locked =
    child(sheet.shell, "sheetProtection")?.getAttribute(action) ??
    (action === "objects" ? "0" : "1");
  if (locked !== "0" && locked !== "false") {
    throw accessDenied(`the sheet "${sheet.name}" is protected`);
  }
}

/** @throws HostError AccessDenied when the sheet is protected and a cell of the range is locked. */
export function assertCellsUnlocked(sheet: Worksheet, rect: Rect): void {
  if (!sheet.isProtected()) return;
  const { styles } = sheet.workbook;
  for (let row = rect.top; row <= rect.bottom; row += 1) {
    for (let column = rect.left; column <= rect.right; column += 1) {
      if (styles.protection(sheet.style(row, column), "locked")) {
        throw accessDenied(`the sheet "${sheet.name}" is protected`);
      }
    }
  }
}

/** @throws HostError InvalidOperation when a write would tear an array formula. */
export function assertWholeArrays(sheet: Worksheet, rect: Rect): void {
  for (const array of sheet.arrays.values()) {
    if (meets(array, rect) && !contains(rect, array)) {
      throw new HostError("InvalidOperation", "You can't change part of an array.");
    }
  }
}

/**
 * Puts what an add-in set through values or formulas (or a user typed) into a cell, as Excel does:
 * null leaves it, "" empties it, text with "=", "+" or "-" in front is a formula, numeric text is
 * a number unless the cell's format is Text, an apostrophe in front keeps text as it is.
 * @throws HostError InvalidArgument when Excel would not accept it.
 */
export function enterValue(sheet: Worksheet, row: number, column: number, input: Wire): void {
  if (input === null) return;
  if (typeof input === "object") throw invalidArgument("a cell takes text, a number or a boolean");
  if (typeof input === "number") {
    if (!Number.isFinite(input)) throw invalidArgument("a cell takes finite numbers");
    put(sheet, row, column, { kind: CellKind.number, value: input });
    return;
  }
  if (typeof input === "boolean") {
    put(sheet, row, column, { kind: CellKind.boolean, value: input });
    return;
  }
  if (input === "") {
    put(sheet, row, column, EMPTY);
    return;
  }
  if (input.length > MAX_TEXT_LENGTH)
    throw invalidArgument("a cell holds at most 32,767 characters");
  const { styles } = sheet.workbook;
  const style = sheet.style(row, column);
  if (input.startsWith("'")) {
    sheet.setValue(row, column, { kind: CellKind.string, value: input.slice(1) });
    sheet.setStyle(row, column, styles.withQuotePrefix(style, true));
    return;
  }
  if (styles.numberFormat(style) === "@") {
    put(sheet, row, column, { kind: CellKind.string, value: input });
    return;
  }
  enterText(sheet, row, column, input);
}

/** Sets a cell's value; it is no longer one that was typed with an apostrophe. */
function put(sheet: Worksheet, row: number, column: number, cell: Cell): void {
  const { styles } = sheet.workbook;
  const style = sheet.style(row, column);
  if (styles.quotePrefix(style)) sheet.setStyle(row, column, styles.withQuotePrefix(style, false));
  sheet.setValue(row, column, cell);
}

function enterText(sheet: Worksheet, row: number, column: number, input: string): void {
  if (input.startsWith("=") && input.length > 1) {
    enterFormula(sheet, row, column, input);
    return;
  }
  if (ERRORS.has(input.toUpperCase())) {
    put(sheet, row, column, { kind: CellKind.error, value: input.toUpperCase() });
    return;
  }
  const parsed = parseInput(input);
  if (parsed === undefined) {
    if (/^[+-]./.test(input)) enterFormula(sheet, row, column, `=${input}`);
    else put(sheet, row, column, { kind: CellKind.string, value: input });
    return;
  }
  if (typeof parsed.value === "boolean") {
    put(sheet, row, column, { kind: CellKind.boolean, value: parsed.value });
    return;
  }
  put(sheet, row, column, { kind: CellKind.number, value: parsed.value });
  const { styles } = sheet.workbook;
  const style = sheet.style(row, column);
  if (parsed.format !== undefined && styles.numberFormat(style) === "General") {
    sheet.setStyle(row, column, styles.withNumberFormat(style, parsed.format));
  }
}

/** @param formula with its "=". @throws HostError when Excel would not accept it. */
export function enterFormula(sheet: Worksheet, row: number, column: number, formula: string): void {
  if (formula.length > MAX_FORMULA_LENGTH) {
    throw new HostError("FormulaLengthExceedsLimit", "The formula is longer than 8192 characters.");
  }
  if (!isAcceptableFormula(formula, row)) throw invalidArgument(`not a formula: ${formula}`);
  const { styles } = sheet.workbook;
  const style = sheet.style(row, column);
  if (styles.quotePrefix(style)) sheet.setStyle(row, column, styles.withQuotePrefix(style, false));
  sheet.setFormula(row, column, formulaToFile(formula, row));
}

/** Empties contents, formats or both in a rectangle. */
export function clearRect(
  sheet: Worksheet,
  rect: Rect,
  what: "All" | "Contents" | "Formats",
): void {
  if (what !== "Formats")
    assertCellsUnlocked(
      sheet,
      withinUsed(sheet.cells, rect) ?? { ...rect, bottom: rect.top, right: rect.left },
    );
  if (what !== "Contents") assertAllowed(sheet, "formatCells");
  if (what !== "Formats") assertWholeArrays(sheet, rect);
  const touched: [number, number][] = [];
  sheet.cells.visit(rect, (row, column) => touched.push([row, column]));
  for (const key of sheet.formulas.keys()) {
    const cell = {
      top: rowOfKey(key),
      left: columnOfKey(key),
      bottom: rowOfKey(key),
      right: columnOfKey(key),
    };
    if (contains(rect, cell)) touched.push([cell.top, cell.left]);
  }
  for (const [row, column] of touched) {
    if (what !== "Formats") sheet.clearValue(row, column);
    if (what !== "Contents") sheet.setStyle(row, column, 0);
  }
}

/** Puts whole rows or columns into a sheet, or takes them out; everything that refers follows. */
export function shiftSheet(sheet: Worksheet, shift: Shift): void {
  const { workbook } = sheet;
  if (workbook.calculation.stale) workbook.calculation.recalculate();
  workbook.calculation.beforeShift(sheet, shift);
  sheet.cells.shift(shift);
  moveKeyed(sheet, shift);
  moveRowAttributes(sheet, shift);
  moveColumns(sheet, shift);
  moveShell(sheet, shift);
  sheet.shared.clear();
  sheet.touched.cells.clear();
  sheet.touched.rows.clear();
  sheet.touched.allRows = true;
  workbook.shiftReferences(sheet, shift);
  workbook.ranges.shift(sheet, shift);
  sheet.selection = sheet.selection
    .map((rect) => shiftRect(rect, shift))
    .filter((rect) => rect !== undefined);
  if (sheet.selection.length === 0) {
    const at = shift.axis === "rows" ? { top: shift.at, left: 0 } : { top: 0, left: shift.at };
    sheet.selection = [{ ...at, bottom: at.top, right: at.left }];
  }
  workbook.changed();
}

function moveKeyed(sheet: Worksheet, shift: Shift): void {
  moveMap(sheet.formulas, shift, (formula) => formula);
  moveMap(sheet.cellAttributes, shift, (attributes) => attributes);
  moveMap(sheet.arrays, shift, (rect) => shiftRect(rect, shift));
  const unknown = [...sheet.unknown].map((key) => shiftedKey(key, shift));
  sheet.unknown.clear();
  for (const key of unknown) if (key !== undefined) sheet.unknown.add(key);
}

function moveRowAttributes(sheet: Worksheet, shift: Shift): void {
  if (shift.axis !== "rows") return;
  const entries = [...sheet.rowAttributes];
  sheet.rowAttributes.clear();
  for (const [row, attributes] of entries) {
    const moved = shiftSpan(row, row, shift);
    if (moved) sheet.rowAttributes.set(moved.first, attributes);
  }
}

function moveColumns(sheet: Worksheet, shift: Shift): void {
  if (shift.axis !== "columns") return;
  for (const { min, max, element } of sheet.columns()) {
    const moved = shiftSpan(min, max, shift);
    if (moved) setAttributes(element, { min: moved.first + 1, max: moved.last + 1 });
    else remove(element);
  }
  const cols = child(sheet.shell, "cols");
  if (cols && children(cols).length === 0) remove(cols);
}

// Attributes outside the cells that hold places on the sheet.
const PLACES = [
  ["conditionalFormatting", "sqref"],
  ["dataValidation", "sqref"],
  ["hyperlink", "ref"],
  ["autoFilter", "ref"],
  ["protectedRange", "sqref"],
  ["ignoredError", "sqref"],
] as const;

function moveShell(sheet: Worksheet, shift: Shift): void {
  sheet.touchShell();
  movePageBreaks(sheet, shift);
  if (sheet.merges().length > 0) {
    const merges = sheet.merges().map((rect) => shiftRect(rect, shift));
    sheet.setMerges(
      merges.filter((rect) => rect !== undefined).filter((rect) => !isSingleCell(rect)),
    );
  }
  for (const [name, attribute] of PLACES) {
    for (const element of descendants(sheet.shell, name)) {
      const moved = parseSqref(element.getAttribute(attribute) ?? "")
        .map((rect) => shiftRect(rect, shift))
        .filter((rect) => rect !== undefined);
      if (moved.length === 0) removeWithEmptyParent(element);
      else element.setAttribute(attribute, formatSqref(moved));
    }
  }
}

/** A page that began before a row or column begins before it still; where that was taken out, it does not begin there. */
function movePageBreaks(sheet: Worksheet, shift: Shift): void {
  const list = child(sheet.shell, shift.axis === "rows" ? "rowBreaks" : "colBreaks");
  for (const each of list ? children(list) : []) {
    const at = numberAttribute(each, "id") ?? 0;
    const moved = shiftSpan(at, at, shift);
    if (moved) each.setAttribute("id", String(moved.first));
    else removeWithEmptyParent(each);
  }
}

function isSingleCell(rect: Rect): boolean {
  return rect.top === rect.bottom && rect.left === rect.right;
}

function removeWithEmptyParent(element: ReturnType<typeof descendants>[number]): void {
  const parent = element.parentNode;
  remove(element);
  if (parent && parent.childNodes.length === 0 && parent.localName?.endsWith("s")) {
    parent.parentNode?.removeChild(parent);
  }
}
