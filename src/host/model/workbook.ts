import { Calculation } from "../calculation/calculation";
import type { EngineLoader } from "../calculation/engine/engine";
import type { OpcPackage } from "../../workbook-file/package";
import {
  append,
  booleanAttribute,
  child,
  children,
  ensureChild,
  insertOrdered,
  numberAttribute,
  remove,
  setAttributes,
  type Element,
} from "../../workbook-file/xml";
import type { UncalculatedFormula } from "../../workbook-file/uncalculated";
import { cutWorksheet, type WorksheetText } from "../../workbook-file/cell-content";
import { parseShell } from "../file/worksheetPart";
import { accessDenied, HostError, invalidArgument } from "../protocol/errors";
import { BlockCellStore, CellRoom, type CellStore, type StringTable } from "./cells";
import { dropSheetFromFormula, renameInFormula, shiftFormula } from "./formulaText";
import type { Shift } from "./address";
import { DefinedNames } from "./definedNames";
import { Settings } from "./documentProperties";
import { LiveRanges } from "./liveRanges";
import { Styles } from "./styles";
import { Worksheet, type Visibility } from "./worksheet";
import { mapSheetFormulas } from "./sheetFormulas";
import { EventHub } from "../protocol/events";

const WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const WORKBOOK_ORDER = [
  "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets",
  "functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize",
  "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
  "fileRecoveryPr", "webPublishObjects", "extLst",
]; // prettier-ignore
const EMPTY_SHEET =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
  `<worksheet xmlns="${MAIN_NS}" xmlns:r="${OFFICE_RELATIONSHIPS}"><dimension ref="A1"/>` +
  `<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>` +
  `<sheetData/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;

/** Something that happened in the workbook and that add-ins may be told of. */
export type WorkbookChange =
  | { kind: "added" | "deleted" | "activated" | "deactivated"; sheetId: string }
  | { kind: "renamed"; sheetId: string; before: string; after: string };

/** An open workbook: its package, its sheets, and what belongs to all of them. */
export class Workbook {
  readonly sheets: Worksheet[] = [];
  /** The text of each sheet's part as it was when opened, by part name. */
  readonly originals = new Map<string, WorksheetText>();
  /** Formulas of a file that was converted which no .xlsx file can have. */
  givenUp: readonly UncalculatedFormula[] = [];
  /** Whether the file was of a format of which only the values are read. */
  hasLostFormulas = false;
  /** How much room cells may take. */
  readonly room = new CellRoom();
  readonly styles: Styles;
  readonly names: DefinedNames;
  readonly calculation: Calculation;
  readonly settings: Settings;
  /** Ranges that clients hold. */
  readonly ranges = new LiveRanges();
  /** Events for the add-ins. */
  readonly events = new EventHub();
  /** Whether it was opened for reading only; the door that opened it so refuses what would change it. */
  readOnly = false;
  /** Whether anything was changed since the file was opened or saved. */
  dirty = false;
  /** Whether the calculation chain of the file no longer holds. */
  formulasChanged = false;
  /** Told of sheets added, deleted, renamed, activated. */
  onChange: (change: WorkbookChange) => void = () => undefined;
  private activeSheetId = "";

  constructor(
    readonly pkg: OpcPackage,
    /** Name of the workbook's main part. */
    readonly partName: string,
    readonly strings: StringTable,
    stylesPart: string,
    themePart: string | undefined,
    readonly fileName: string,
    loadEngine: EngineLoader,
  ) {
    this.styles = new Styles(pkg, stylesPart, themePart);
    this.calculation = new Calculation(this, loadEngine);
    this.names = new DefinedNames(this);
    this.settings = new Settings(this);
  }

  get root(): Element {
    return this.pkg.root(this.partName);
  }

  /** A child of the workbook element, made where the schema wants it; marks the part as changed. */
  ensure(localName: string): Element {
    this.touch();
    return ensureChild(this.root, localName, WORKBOOK_ORDER);
  }

  insert(element: Element): void {
    insertOrdered(this.root, element, WORKBOOK_ORDER);
    this.touch();
  }

  touch(): void {
    this.pkg.touch(this.partName);
    this.changed();
  }

  changed(): void {
    this.dirty = true;
  }

  findSheet(nameOrId: string): Worksheet | undefined {
    const wanted = nameOrId.toLowerCase();
    return this.sheets.find(
      (sheet) => sheet.id.toLowerCase() === wanted || sheet.name.toLowerCase() === wanted,
    );
  }

  get activeSheet(): Worksheet {
    const active =
      this.sheets.find((sheet) => sheet.id === this.activeSheetId) ??
      this.sheets.find((sheet) => sheet.visibility === "Visible") ??
      this.sheets.at(0);
    if (!active) throw new HostError("GeneralException", "The workbook has no worksheet.");
    return active;
  }

  /** Makes a sheet the active one; the file remembers it. */
  activate(sheet: Worksheet): void {
    const before = this.activeSheet;
    this.activeSheetId = sheet.id;
    if (before === sheet) return;
    this.writeActiveTab();
    this.writeSelectedTab();
    this.onChange({ kind: "deactivated", sheetId: before.id });
    this.onChange({ kind: "activated", sheetId: sheet.id });
  }

  /** Which sheet the file was saved with. */
  openOn(position: number): void {
    this.activeSheetId = this.sheetsByFilePosition()[position]?.id ?? "";
  }

  private writeActiveTab(): void {
    const position = this.filePosition(this.activeSheet);
    const views = child(this.root, "bookViews");
    const view = views && child(views, "workbookView");
    if (((view && numberAttribute(view, "activeTab")) ?? 0) === position) return;
    const list = this.ensure("bookViews");
    setAttributes(child(list, "workbookView") ?? append(list, "workbookView"), {
      activeTab: position,
    });
  }

  /** Marks the active sheet's tab as the selected one; others are no longer part of a group. */
  private writeSelectedTab(): void {
    const active = this.activeSheet;
    for (const sheet of this.sheets) {
      const selected = sheet === active;
      if (sheet.viewFlag("tabSelected", false) === selected) continue;
      setAttributes(sheet.view(), { tabSelected: selected || undefined });
    }
  }

  /** @throws HostError AccessDenied when the structure of the workbook is protected. */
  assertStructureUnlocked(): void {
    if (this.structureProtected()) throw accessDenied("the structure of the workbook is protected");
  }

  structureProtected(): boolean {
    const protection = child(this.root, "workbookProtection");
    return protection !== undefined && booleanAttribute(protection, "lockStructure");
  }

  /** @throws HostError InvalidArgument for a name that Excel refuses, ItemAlreadyExists for a taken one. */
  private checkName(name: string, except?: Worksheet): void {
    if (
      name.trim() === "" ||
      name.length > 31 ||
      /[\\/?*[\]:]/.test(name) ||
      /^'|'$/.test(name) ||
      name.toLowerCase() === "history"
    ) {
      throw invalidArgument(`"${name}" is not a valid worksheet name`);
    }
    const taken = this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (taken && taken !== except) {
      throw new HostError(
        "ItemAlreadyExists",
        "A resource with the same name or identifier already exists.",
      );
    }
  }

  private sheetElements(): Element[] {
    return children(this.ensure("sheets"), "sheet");
  }

  private elementOf(sheet: Worksheet): Element | undefined {
    return this.sheetElements()[this.filePosition(sheet)];
  }

  /** Position among all sheets of the file, chart sheets included; names are scoped by it. */
  filePosition(sheet: Worksheet): number {
    const list = child(this.root, "sheets");
    return (list ? children(list, "sheet") : []).findIndex(
      (each) => sheetGuid(numberAttribute(each, "sheetId") ?? 0) === sheet.id,
    );
  }

  /** The worksheets by their positions among all sheets of the file; undefined where there is another kind of sheet. */
  sheetsByFilePosition(): (Worksheet | undefined)[] {
    const byId = new Map(this.sheets.map((sheet) => [sheet.id, sheet]));
    const list = child(this.root, "sheets");
    return (list ? children(list, "sheet") : []).map((each) =>
      byId.get(sheetGuid(numberAttribute(each, "sheetId") ?? 0)),
    );
  }

  private freshName(): string {
    for (let number = this.sheets.length + 1; ; number += 1) {
      const name = `Hoja${number}`;
      if (!this.findSheet(name)) return name;
    }
  }

  /**
   * Adds a sheet after the last one.
   * @param cells where its cells are kept; by default in memory.
   */
  addSheet(wanted: string | undefined, cells?: CellStore): Worksheet {
    this.assertStructureUnlocked();
    const name = wanted ?? this.freshName();
    this.checkName(name);
    const list = this.ensure("sheets");
    const used = children(list).map((each) => numberAttribute(each, "sheetId") ?? 0);
    const sheetId = Math.max(0, ...used) + 1;
    const partName = this.pkg.freeName("xl/worksheets/sheet", ".xml");
    this.pkg.write(partName, EMPTY_SHEET, WORKSHEET_TYPE);
    const relation = this.pkg.relate(this.partName, `${OFFICE_RELATIONSHIPS}/worksheet`, partName);
    const element = append(list, "sheet", { name, sheetId });
    element.setAttributeNS(OFFICE_RELATIONSHIPS, "r:id", relation);
    const text = cutWorksheet(EMPTY_SHEET, partName);
    this.originals.set(partName, text);
    const sheet = new Worksheet(
      this,
      sheetGuid(sheetId),
      name,
      "Visible",
      partName,
      cells ?? new BlockCellStore(this.strings, this.room),
      parseShell(text, partName),
      text.prefix,
    );
    this.sheets.push(sheet);
    this.calculation.noteStructure();
    this.calculation.afterSheetAdded(sheet);
    this.onChange({ kind: "added", sheetId: sheet.id });
    return sheet;
  }

  /**
   * Deletes a sheet; references to it become #REF!.
   * @throws HostError InvalidOperation for the last visible sheet, as in Excel.
   */
  deleteSheet(sheet: Worksheet): void {
    this.assertStructureUnlocked();
    if (sheet.visibility === "VeryHidden")
      throw new HostError("InvalidOperation", "A very hidden worksheet cannot be deleted.");
    const others = this.sheets.filter((each) => each !== sheet && each.visibility === "Visible");
    if (others.length === 0) {
      throw new HostError(
        "InvalidOperation",
        "A workbook must contain at least one visible worksheet.",
      );
    }
    this.calculation.beforeSheetChange(sheet);
    const position = this.sheets.indexOf(sheet);
    const wasActive = this.activeSheet === sheet;
    this.deletePart(sheet);
    this.ranges.dropSheet(sheet);
    this.names.sheetRemoved(sheet, this.filePosition(sheet));
    const element = this.elementOf(sheet);
    if (element) remove(element);
    this.sheets.splice(position, 1);
    sheet.cells.release();
    this.mapFormulas((formula) => dropSheetFromFormula(formula, sheet.name));
    this.calculation.noteStructure();
    this.formulasChanged = true;
    if (wasActive) {
      const next =
        this.sheets.slice(position).find((each) => each.visibility === "Visible") ??
        this.sheets.findLast((each) => each.visibility === "Visible");
      this.activeSheetId = next?.id ?? "";
      this.writeSelectedTab();
    }
    this.writeActiveTab();
    this.onChange({ kind: "deleted", sheetId: sheet.id });
  }

  /** Removes a sheet's part and the parts that only it needs (drawings, comments, tables…). */
  private deletePart(sheet: Worksheet): void {
    const relation = this.pkg
      .relationships(this.partName)
      .find((each) => each.target === sheet.partName);
    if (relation) this.pkg.unrelate(this.partName, relation.id);
    const orphans = [sheet.partName];
    for (let part = orphans.pop(); part !== undefined; part = orphans.pop()) {
      const owned = this.pkg.relationships(part).filter((each) => !each.external);
      this.pkg.delete(part);
      const stillUsed = new Set(
        ["", ...this.pkg.names()].flatMap((name) =>
          name.endsWith(".rels") ? [] : this.pkg.relationships(name).map((each) => each.target),
        ),
      );
      orphans.push(
        ...owned
          .map(({ target }) => target)
          .filter((each) => this.pkg.has(each) && !stillUsed.has(each)),
      );
    }
    this.originals.delete(sheet.partName);
  }

  renameSheet(sheet: Worksheet, name: string): void {
    this.assertStructureUnlocked();
    if (sheet.name === name) return;
    this.checkName(name, sheet);
    const before = sheet.name;
    this.elementOf(sheet)?.setAttribute("name", name);
    sheet.name = name;
    this.mapFormulas((formula) => renameInFormula(formula, before, name));
    this.calculation.noteStructure();
    this.onChange({ kind: "renamed", sheetId: sheet.id, before, after: name });
  }

  /** @param position 0-based, among all sheets. */
  moveSheet(sheet: Worksheet, position: number): void {
    this.assertStructureUnlocked();
    if (!Number.isInteger(position) || position < 0 || position >= this.sheets.length) {
      throw invalidArgument(`position ${position}`);
    }
    const from = this.sheets.indexOf(sheet);
    if (from === position) return;
    const element = this.elementOf(sheet);
    const active = this.activeSheet;
    const scopes = this.names.scopes();
    this.sheets.splice(from, 1);
    this.sheets.splice(position, 0, sheet);
    if (element) {
      const list = this.ensure("sheets");
      remove(element);
      const next = this.sheets.at(position + 1);
      list.insertBefore(element, (next && this.elementOf(next)) ?? null);
    }
    this.names.writeScopes(scopes);
    this.activeSheetId = active.id;
    this.writeActiveTab();
    this.calculation.noteStructure();
  }

  setVisibility(sheet: Worksheet, visibility: Visibility): void {
    this.assertStructureUnlocked();
    const others = this.sheets.filter((each) => each !== sheet && each.visibility === "Visible");
    if (visibility !== "Visible" && others.length === 0) {
      throw new HostError(
        "InvalidOperation",
        "A workbook must contain at least one visible worksheet.",
      );
    }
    const active = this.activeSheet;
    sheet.visibility = visibility;
    const state = { Visible: undefined, Hidden: "hidden", VeryHidden: "veryHidden" }[visibility];
    const element = this.elementOf(sheet);
    if (element) setAttributes(element, { state });
    if (active === sheet && visibility !== "Visible") {
      const next = this.sheets.find((each) => each.visibility === "Visible");
      if (next) this.activate(next);
    }
  }

  /** The file remembers the mode, as Excel does. */
  setCalculationMode(mode: Calculation["mode"]): void {
    this.calculation.mode = mode;
    const stored = { Automatic: undefined, AutomaticExceptTables: "autoNoTable", Manual: "manual" };
    setAttributes(this.ensure("calcPr"), { calcMode: stored[mode] });
    if (mode !== "Manual") this.calculation.markStale();
  }

  /** Whether circular formulas are meant: Excel works them out step by step from what they came to last. */
  get iterates(): boolean {
    const calculation = child(this.root, "calcPr");
    return calculation !== undefined && booleanAttribute(calculation, "iterate");
  }

  /** Applies a change to every formula of the book: cells, names, conditional formats, charts… */
  mapFormulas(change: (formula: string, home: string) => string): void {
    for (const sheet of this.sheets)
      mapSheetFormulas(sheet, (formula) => change(formula, sheet.name));
    this.names.mapFormulas(change);
  }

  /** Every formula follows rows or columns put into or taken out of a sheet. */
  shiftReferences(moved: Worksheet, shift: Shift): void {
    this.mapFormulas((formula, home) => shiftFormula(formula, home, moved.name, shift));
    this.formulasChanged = true;
    this.calculation.noteStructure(moved);
  }
}

/** The id of a sheet as Office.js shows it, made from its number in the file. */
export function sheetGuid(sheetId: number): string {
  return `{${sheetId.toString(16).toUpperCase().padStart(8, "0")}-0001-0000-0000-000000000000}`;
}
