import { ArrayFormulas } from "./arrayFormulas";
import { TouchedCells } from "./touchedCells";
import {
  append,
  booleanAttribute,
  child,
  children,
  clone,
  ensureChild,
  numberAttribute,
  remove,
  rootOf,
  setAttributes,
  type Document,
  type Element,
} from "../../workbook-file/xml";
import { meets, parseRect, type Rect } from "./address";
import { CellMap, cellKey, columnOfKey, rowOfKey } from "./cellMap";
import { CellKind, EMPTY, type Cell, type CellStore } from "./cells";
import { RectsByRow } from "./rectsByRow";
import { formatCellText } from "../../workbook-file/numberFormats";
import type { Workbook } from "./workbook";

/** Schema order of a worksheet's children (ECMA-376 18.3.1.99). */
export const WORKSHEET_ORDER = [
  "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
  "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
  "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations",
  "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
  "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
  "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
  "webPublishItems", "tableParts", "extLst",
]; // prettier-ignore

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

/** What of a sheet has to be written again. */
export interface Touched {
  cells: TouchedCells;
  rows: Set<number>;
  /** Rows or columns were moved: no row of the file can be kept as it stands. */
  allRows: boolean;
  /** Anything outside sheetData. */
  shell: boolean;
}

/**
 * One worksheet. Its cells are in a CellStore; everything else (views, columns, merges, conditional
 * formats, page setup…) is in `shell`, the document of its part without the cells, which is read
 * and changed in place so that what the host does not know survives.
 */
export class Worksheet {
  /** Formulas in the form of the file (without "="), by cellKey. */
  readonly formulas = new CellMap<string>();
  /** Formula cells that say #NAME? because nothing is known of them, by cellKey. */
  readonly unknown = new Set<number>();
  readonly arrays = new ArrayFormulas();
  /** Cells that share a formula, by the number of the share. */
  readonly shared = new Map<number, number[]>();
  /** Attributes of <c> that the host does not use (cm, vm, ph), as they stand, by cellKey. */
  readonly cellAttributes = new Map<number, string>();
  /** Attributes of <row> where they say more than the number, by row. */
  readonly rowAttributes = new Map<number, Map<string, string>>();
  readonly touched: Touched = {
    cells: new TouchedCells(),
    rows: new Set(),
    allRows: false,
    shell: false,
  };
  private mergedAreas: Rect[] | undefined;
  private mergesByRow: RectsByRow | undefined;
  /** Whether the merged areas are no longer those that the shell lists. */
  mergesChanged = false;
  private readonly columnStyles = new Map<number, number>();
  /** The selected range and the active cell. */
  selection: Rect[] = [{ top: 0, left: 0, bottom: 0, right: 0 }];

  constructor(
    readonly workbook: Workbook,
    readonly id: string,
    public name: string,
    public visibility: Visibility,
    readonly partName: string,
    readonly cells: CellStore,
    private readonly shellDocument: Document,
    /** Namespace prefix of the part's elements, with its colon. */
    readonly prefix: string,
  ) {}

  get shell(): Element {
    return rootOf(this.shellDocument);
  }

  get document(): Document {
    return this.shellDocument;
  }

  /** Says that something outside the cells was changed. */
  touchShell(): void {
    this.touched.shell = true;
    this.columnStyles.clear();
    this.workbook.changed();
  }

  /** A child of the worksheet element, made where the schema wants it. */
  ensure(localName: string): Element {
    this.touchShell();
    return ensureChild(this.shell, localName, WORKSHEET_ORDER);
  }

  /** A cell's value, calculated if need be. */
  value(row: number, column: number): Cell {
    if (this.workbook.calculation.stale) this.workbook.calculation.recalculate();
    return this.cells.get(row, column);
  }

  formula(row: number, column: number): string | undefined {
    return this.formulas.at(row, column);
  }

  touchCell(row: number, column: number): void {
    this.touched.cells.add(row, column);
    this.workbook.changed();
  }

  /** Puts a constant into a cell; a formula there goes. */
  setValue(row: number, column: number, cell: Cell): void {
    if (cell.kind === CellKind.empty && this.isBlank(row, column)) return;
    this.workbook.calculation.beforeChange(this, row, column);
    this.dropFormula(row, column);
    this.cells.set(row, column, cell);
    this.touchCell(row, column);
    this.workbook.calculation.noteValue(this, row, column);
  }

  /** Whether a cell has neither a value nor a formula. */
  isBlank(row: number, column: number): boolean {
    return (
      this.cells.kind(row, column) === CellKind.empty && this.formulas.at(row, column) === undefined
    );
  }

  /** Puts a formula (in the form of the file, without "=") into a cell. */
  setFormula(row: number, column: number, formula: string): void {
    this.workbook.calculation.beforeChange(this, row, column);
    this.dropFormula(row, column);
    this.formulas.set(cellKey(row, column), formula);
    this.touchCell(row, column);
    this.workbook.calculation.noteFormula(this, row, column);
  }

  private dropFormula(row: number, column: number): void {
    const key = cellKey(row, column);
    if (this.shared.size > 0) this.unshare(key);
    if (!this.formulas.delete(key)) return;
    this.arrays.delete(key);
    this.cellAttributes.delete(key);
    this.workbook.calculation.noteFormula(this, row, column);
  }

  /** When the cell that holds a shared formula changes, the others get their own in the file. */
  private unshare(key: number): void {
    for (const [number, members] of this.shared) {
      if (members[0] !== key) continue;
      for (const member of members) this.touched.cells.add(rowOfKey(member), columnOfKey(member));
      this.shared.delete(number);
    }
  }

  /** The cells that a formula fills: its own, or the range of an array formula. @param key of its first cell */
  filledBy(key: number): Rect {
    const [row, column] = [rowOfKey(key), columnOfKey(key)];
    return this.arrays.get(key) ?? { top: row, bottom: row, left: column, right: column };
  }

  /** A result of calculation; not an edit, but the file's cached value has to follow. */
  setResult(row: number, column: number, cell: Cell): void {
    const before = this.cells.get(row, column);
    const same =
      before.kind === cell.kind &&
      (before.kind === CellKind.empty ||
        cell.kind === CellKind.empty ||
        before.value === cell.value);
    if (same) return;
    this.cells.set(row, column, cell);
    this.touched.cells.add(row, column);
  }

  /** A cell's style; an empty cell has its row's or its column's. */
  style(row: number, column: number): number {
    const own = this.cells.style(row, column);
    if (own !== 0) return own;
    if (this.cells.kind(row, column) !== CellKind.empty) return 0;
    return this.inheritedStyle(row, column);
  }

  /** Adds the styles of the cells of a rectangle to those seen. */
  collectStyles(rect: Rect, seen: Set<number>): void {
    this.cells.collectStyles(rect, (row, column) => this.inheritedStyle(row, column), seen);
  }

  /** The style of a blank cell that has none of its own. */
  private inheritedStyle(row: number, column: number): number {
    const ofRow = this.rowAttributes.get(row)?.get("s");
    return ofRow === undefined ? this.columnStyle(column) : Number(ofRow);
  }

  /** Gives the cells of a rectangle the styles that they become by a change. */
  restyle(rect: Rect, change: (style: number) => number): void {
    this.cells.restyle(
      rect,
      (row, column) => this.inheritedStyle(row, column),
      change,
      (row, column) => {
        this.touched.cells.add(row, column);
      },
    );
    this.workbook.changed();
  }

  setStyle(row: number, column: number, style: number): void {
    if (this.cells.style(row, column) === style) return;
    this.cells.setStyle(row, column, style);
    this.touchCell(row, column);
  }

  /** What a cell shows. */
  text(row: number, column: number): string {
    const cell = this.value(row, column);
    if (cell.kind === CellKind.empty) return "";
    if (cell.kind === CellKind.error) return cell.value;
    return formatCellText(cell.value, this.workbook.styles.numberFormat(this.style(row, column)));
  }

  /** Empties a cell's contents. */
  clearValue(row: number, column: number): void {
    this.setValue(row, column, EMPTY);
  }

  columns(): { min: number; max: number; element: Element }[] {
    const cols = child(this.shell, "cols");
    return (cols ? children(cols, "col") : []).map((element) => ({
      min: (numberAttribute(element, "min") ?? 1) - 1,
      max: (numberAttribute(element, "max") ?? 1) - 1,
      element,
    }));
  }

  private columnElement(column: number): Element | undefined {
    const cols = child(this.shell, "cols");
    if (!cols) return undefined;
    const number = column + 1;
    const reaches = (element: Element, end: string): number => numberAttribute(element, end) ?? 1;
    return children(cols, "col").find(
      (each) => reaches(each, "min") <= number && number <= reaches(each, "max"),
    );
  }

  columnAttribute(column: number, name: string): string | undefined {
    return this.columnElement(column)?.getAttribute(name) ?? undefined;
  }

  private columnStyle(column: number): number {
    let style = this.columnStyles.get(column);
    if (style === undefined) {
      style = Number(this.columnAttribute(column, "style") ?? 0);
      this.columnStyles.set(column, style);
    }
    return style;
  }

  /** Sets attributes of the columns in a span, splitting <col> elements where needed. */
  setColumnAttributes(
    first: number,
    last: number,
    attributes: Readonly<Record<string, string | number | boolean | undefined>>,
  ): void {
    const cols = this.ensure("cols");
    const standard = this.standardWidth();
    const pieces: { min: number; max: number; element: Element }[] = [];
    let next = first;
    for (const { min, max, element } of this.columns()) {
      const from = Math.max(min, first);
      const to = Math.min(max, last);
      if (from > to) {
        pieces.push({ min, max, element });
        continue;
      }
      if (min < from) pieces.push({ min, max: from - 1, element: clone(element) });
      pieces.push({ min: from, max: to, element: setAttributes(clone(element), attributes) });
      if (max > to) pieces.push({ min: to + 1, max, element: clone(element) });
      if (from > next) pieces.push(this.newColumn(cols, next, from - 1, standard, attributes));
      next = to + 1;
    }
    if (next <= last) pieces.push(this.newColumn(cols, next, last, standard, attributes));
    for (const old of children(cols)) remove(old);
    for (const piece of pieces.sort((a, b) => a.min - b.min)) {
      cols.appendChild(setAttributes(piece.element, { min: piece.min + 1, max: piece.max + 1 }));
    }
    this.columnStyles.clear();
  }

  private newColumn(
    cols: Element,
    min: number,
    max: number,
    width: number,
    attributes: Readonly<Record<string, string | number | boolean | undefined>>,
  ): { min: number; max: number; element: Element } {
    const element = append(cols, "col", { width, ...attributes });
    return { min, max, element };
  }

  /** Width of a column without one of its own, in characters of the default font. */
  standardWidth(): number {
    const format = child(this.shell, "sheetFormatPr");
    return (format && numberAttribute(format, "defaultColWidth")) ?? 8.43;
  }

  /** Height of a row without one of its own, in points. */
  standardHeight(): number {
    const format = child(this.shell, "sheetFormatPr");
    return (format && numberAttribute(format, "defaultRowHeight")) ?? 15;
  }

  rowHeight(row: number): number {
    const height = this.rowAttributes.get(row)?.get("ht");
    return height === undefined ? this.standardHeight() : Number(height);
  }

  rowHidden(row: number): boolean {
    const hidden = this.rowAttributes.get(row)?.get("hidden");
    return hidden === "1" || hidden === "true";
  }

  /** The hidden rows, in no order. */
  hiddenRows(): number[] {
    return [...this.rowAttributes.keys()].filter((row) => this.rowHidden(row));
  }

  /** Whether a filter hides rows, or would: one of a table's does not count. */
  get isFiltered(): boolean {
    const filter = child(this.shell, "autoFilter");
    return filter !== undefined && child(filter, "filterColumn") !== undefined;
  }

  columnHidden(column: number): boolean {
    const element = this.columnElement(column);
    return element !== undefined && booleanAttribute(element, "hidden");
  }

  columnWidth(column: number): number {
    const width = this.columnAttribute(column, "width");
    return width === undefined ? this.standardWidth() : Number(width);
  }

  /** Sets or (undefined) removes an attribute of a row. */
  setRowAttribute(row: number, name: string, value: string | undefined): void {
    let attributes = this.rowAttributes.get(row);
    if (!attributes) {
      attributes = new Map<string, string>();
      this.rowAttributes.set(row, attributes);
    }
    if (value === undefined) attributes.delete(name);
    else attributes.set(name, value);
    this.touched.rows.add(row);
    this.workbook.changed();
  }

  merges(): readonly Rect[] {
    if (this.mergedAreas) return this.mergedAreas;
    const list = child(this.shell, "mergeCells");
    this.mergedAreas = (list ? children(list) : [])
      .map((each) => parseRect(each.getAttribute("ref") ?? ""))
      .filter((rect) => rect !== undefined);
    return this.mergedAreas;
  }

  /** The merged areas that begin within a rectangle, in the order of their rows. */
  mergesWithin(rect: Rect): Rect[] {
    this.mergesByRow ??= new RectsByRow(this.merges());
    return this.mergesByRow.within(rect);
  }

  /** The shell only keeps their place; they are written when the part is saved. */
  setMerges(rects: readonly Rect[]): void {
    this.mergedAreas = [...rects];
    this.mergesByRow = undefined;
    this.mergesChanged = true;
    const list = this.ensure("mergeCells");
    if (list.firstChild !== null) list.textContent = "";
    if (rects.length === 0) remove(list);
    else list.setAttribute("count", String(rects.length));
  }

  /** The merged area that holds the cell, or the cell itself. */
  mergeAt(row: number, column: number): Rect {
    const cell = { top: row, left: column, bottom: row, right: column };
    return this.merges().find((rect) => meets(rect, cell)) ?? cell;
  }

  /** The first <sheetView>, made if absent. */
  view(): Element {
    const views = this.ensure("sheetViews");
    return child(views, "sheetView") ?? append(views, "sheetView", { workbookViewId: 0 });
  }

  viewFlag(name: string, absent: boolean): boolean {
    const views = child(this.shell, "sheetViews");
    const view = views && child(views, "sheetView");
    return view ? booleanAttribute(view, name, absent) : absent;
  }

  isProtected(): boolean {
    const protection = child(this.shell, "sheetProtection");
    return protection !== undefined && booleanAttribute(protection, "sheet");
  }
}
