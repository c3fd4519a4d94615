import type { Model } from "@ironcalc/wasm";
import type { Shift } from "../model/address";
import { cellKey } from "../model/cellMap";
import type { Cell } from "../model/cells";
import { namesIn } from "../model/formulaText";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import type { UncalculatedFormula } from "../../workbook-file/uncalculated";
import { addAffected, settledSheets } from "./affected";
import { Changes } from "./changes";
import { Engine, type EngineLoader } from "./engine/engine";
import { EngineBook } from "./engine/engineBook";
import { EngineRun } from "./engine/engineRun";
import { circlesOf } from "./fileCircles";
import { FileValues, looksAt } from "./fileValues";
import { Folding } from "./folding";
import { FormulaStates, UNKNOWN } from "./formulaState";
import { Judgements } from "./judgements";
import { LooseFormulas } from "./looseFormulas";
import { Effort } from "./quick/effort";
import { References } from "./references";
import { Results, uncalculatedFormula } from "./results";
import { Trials } from "./trials";

/** Cells that calculating a workbook once may look at: some ten seconds. */
const MOST_LOOKS = 500_000_000;

/**
 * Works out the formulas of a workbook: the usual ones itself (folding.ts), the others by IronCalc (engine/engineRun.ts).
 * The values that the file has of formulas stand until something changes that they look at (fileValues.ts). A formula
 * that nobody works out keeps the value that it has, and is listed in `uncalculated`.
 */
export class Calculation {
  /** Whether values may be out of date: something changed since the last calculation. */
  stale = false;
  mode: "Automatic" | "AutomaticExceptTables" | "Manual" = "Automatic";

  private readonly changes = new Changes();
  private readonly effort = new Effort(MOST_LOOKS);
  private readonly results: Results;
  private readonly fileValues: FileValues;
  private readonly trials: Trials;
  private readonly engine: Engine;
  private readonly references: References;
  private readonly judgements: Judgements;
  private readonly states: FormulaStates;
  private readonly folding: Folding;
  private readonly engineRun: EngineRun;
  private readonly loose: LooseFormulas;
  /** The engine's copy of the workbook, as long as it can be told of each change. */
  private book: EngineBook | undefined;
  /** Whether values were ever worked out: until then they are the file's. */
  private hasWorkedOut = false;

  constructor(
    private readonly workbook: Workbook,
    loadEngine: EngineLoader,
  ) {
    const { effort } = this;
    const engine = (this.engine = new Engine(loadEngine));
    const references = (this.references = new References(workbook));
    const fileValues = (this.fileValues = new FileValues(workbook, references));
    const trials = (this.trials = new Trials(workbook, references, fileValues, engine, effort));
    const results = (this.results = new Results(references, fileValues, trials));
    const judgements = (this.judgements = new Judgements(references, engine, effort, trials));
    const states = (this.states = new FormulaStates(workbook));
    const folding = (this.folding = new Folding(workbook, states, judgements, fileValues, effort));
    this.engineRun = new EngineRun(references, states, folding, judgements, results, effort);
    this.loose = new LooseFormulas(workbook, engine, references, judgements, MOST_LOOKS);
  }

  /** Formulas that were not worked out when this was last done; until then, the circular ones among the file's. */
  get uncalculated(): readonly UncalculatedFormula[] {
    // Those that are meant have the values that Excel came to.
    const circles = this.workbook.iterates ? [] : circlesOf(this.workbook);
    const left = circles.filter(
      ({ sheet, key }) => !this.hasWorkedOut || this.fileValues.stands(sheet, key),
    );
    return [
      ...this.results.uncalculated,
      ...left.map((place) => uncalculatedFormula(place, "circular", "kept")),
    ];
  }

  /** The workbook was opened: its formulas have the values of the file, but for those that FileValues.begin tells of. */
  begin(isCalculationAsked: boolean): boolean {
    return this.fileValues.begin(isCalculationAsked);
  }

  /** A cell is about to get another content. */
  beforeChange(sheet: Worksheet, row: number, column: number): void {
    this.fileValues.touch({ sheet, key: cellKey(row, column) });
  }

  /** Rows or columns are about to be put into a sheet, or taken out. */
  beforeShift(sheet: Worksheet, shift: Shift): void {
    this.fileValues.shiftSheet(sheet, shift);
    this.trials.forgetSheet(sheet);
  }

  /** A sheet is about to go, or not to be believed any longer. */
  beforeSheetChange(sheet: Worksheet): void {
    this.fileValues.forgetSheet(sheet);
    this.trials.forgetSheet(sheet);
  }

  /** A sheet was added: formulas may have been waiting for it. */
  afterSheetAdded(sheet: Worksheet): void {
    this.references.forget();
    this.fileValues.touchLookingAt((formula, precedents) => {
      if (!formula.includes("!")) return false;
      const areas = precedents();
      return areas !== "everything" && looksAt(areas, sheet);
    });
  }

  /** A defined name is about to stand for something else. */
  beforeNameChange(name: string): void {
    const changed = name.toLowerCase();
    this.fileValues.touchLookingAt(
      (formula) => formula.toLowerCase().includes(changed) && namesIn(formula).includes(changed),
    );
  }

  private hasFormulas(): boolean {
    return this.workbook.sheets.some((sheet) => sheet.formulas.size > 0);
  }

  noteValue(sheet: Worksheet, row: number, column: number): void {
    if (this.book || this.stale || this.hasFormulas()) this.note(sheet, cellKey(row, column));
  }

  noteFormula(sheet: Worksheet, row: number, column: number): void {
    this.note(sheet, cellKey(row, column));
    this.workbook.formulasChanged = true;
  }

  private note(sheet: Worksheet, key: number): void {
    // By hand, Excel's window works a formula out once when it is typed; Office.js promises no such thing (its Manual is
    // "calculations only occur when the user or add-in requests them"), so that nothing may count on it here.
    if (this.mode !== "Manual") this.stale = true;
    this.changes.sheets.add(sheet);
    sheet.unknown.delete(key);
    this.judgements.forgetCell(sheet, key);
    this.loose.forget();
    // Without a book everything is fed anyway.
    if (this.book) this.changes.add({ sheet, key });
  }

  /**
   * Sheets were added, removed, renamed, names changed, or cells moved: the engine's book is built again.
   * @param moved the sheet whose cells moved
   */
  noteStructure(moved?: Worksheet): void {
    if (moved) this.changes.sheets.add(moved);
    this.dropBook();
    this.judgements.forget();
    this.references.forget();
    this.trials.close();
    this.changes.forgetCells();
    if (this.hasFormulas() && this.mode !== "Manual") this.stale = true;
  }

  private dropBook(): void {
    this.engine.free(this.book);
    this.book = undefined;
    this.loose.forget();
  }

  /** Asks for a calculation although nothing changed (or although the mode is manual). */
  markStale(): void {
    this.stale = this.hasFormulas();
  }

  /** Asks for all formulas to be worked out anew: the values of the file are not believed any longer. */
  markAllStale(): void {
    for (const sheet of this.workbook.sheets) this.beforeSheetChange(sheet);
    this.noteStructure();
    this.markStale();
  }

  /** Loads the engine if the next reading of a value will need it. Call before each action. */
  async prepare(): Promise<void> {
    if (this.stale) await this.engine.load();
  }

  /** Loads the engine if need be: what `evaluate` wants. */
  async prepareEngine(): Promise<void> {
    await this.engine.load();
  }

  /** Brings the values of all formulas up to date. `prepare` must have been awaited. */
  recalculate(): void {
    if (!this.stale) return;
    this.engine.mustBeLoaded();
    this.stale = false;
    this.hasWorkedOut = true;
    this.results.uncalculated = [];
    this.loose.forget();
    if (this.effort.isSpent && this.states.isRelieved()) this.effort.renewAll();
    else this.effort.renew();
    for (const place of this.fileValues.takeAffected()) {
      this.changes.sheets.add(place.sheet);
      if (this.book) this.changes.add(place);
    }
    this.workOut();
    this.trials.close();
    this.changes.forget();
    // What was worked out without the engine, or in a stage that is over, is in its cell since.
    this.states.forEach((state) => {
      const isThere = state.value !== undefined && state.refusal === undefined;
      if (!isThere && !state.isStaged) this.results.collect(state, this.book);
    });
    // What it was not given, it would be taken to have.
    if (this.effort.isSpent) this.dropBook();
  }

  private workOut(): void {
    if (this.book && !addAffected(this.changes, this.states, this.workbook)) this.dropBook();
    if (this.book) this.folding.forget();
    else this.foldAll();
    this.engine.run((EngineModel) => {
      if (this.book) {
        if (this.engineRun.follow(this.book, this.changes.places())) return;
        this.dropBook();
        this.effort.renew();
        this.foldAll();
      }
      this.build(EngineModel);
    });
    if (this.engine.hasFailed) this.dropBook();
  }

  private foldAll(): void {
    this.folding.foldAll(settledSheets(this.workbook, this.states, this.changes.sheets));
  }

  private build(EngineModel: typeof Model): void {
    const { workbook, references, effort, states } = this;
    this.book = new EngineBook(
      EngineModel,
      workbook,
      references,
      effort,
      (sheet, key) => states.get(sheet, key)?.value,
    );
    if (!this.engineRun.build(this.book)) this.dropBook();
  }

  /**
   * Calculates formulas that stand in no cell (conditional formats). `prepareEngine` must have been
   * awaited.
   * @param formulas with "=" and with the sheet named in every reference
   * @returns what they come to; #NAME? where that is too much work
   */
  evaluate(formulas: readonly string[]): readonly Cell[] {
    this.engine.mustBeLoaded();
    this.recalculate();
    const values = this.loose.evaluate(formulas, (EngineModel) => {
      // Without formulas nothing is worked out when a cell changes: the book is told of each.
      if (!this.book && !this.hasFormulas()) {
        this.foldAll();
        this.build(EngineModel);
      }
      return this.book;
    });
    // What a book was given by half, it would be taken to have.
    if (!values) this.dropBook();
    return values ?? formulas.map(() => UNKNOWN);
  }
}
