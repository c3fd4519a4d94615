import type { Model } from "@ironcalc/wasm";
import { precedentsOf } from "./coverage";
import { EngineBook } from "./engineBook";
import { constantOf } from "./engineFormula";
import { judge, type Judgement } from "./engineLimits";
import { stagesOf } from "./engineStages";
import { cellAddress, sizeOf } from "./model/address";
import { CellMap, cellKey, columnOfKey, rowOfKey } from "./model/cellMap";
import { CellKind, withinUsed, type Cell } from "./model/cells";
import { formulaFromFile, namesIn, type FormulaReference } from "./model/formulaText";
import type { Workbook } from "./model/workbook";
import type { Worksheet } from "./model/worksheet";
import { Effort } from "./quick/effort";
import type { Area } from "./quick/lookups";
import { QuickFormulas, type QuickResult } from "./quick/quickFormulas";
import { NotQuick } from "./quick/values";
import type { UncalculatedFormula, UncalculatedReason } from "../workbook-file/uncalculated";

const NO_SHEETS: ReadonlySet<Worksheet> = new Set();

/** So many changed cells are looked up among the folded formulas; of more, the book is fed again. */
const MOST_LOOKED_UP = 200;

/** What the engine was given for a formula. */
interface Fed {
  sheet: Worksheet;
  key: number;
  formula: string;
  /** The value of a formula that needs no engine, or is not handed to it. */
  constant: Cell | undefined;
  /** Why it is not handed to the engine. */
  refusal: UncalculatedReason | undefined;
  /** What the engine made of it in a stage that is over. */
  staged: Cell | undefined;
  /** What it takes of the engine's stack. */
  stack: number;
  /** With the cells that the value was worked out from; undefined where the engine works it out. */
  result: QuickResult | undefined;
}

/** Starts the calculation engine; each door knows where its WebAssembly file is. */
export type EngineLoader = () => Promise<typeof Model>;

const ENGINE_ONLY_ERRORS: ReadonlySet<string> = new Set(["#ERROR!", "#N/IMPL!", "#CIRC!"]);
/** What a cell says of which nothing is known. */
const UNKNOWN: Cell = { kind: CellKind.error, value: "#NAME?" };

/** Cells that calculating a workbook once may look at: some ten seconds. */
const MOST_LOOKS = 500_000_000;

/**
 * Works out the formulas of a workbook: the usual ones itself, the others by IronCalc. Until something changes, the
 * values cached in the file stand and the engine is not even loaded. A formula that nobody works out keeps the value
 * that it has, and is listed in `uncalculated`.
 */
export class Calculation {
  /** Whether values may be out of date: something changed since the last calculation. */
  stale = false;
  mode: "Automatic" | "AutomaticExceptTables" | "Manual" = "Automatic";
  uncalculated: UncalculatedFormula[] = [];

  private EngineModel: typeof Model | undefined;
  private engine: EngineBook | undefined;
  /** One that has but values: for formulas that stand in no cell, where there is no other. */
  private valueBook: EngineBook | undefined;
  /** IronCalc broke down, and can no longer be relied on. */
  private hasFailed = false;
  /** The formulas that the engine has, and those that need none, by their sheet. */
  private readonly given = new Map<Worksheet, CellMap<Fed>>();
  private readonly quick: QuickFormulas;
  private readonly effort = new Effort(MOST_LOOKS);
  /** Of formulas that stand in no cell. */
  private readonly looseEffort = new Effort(MOST_LOOKS);
  private readonly judged = new Map<Worksheet, Map<number, Judgement>>();
  /** What each of the workbook's names, in small letters, stands for. */
  private meanings: Map<string, string[]> | undefined;
  private readonly pending = new Map<Worksheet, Set<number>>();
  /** Sheets some cell of which has another content or place than when values were last worked out. */
  private readonly changed = new Set<Worksheet>();

  constructor(
    private readonly workbook: Workbook,
    private readonly loadEngine: EngineLoader,
  ) {
    this.quick = new QuickFormulas(workbook, this.effort, (sheet, key) => this.kept(sheet, key));
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
    sheet.unknown.delete(cellKey(row, column));
    this.judged.get(sheet)?.delete(cellKey(row, column));
    this.dropValueBook();
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
    this.judged.clear();
    this.meanings = undefined;
    this.pending.clear();
    if (this.hasFormulas() && this.mode !== "Manual") this.stale = true;
  }

  private dropEngine(): void {
    const { engine } = this;
    this.engine = undefined;
    // What broke down is not touched again.
    if (!this.hasFailed) engine?.free();
    this.dropValueBook();
  }

  private dropValueBook(): void {
    const { valueBook } = this;
    this.valueBook = undefined;
    if (!this.hasFailed) valueBook?.free();
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
    this.uncalculated = [];
    this.dropValueBook();
    if (this.effort.isSpent && this.isRelieved()) this.effort.renewAll();
    else this.effort.renew();
    if (this.engine && !this.notePendingResults()) this.dropEngine();
    if (this.engine) this.quick.forget(NO_SHEETS);
    else this.foldAll();
    this.unlessItBreaksDown(this.EngineModel, (EngineModel) => {
      if (this.engine && this.feedPending(this.engine)) {
        this.engine.evaluate();
        return;
      }
      if (this.engine) {
        this.dropEngine();
        this.effort.renew();
        this.foldAll();
      }
      this.build(EngineModel);
    });
    this.pending.clear();
    this.changed.clear();
    this.workbook.sheets.forEach((sheet, index) => {
      this.given.get(sheet)?.forEach((formula) => {
        // What was worked out without the engine, or in a stage that is over, is in its cell since.
        const isThere = formula.constant !== undefined && formula.refusal === undefined;
        if (!isThere && !formula.staged) this.collect(index, formula);
      });
    });
    // What it was not given, it would be taken to have.
    if (this.effort.isSpent) this.dropEngine();
  }

  /** Whether a formula that was too much work, or stood beside one, is there no longer. */
  private isRelieved(): boolean {
    for (const [sheet, formulas] of this.given) {
      const isGone = !this.workbook.sheets.includes(sheet);
      for (const [key, { formula, refusal }] of formulas)
        if (refusal === "too-much-work" && (isGone || sheet.formulas.get(key) !== formula))
          return true;
    }
    return false;
  }

  /** Does some work; undefined where it was more than may be done. */
  private withinEffort<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (reason) {
      if (!(reason instanceof NotQuick)) throw reason;
      return undefined;
    }
  }

  /** Has IronCalc work; where it breaks down, formulas keep the values that they have, now and from then on. */
  private unlessItBreaksDown(
    EngineModel: typeof Model,
    work: (EngineModel: typeof Model) => void,
  ): void {
    if (this.hasFailed) return;
    try {
      work(EngineModel);
    } catch (reason) {
      if (!isBreakdown(reason)) throw reason;
      this.hasFailed = true;
      this.dropEngine();
    }
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
   * @param formulas with "=" and with the sheet named in every reference
   * @returns what they come to; #NAME? where that is too much work
   */
  evaluate(formulas: readonly string[]): Cell[] {
    if (!this.EngineModel) throw new Error("the calculation engine was not prepared");
    this.recalculate();
    this.looseEffort.renew();
    const results = new Map<string, Cell>();
    this.unlessItBreaksDown(this.EngineModel, (EngineModel) => {
      const isDone = this.withinEffort(() => {
        const asked = formulas.filter((formula) => this.isLooseAllowed(formula));
        const cells = this.bookForLoose(EngineModel).loose(asked, this.looseEffort);
        for (const [at, cell] of cells.entries()) results.set(asked[at], cell);
        return true;
      });
      // What a book was given by half, it would be taken to have.
      if (!isDone) this.dropEngine();
    });
    return formulas.map((formula) => results.get(formula) ?? UNKNOWN);
  }

  /** @throws NotQuick when it is more work than may be done */
  private isLooseAllowed(formula: string): boolean {
    const judgement = judge(formula.slice(1), {
      fills: undefined,
      meaningOf: (name) => this.meaningOf(name),
      usedCells: (reference) => this.usedCells(undefined, reference),
    });
    if (judgement.refusal !== undefined) return false;
    this.looseEffort.spend(judgement.looks);
    return true;
  }

  private bookForLoose(EngineModel: typeof Model): EngineBook {
    // Without formulas nothing is worked out when a cell changes: the engine is told of each.
    if (!this.engine && !this.hasFormulas()) {
      this.foldAll();
      this.build(EngineModel);
    }
    return this.engine ?? (this.valueBook ??= this.bookOfValues(EngineModel));
  }

  private bookOfValues(EngineModel: typeof Model): EngineBook {
    return new EngineBook(EngineModel, this.workbook, this.effort, (sheet, key) =>
      sheet.cells.get(rowOfKey(key), columnOfKey(key)),
    );
  }

  /** Notes what every formula comes to without the engine, as far as that can be told. */
  private foldAll(): void {
    const settled = this.settledSheets();
    this.quick.forget(settled);
    this.judged.clear();
    for (const sheet of this.given.keys()) if (!settled.has(sheet)) this.given.delete(sheet);
    for (const sheet of this.workbook.sheets) {
      if (settled.has(sheet)) continue;
      sheet.formulas.forEach((formula, key) => {
        this.fold(sheet, key, formula);
      });
    }
  }

  /** Hands the engine what nobody else works out, and has it worked out. */
  private build(EngineModel: typeof Model): void {
    const engine = (this.engine = new EngineBook(
      EngineModel,
      this.workbook,
      this.effort,
      (sheet, key) => this.constantOf(sheet, key),
    ));
    const open = this.openFormulas();
    engine.nameFor(open.map(({ formula }) => formula));
    const { stages, left } = this.stagesOf(open);
    for (const formula of left) this.refuse(formula, "too-deep");
    stages.forEach((stage, at) => {
      // What the stages before came to may be all that a formula was waiting for.
      const formulas = at === 0 ? stage : stage.filter((formula) => !this.foldsNow(formula));
      if (formulas.length === 0) return;
      engine.pause();
      for (const formula of formulas) this.feedFormula(engine, formula);
      if (this.effort.isSpent) {
        // One that was fed may look at one that was not: its value would be one of an empty cell.
        for (const formula of formulas) this.refuse(formula, formula.refusal ?? "too-much-work");
        return;
      }
      engine.evaluate();
      if (stages.length === 1) return;
      engine.pause();
      for (const formula of formulas) this.takeOver(formula);
      // Where that is too much, nothing of the stages that follow is worked out.
      this.withinEffort(() => {
        for (const { sheet, key } of formulas)
          engine.settle(sheet, this.workbook.sheets.indexOf(sheet), key);
      });
    });
    // Its formulas of the stages before are but values: it cannot follow a change.
    if (stages.length > 1) this.dropEngine();
  }

  /** What nobody but the engine works out. */
  private openFormulas(): Fed[] {
    const open: Fed[] = [];
    for (const formulas of this.given.values())
      formulas.forEach((formula) => {
        if (!formula.constant) open.push(formula);
      });
    return open;
  }

  private stagesOf(open: readonly Fed[]): ReturnType<typeof stagesOf<Fed>> {
    const found = this.withinEffort(() =>
      stagesOf(open, (formula) => this.precedentsOf(formula), this.effort),
    );
    return found ?? { stages: [open], left: [] };
  }

  private precedentsOf({ sheet: home, formula }: Fed): Area[] | "everything" {
    const areas: Area[] = [];
    for (const text of [formula, ...namesIn(formula).flatMap((name) => this.meaningOf(name))]) {
      const precedents = precedentsOf(text);
      if (precedents === "everything") return precedents;
      for (const { sheet: name, rect } of precedents) {
        const sheet = name === undefined ? home : this.workbook.findSheet(name);
        if (sheet) areas.push({ sheet, rect });
      }
    }
    return areas;
  }

  private meaningOf(name: string): readonly string[] {
    if (!this.meanings) {
      this.meanings = new Map<string, string[]>();
      for (const each of this.workbook.definedNames()) {
        const known = this.meanings.get(each.name.toLowerCase());
        if (known) known.push(each.formula);
        else this.meanings.set(each.name.toLowerCase(), [each.formula]);
      }
    }
    return this.meanings.get(name) ?? [];
  }

  /** Whether a formula comes to something without the engine, now that more is known. */
  private foldsNow(fed: Fed): boolean {
    this.quick.forgetFailure(fed.sheet, fed.key);
    const result = fed.sheet.arrays.has(fed.key)
      ? undefined
      : this.quick.result(fed.sheet, fed.key);
    if (!result) return false;
    fed.staged = result.value;
    fed.sheet.setResult(rowOfKey(fed.key), columnOfKey(fed.key), result.value);
    return true;
  }

  /** Takes over what the engine made of a formula: to the stages that follow it is a value. */
  private takeOver(fed: Fed): void {
    const { sheet, key } = fed;
    this.collect(this.workbook.sheets.indexOf(sheet), fed);
    fed.staged = sheet.cells.get(rowOfKey(key), columnOfKey(key));
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
      if (!fed?.constant || fed.refusal || fed.formula !== formula) return false;
    }
    return true;
  }

  /** Feeds the engine what changed. @returns false where it has to be fed anew */
  private feedPending(engine: EngineBook): boolean {
    engine.pause();
    const changes = [...this.pending].flatMap(([sheet, keys]) => {
      const index = this.workbook.sheets.indexOf(sheet);
      return index < 0 ? [] : [...keys].map((key) => ({ sheet, index, key }));
    });
    const all = changes.map(({ sheet, index, key }) => {
      const formula = sheet.formulas.get(key);
      const looked = engine.covers(sheet, rowOfKey(key), columnOfKey(key));
      const before = this.given.get(sheet)?.get(key);
      this.given.get(sheet)?.delete(key);
      const now = formula === undefined ? undefined : this.fold(sheet, key, formula);
      const wasFed = looked || (before !== undefined && before.constant === undefined);
      return { sheet, index, key, now, wasFed };
    });
    const open = all.flatMap(({ now }) => (now && !now.constant ? [now] : []));
    // A new formula may make a chain longer than the engine can go along.
    if (open.length > 0) {
      const { stages, left } = this.stagesOf(this.openFormulas());
      if (stages.length + left.length > 1) return false;
    }
    engine.nameFor(open.map(({ formula }) => formula));
    this.withinEffort(() => {
      for (const { sheet, index, key, now, wasFed } of all) {
        if (now && !now.constant) this.feedFormula(engine, now);
        else if (wasFed) engine.putConstant(sheet, index, rowOfKey(key), columnOfKey(key));
      }
    });
    return !this.effort.isSpent;
  }

  /** Notes what a formula comes to, where that can be told without the engine. */
  private fold(sheet: Worksheet, key: number, formula: string): Fed {
    const array = sheet.arrays.get(key);
    const result = array ? undefined : this.quick.result(sheet, key);
    const constant = result?.value ?? (array ? undefined : constantOf(formula));
    const judgement = constant ? undefined : this.judgementOf(sheet, key, formula);
    const fed: Fed = {
      sheet,
      key,
      formula,
      constant,
      refusal: undefined,
      staged: undefined,
      stack: judgement?.refusal === undefined ? (judgement?.stack ?? 0) : 0,
      result,
    };
    // Whoever looks at the cell is to find a value in it.
    if (constant) {
      sheet.unknown.delete(key);
      sheet.setResult(rowOfKey(key), columnOfKey(key), constant);
    }
    if (judgement?.refusal) this.refuse(fed, judgement.refusal);
    let formulas = this.given.get(sheet);
    if (!formulas) this.given.set(sheet, (formulas = new CellMap<Fed>()));
    formulas.set(key, fed);
    return fed;
  }

  /** Leaves a formula with the value that it has. */
  private refuse(fed: Fed, reason: UncalculatedReason): void {
    fed.refusal = reason;
    fed.constant = this.valueLeft(fed);
  }

  /** The value that a formula has. Who looks at one that never had any is to find that nothing is known of it. */
  private valueLeft({ sheet, key }: Fed): Cell {
    const row = rowOfKey(key);
    const column = columnOfKey(key);
    if (sheet.cells.get(row, column).kind === CellKind.empty) {
      sheet.unknown.add(key);
      sheet.setResult(row, column, UNKNOWN);
    }
    return sheet.cells.get(row, column);
  }

  /** Whether the engine is to work a formula out. */
  private judgementOf(sheet: Worksheet, key: number, formula: string): Judgement {
    if (this.hasFailed) return { refusal: "engine-failed" };
    if (this.effort.isSpent) return { refusal: "too-much-work" };
    let judged = this.judged.get(sheet);
    if (!judged) this.judged.set(sheet, (judged = new Map<number, Judgement>()));
    let judgement = judged.get(key);
    if (!judgement) {
      judgement = judge(formula, {
        fills: sheet.arrays.get(key),
        meaningOf: (name) => this.meaningOf(name),
        usedCells: (reference) => this.usedCells(sheet, reference),
      });
      judged.set(key, judgement);
    }
    return judgement;
  }

  /** How many cells of an area may hold something. */
  private usedCells(home: Worksheet | undefined, { sheet: name, rect }: FormulaReference): number {
    const sheet = name === undefined ? home : this.workbook.findSheet(name);
    const used = sheet && withinUsed(sheet.cells, rect);
    if (!used) return 0;
    const { rows, columns } = sizeOf(used);
    return rows * columns;
  }

  /** The value of a formula that is not to be worked out, or has been. */
  private kept(sheet: Worksheet, key: number): Cell | undefined {
    const formula = sheet.formulas.get(key);
    if (formula === undefined || sheet.unknown.has(key)) return undefined;
    const staged = this.given.get(sheet)?.get(key)?.staged;
    if (staged) return staged;
    if (this.judgementOf(sheet, key, formula).refusal === undefined) return undefined;
    const cell = sheet.cells.get(rowOfKey(key), columnOfKey(key));
    return cell.kind === CellKind.empty ? undefined : cell;
  }

  private constantOf(sheet: Worksheet, key: number): Cell | undefined {
    const fed = this.given.get(sheet)?.get(key);
    return fed?.constant ?? fed?.staged;
  }

  /** Feeds a formula; one that comes to a constant is fed where it is looked at. */
  private feedFormula(engine: EngineBook, fed: Fed): void {
    const { sheet, key, formula } = fed;
    const judgement = this.judgementOf(sheet, key, formula);
    if (judgement.refusal !== undefined) {
      this.refuse(fed, judgement.refusal);
      return;
    }
    this.withinEffort(() => {
      this.effort.spend(judgement.looks);
      engine.putFormula(sheet, this.workbook.sheets.indexOf(sheet), key, formula);
    });
    if (this.effort.isSpent) this.refuse(fed, "too-much-work");
  }

  private collect(number: number, fed: Fed): void {
    const { sheet, key } = fed;
    const row = rowOfKey(key);
    const column = columnOfKey(key);
    const result = fed.refusal ? undefined : this.engine?.formulaResult(number, row, column);
    if (!result || (result.kind === CellKind.error && this.isShortfall(sheet, key, result.value))) {
      this.leave(fed, fed.refusal ?? (result ? "unknown" : "engine-failed"));
      return;
    }
    sheet.unknown.delete(key);
    sheet.setResult(row, column, excelError(result));
    const array = sheet.arrays.get(key);
    if (array) this.collectArray(sheet, number, array, key);
  }

  /** Nothing better is known of a cell than what it says. */
  private leave(fed: Fed, reason: UncalculatedReason): void {
    const { sheet, key } = fed;
    this.uncalculated.push({
      sheet: sheet.name,
      address: cellAddress(rowOfKey(key), columnOfKey(key)),
      formula: formulaFromFile(sheet.formulas.get(key) ?? ""),
      reason,
    });
    this.valueLeft(fed);
  }

  private collectArray(
    sheet: Worksheet,
    number: number,
    array: { top: number; left: number; bottom: number; right: number },
    master: number,
  ): void {
    for (let row = array.top; row <= array.bottom; row += 1) {
      for (let column = array.left; column <= array.right; column += 1) {
        if (cellKey(row, column) === master) continue;
        const filled = this.engine?.filledResult(number, row, column);
        if (filled) sheet.setResult(row, column, excelError(filled));
      }
    }
  }

  /** Whether an error is the engine's own failing rather than the formula's result. */
  private isShortfall(sheet: Worksheet, key: number, error: string): boolean {
    if (error === "#CIRC!") return false;
    if (ENGINE_ONLY_ERRORS.has(error)) return true;
    if (error !== "#NAME?") return false;
    if (sheet.unknown.has(key)) return true;
    // A #NAME? that the file had too, or that comes from a precedent, is a result.
    const cached = sheet.cells.get(rowOfKey(key), columnOfKey(key));
    return !(cached.kind === CellKind.error && cached.value === "#NAME?");
  }
}

/** Whether WebAssembly gave up: a stack too deep, memory at an end, or a panic of the engine's. */
function isBreakdown(reason: unknown): boolean {
  return (
    reason instanceof Error && (reason.name === "RuntimeError" || reason.name === "RangeError")
  );
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
