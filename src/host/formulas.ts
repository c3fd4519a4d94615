import type { Model } from "@ironcalc/wasm";
import { Coverage, precedentsOf } from "./coverage";
import { constantOf, engineFormula, engineInput } from "./engineFormula";
import { cellAddress, quoteSheet, WHOLE_SHEET, type Rect } from "./model/address";
import { CellMap, cellKey, columnOfKey, rowOfKey } from "./model/cellMap";
import { CellKind, EMPTY, type Cell } from "./model/cells";
import { formulaFromFile } from "./model/formulaText";
import type { Workbook } from "./model/workbook";
import { QuickFormulas, type QuickResult } from "./quick/quickFormulas";
import type { Worksheet } from "./model/worksheet";

const NO_SHEETS: ReadonlySet<Worksheet> = new Set();

/** So many changed cells are looked up among the folded formulas; of more, the book is fed again. */
const MOST_LOOKED_UP = 200;

/** What the engine was given for a formula. */
interface Fed {
  formula: string;
  /** The value of a formula that needs no engine. */
  constant: Cell | undefined;
  /** With the cells that the value was worked out from; undefined where the engine works it out. */
  result: QuickResult | undefined;
}

/** Starts the calculation engine; each door knows where its WebAssembly file is. */
export type EngineLoader = () => Promise<typeof Model>;

/** A formula that the engine cannot calculate; its cell keeps the file's value, if it had one. */
export interface UncalculatedFormula {
  sheet: string;
  address: string;
  formula: string;
  /** What the engine answered: "#NAME?" (function not known to it), "#ERROR!", "#N/IMPL!"… */
  reason: string;
}

/** Values of IronCalc's getCellType (those of Excel's TYPE function). */
const ENGINE_TYPE = { number: 1, text: 2, logical: 4, error: 16 } as const;
/** Column of the probes' sheet where formulas that stand in no cell are calculated; 1-based. */
const LOOSE_COLUMN = 3;
const ENGINE_ONLY_ERRORS: ReadonlySet<string> = new Set(["#ERROR!", "#N/IMPL!", "#CIRC!"]);

/**
 * Calculates a workbook with IronCalc. Until something changes, the values cached in the file
 * stand and the engine is not even loaded. IronCalc shows at most 15 digits of a number, so each
 * formula cell has a probe beside the book, `=cell&""`, which gives the double in full. The probes of
 * a sheet stand on a sheet of their own at the addresses of their cells: so they are one formula to
 * IronCalc, which looks each formula up among all different ones of its sheet.
 */
export class Calculation {
  /** Whether values may be out of date: something changed since the last calculation. */
  stale = false;
  mode: "Automatic" | "AutomaticExceptTables" | "Manual" = "Automatic";
  uncalculated: UncalculatedFormula[] = [];

  private EngineModel: typeof Model | undefined;
  private engine: Model | undefined;
  /** The formulas that the engine has, and those that need none, by their sheet. */
  private readonly given = new Map<Worksheet, CellMap<Fed>>();
  private readonly quick: QuickFormulas;
  private readonly coverage = new Map<Worksheet, Coverage>();
  /** Those of the book when the engine was built. */
  private names: ReturnType<Workbook["definedNames"]> = [];
  private fed = 0;
  private readonly pending = new Map<Worksheet, Set<number>>();
  /** Sheets some cell of which has another content or place than when values were last worked out. */
  private readonly changed = new Set<Worksheet>();

  constructor(
    private readonly workbook: Workbook,
    private readonly loadEngine: EngineLoader,
  ) {
    this.quick = new QuickFormulas(workbook);
  }

  private hasFormulas(): boolean {
    return this.workbook.sheets.some((sheet) => sheet.formulas.size > 0);
  }

  noteValue(sheet: Worksheet, row: number, column: number): void {
    if (this.engine || this.stale || this.hasFormulas()) this.note(sheet, row, column);
  }

  noteFormula(sheet: Worksheet, row: number, column: number): void {
    this.note(sheet, row, column);
    this.workbook.formulasChanged = true;
  }

  private note(sheet: Worksheet, row: number, column: number): void {
    // By hand, Excel's window works a formula out once when it is typed; Office.js promises no such thing (its Manual is
    // "calculations only occur when the user or add-in requests them"), so that nothing may count on it here.
    if (this.mode !== "Manual") this.stale = true;
    this.changed.add(sheet);
    // Without an engine everything is fed anyway.
    if (this.engine) this.pendingOf(sheet).add(cellKey(row, column));
  }

  private pendingOf(sheet: Worksheet): Set<number> {
    let cells = this.pending.get(sheet);
    if (!cells) this.pending.set(sheet, (cells = new Set()));
    return cells;
  }

  /**
   * Sheets were added, removed, renamed, or cells moved: the engine's book is built again.
   * @param moved the sheet whose cells moved
   */
  noteStructure(moved?: Worksheet): void {
    if (moved) this.changed.add(moved);
    this.dropEngine();
    this.pending.clear();
    if (this.hasFormulas() && this.mode !== "Manual") this.stale = true;
  }

  private dropEngine(): void {
    this.engine?.free();
    this.engine = undefined;
  }

  /** Asks for a calculation although nothing changed (or although the mode is manual). */
  markStale(): void {
    this.stale = this.hasFormulas();
  }

  /** Loads the engine if the next reading of a value will need it. Call before each action. */
  async prepare(): Promise<void> {
    if (this.stale && !this.EngineModel) this.EngineModel = await this.loadEngine();
  }

  /** Brings the values of all formulas up to date. `prepare` must have been awaited. */
  recalculate(): void {
    if (!this.stale) return;
    if (!this.EngineModel) throw new Error("the calculation engine was not prepared");
    this.stale = false;
    if (this.engine && !this.notePendingResults()) this.dropEngine();
    if (this.engine) this.quick.forget(NO_SHEETS);
    const fresh = this.engine === undefined;
    const engine = (this.engine ??= this.build(this.EngineModel));
    engine.pauseEvaluation();
    if (!fresh) this.feedPending(engine);
    this.pending.clear();
    this.changed.clear();
    engine.resumeEvaluation();
    engine.evaluate();
    this.uncalculated = [];
    this.workbook.sheets.forEach((sheet, index) => {
      this.given.get(sheet)?.forEach(({ constant }, key) => {
        // A constant is in its cell since it was worked out.
        if (!constant) this.collect(engine, index, sheet, key);
      });
    });
  }

  /**
   * Formulas that were worked out without the engine from a changed cell, or from one that changes with it, are to be
   * worked out again.
   * @returns false when so much changed that it is better to feed everything.
   */
  private notePendingResults(): boolean {
    let changed = [...this.pending].flatMap(([sheet, keys]) =>
      [...keys].map((key) => ({ sheet, row: rowOfKey(key), column: columnOfKey(key) })),
    );
    if (changed.length > MOST_LOOKED_UP) return ![...this.given.values()].some(hasAreas);
    for (let count = changed.length; changed.length > 0; count += changed.length) {
      if (count > MOST_LOOKED_UP) return false;
      const next: typeof changed = [];
      for (const [sheet, formulas] of this.given) {
        const pending = this.pendingOf(sheet);
        for (const [key, { result }] of formulas) {
          if (!result || pending.has(key)) continue;
          if (!changed.some((cell) => result.pool.holds(result, cell))) continue;
          pending.add(key);
          next.push({ sheet, row: rowOfKey(key), column: columnOfKey(key) });
        }
      }
      changed = next;
    }
    return true;
  }

  /** Loads the engine if need be: what `evaluate` wants. */
  async prepareEngine(): Promise<void> {
    this.EngineModel ??= await this.loadEngine();
  }

  /**
   * Calculates formulas that stand in no cell (conditional formats). `prepareEngine` must have been
   * awaited.
   * @param formulas with "=" and with the sheet named in every reference.
   */
  evaluate(formulas: readonly string[]): Cell[] {
    if (!this.EngineModel) throw new Error("the calculation engine was not prepared");
    this.recalculate();
    const engine = (this.engine ??= this.build(this.EngineModel));
    const sheet = this.workbook.sheets.length;
    engine.pauseEvaluation();
    formulas.forEach((formula, index) => {
      this.cover(engine, undefined, formula);
      engine.setUserInput(sheet, index + 1, LOOSE_COLUMN, engineFormula(formula.slice(1)));
    });
    engine.resumeEvaluation();
    engine.evaluate();
    const results = formulas.map((_, index) => {
      const exact = engine.getFormattedCellValue(sheet, index + 1, LOOSE_COLUMN);
      return this.result(engine, sheet, index, LOOSE_COLUMN - 1, exact);
    });
    if (formulas.length > 0) {
      engine.rangeClearContents(sheet, 1, LOOSE_COLUMN, formulas.length, LOOSE_COLUMN);
      engine.flushSendQueue();
    }
    return results;
  }

  private build(EngineModel: typeof Model): Model {
    const engine = new EngineModel("book", "en", "UTC", "en");
    engine.pauseEvaluation();
    // Twice as many sheets as the book has: the second half holds the probes.
    for (let count = 1; count < 2 * this.workbook.sheets.length; count += 1) engine.newSheet();
    this.workbook.sheets.forEach((_, index) => engine.renameSheet(index, `\u2063${index}`));
    this.workbook.sheets.forEach(({ name }, index) => engine.renameSheet(index, name));
    this.names = this.workbook.definedNames();
    for (const { name, scope, formula } of this.names) {
      try {
        engine.newDefinedName(name, scope, formula);
      } catch {
        // IronCalc takes only names of ranges; formulas that use others answer #NAME? and are
        // reported as uncalculated.
        continue;
      }
    }
    this.coverage.clear();
    const settled = this.settledSheets();
    this.quick.forget(settled);
    for (const sheet of this.given.keys()) if (!settled.has(sheet)) this.given.delete(sheet);
    for (const sheet of this.workbook.sheets) {
      if (settled.has(sheet)) continue;
      sheet.formulas.forEach((formula, key) => {
        this.fold(sheet, key, formula);
      });
    }
    this.workbook.sheets.forEach((sheet, index) => {
      this.given.get(sheet)?.forEach(({ constant }, key) => {
        if (!constant) this.feedFormula(engine, sheet, index, key);
      });
    });
    return engine;
  }

  /**
   * Sheets all of whose formulas were worked out without the engine from cells that are what they were: a sheet that
   * was put in beside one with long lists is no reason to work those out again.
   */
  private settledSheets(): ReadonlySet<Worksheet> {
    const settled = new Set(
      this.workbook.sheets.filter((sheet) => !this.changed.has(sheet) && this.isWorkedOut(sheet)),
    );
    const isOpen = (sheet: Worksheet): boolean =>
      !settled.has(sheet) && (this.changed.has(sheet) || sheet.formulas.size > 0);
    for (let count = -1; count !== settled.size;) {
      count = settled.size;
      for (const sheet of settled) {
        for (const { result } of this.given.get(sheet)?.values() ?? []) {
          if (!result?.pool.someSheet(result, isOpen)) continue;
          settled.delete(sheet);
          break;
        }
      }
    }
    return settled;
  }

  private isWorkedOut(sheet: Worksheet): boolean {
    const given = this.given.get(sheet);
    if (!given || given.size !== sheet.formulas.size) return false;
    for (const [key, formula] of sheet.formulas) {
      const fed = given.get(key);
      if (!fed?.constant || fed.formula !== formula) return false;
    }
    return true;
  }

  /** Feeds the engine the constants that a formula looks at, also by a name, as far as it has not got them. */
  private cover(engine: Model, home: Worksheet | undefined, formula: string): void {
    this.coverReferences(engine, home, formula);
    const folded = formula.toLowerCase();
    for (const { name, formula: named } of this.names) {
      if (folded.includes(name.toLowerCase())) this.coverReferences(engine, undefined, named);
    }
  }

  private coverReferences(engine: Model, home: Worksheet | undefined, formula: string): void {
    const precedents = precedentsOf(formula);
    if (precedents === "everything") {
      for (const sheet of this.workbook.sheets) this.coverRect(engine, sheet, WHOLE_SHEET);
      return;
    }
    for (const { sheet: name, rect } of precedents) {
      const sheet = name === undefined ? home : this.workbook.findSheet(name);
      if (sheet) this.coverRect(engine, sheet, rect);
    }
  }

  private coverRect(engine: Model, sheet: Worksheet, rect: Readonly<Rect>): void {
    const index = this.workbook.sheets.indexOf(sheet);
    let coverage = this.coverage.get(sheet);
    if (!coverage) this.coverage.set(sheet, (coverage = new Coverage()));
    for (const piece of coverage.add(rect)) {
      sheet.cells.visit(piece, (row, column) => {
        const key = cellKey(row, column);
        const constant = this.given.get(sheet)?.get(key)?.constant;
        if (constant || !sheet.formulas.has(key)) this.feed(engine, sheet, index, row, column);
      });
    }
  }

  private feedPending(engine: Model): void {
    for (const [sheet, keys] of this.pending) {
      const index = this.workbook.sheets.indexOf(sheet);
      if (index < 0) continue;
      for (const key of keys) {
        const formula = sheet.formulas.get(key);
        const looked = this.coverage.get(sheet)?.has(rowOfKey(key), columnOfKey(key)) === true;
        const before = this.given.get(sheet)?.get(key);
        this.given.get(sheet)?.delete(key);
        const now = formula === undefined ? undefined : this.fold(sheet, key, formula);
        const wasFed = looked || (before !== undefined && before.constant === undefined);
        if (now && !now.constant) this.feedFormula(engine, sheet, index, key);
        else if (wasFed) this.feed(engine, sheet, index, rowOfKey(key), columnOfKey(key));
      }
    }
  }

  /** Notes what a formula comes to, where that can be told without the engine. */
  private fold(sheet: Worksheet, key: number, formula: string): Fed {
    const result = sheet.arrays.has(key) ? undefined : this.quick.result(sheet, key);
    const fed: Fed = {
      formula,
      constant: result?.value ?? (sheet.arrays.has(key) ? undefined : constantOf(formula)),
      result,
    };
    let formulas = this.given.get(sheet);
    if (!formulas) this.given.set(sheet, (formulas = new CellMap<Fed>()));
    formulas.set(key, fed);
    // Whoever looks at the cell is to find a value in it.
    if (fed.constant) sheet.setResult(rowOfKey(key), columnOfKey(key), fed.constant);
    return fed;
  }

  /** Feeds a cell that holds a constant, or a formula that comes to one. */
  private feed(engine: Model, sheet: Worksheet, index: number, row: number, column: number): void {
    const constant = this.given.get(sheet)?.get(cellKey(row, column))?.constant;
    const input = engineInput(constant ?? sheet.cells.get(row, column));
    if (input === "") engine.rangeClearContents(index, row + 1, column + 1, row + 1, column + 1);
    else engine.setUserInput(index, row + 1, column + 1, input);
    this.countFed(engine);
  }

  /** The engine keeps every input for undo and for its peers; emptied now and then it stays fast. */
  private countFed(engine: Model): void {
    this.fed += 1;
    if (this.fed % 500 === 0) engine.flushSendQueue();
  }

  /** Feeds a formula, what it looks at, and its probe; one that comes to a constant is fed where it is looked at. */
  private feedFormula(engine: Model, sheet: Worksheet, index: number, key: number): void {
    const given = this.given.get(sheet)?.get(key);
    if (!given || given.constant) return;
    const row = rowOfKey(key) + 1;
    const column = columnOfKey(key) + 1;
    this.countFed(engine);
    this.cover(engine, sheet, given.formula);
    const text = engineFormula(given.formula);
    const array = sheet.arrays.get(key);
    if (!array) engine.setUserInput(index, row, column, text);
    else {
      const width = array.right - array.left + 1;
      const height = array.bottom - array.top + 1;
      engine.setUserArrayFormula(index, row, column, width, height, text);
    }
    const address = `${quoteSheet(sheet.name)}!${cellAddress(row - 1, column - 1)}`;
    engine.setUserInput(this.workbook.sheets.length + index, row, column, `=${address}&""`);
  }

  private collect(engine: Model, number: number, sheet: Worksheet, key: number): void {
    const row = rowOfKey(key);
    const column = columnOfKey(key);
    const probes = this.workbook.sheets.length + number;
    const exact = engine.getFormattedCellValue(probes, row + 1, column + 1);
    const result = this.result(engine, number, row, column, exact);
    if (result.kind === CellKind.error && this.isShortfall(sheet, key, result.value)) {
      this.uncalculated.push({
        sheet: sheet.name,
        address: cellAddress(row, column),
        formula: formulaFromFile(sheet.formulas.get(key) ?? ""),
        reason: result.value,
      });
      // Nothing better is known than what the file says; a cell without a value shows #NAME?.
      if (sheet.cells.get(row, column).kind === CellKind.empty) {
        sheet.setResult(row, column, { kind: CellKind.error, value: "#NAME?" });
      }
      return;
    }
    sheet.setResult(row, column, excelError(result));
    const array = sheet.arrays.get(key);
    if (array) this.collectArray(engine, sheet, number, array, key);
  }

  private collectArray(
    engine: Model,
    sheet: Worksheet,
    number: number,
    array: { top: number; left: number; bottom: number; right: number },
    master: number,
  ): void {
    for (let row = array.top; row <= array.bottom; row += 1) {
      for (let column = array.left; column <= array.right; column += 1) {
        if (cellKey(row, column) === master) continue;
        const shown = engine.getCellContent(number, row + 1, column + 1);
        sheet.setResult(row, column, excelError(this.result(engine, number, row, column, shown)));
      }
    }
  }

  private result(engine: Model, sheet: number, row: number, column: number, exact: string): Cell {
    const shown = (): string => engine.getFormattedCellValue(sheet, row + 1, column + 1);
    switch (engine.getCellType(sheet, row + 1, column + 1)) {
      case ENGINE_TYPE.number: {
        const value = Number(exact);
        return { kind: CellKind.number, value: Number.isFinite(value) ? value : 0 };
      }
      case ENGINE_TYPE.logical:
        return { kind: CellKind.boolean, value: shown() === "TRUE" };
      case ENGINE_TYPE.error:
        return { kind: CellKind.error, value: shown() };
      case ENGINE_TYPE.text:
        return { kind: CellKind.string, value: exact };
      default:
        return EMPTY;
    }
  }

  /** Whether an error is the engine's own failing rather than the formula's result. */
  private isShortfall(sheet: Worksheet, key: number, error: string): boolean {
    if (error === "#CIRC!") return false;
    if (ENGINE_ONLY_ERRORS.has(error)) return true;
    if (error !== "#NAME?") return false;
    // A #NAME? that the file had too, or that comes from a precedent, is a result.
    const cached = sheet.cells.get(rowOfKey(key), columnOfKey(key));
    return !(cached.kind === CellKind.error && cached.value === "#NAME?");
  }
}

/** Excel shows 0 for a circular reference (after its warning). */
function excelError(cell: Cell): Cell {
  if (cell.kind === CellKind.error && cell.value === "#CIRC!") {
    return { kind: CellKind.number, value: 0 };
  }
  return cell;
}

function hasAreas(formulas: CellMap<Fed>): boolean {
  for (const { result } of formulas.values()) if (result && result.to > result.from) return true;
  return false;
}
