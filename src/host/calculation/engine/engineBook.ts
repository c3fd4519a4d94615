import type { Model } from "@ironcalc/wasm";
import { cellAddress, quoteSheet, WHOLE_SHEET, type Rect } from "../../model/address";
import type { CellPlace } from "../../model/area";
import { cellKey, columnOfKey, rowOfKey } from "../../model/cellMap";
import { CellKind, EMPTY, type Cell } from "../../model/cells";
import { namesIn } from "../../model/formulaText";
import type { Workbook } from "../../model/workbook";
import type { Worksheet } from "../../model/worksheet";
import type { Effort } from "../quick/effort";
import type { References } from "../references";
import { Coverage } from "./coverage";
import { engineFormula, engineInput } from "./engineFormula";

/** Values of IronCalc's getCellType (those of Excel's TYPE function). */
const ENGINE_TYPE = { number: 1, text: 2, logical: 4, error: 16 } as const;
/** Column of the probes' sheet where formulas that stand in no cell are calculated; 1-based. */
const LOOSE_COLUMN = 3;
const SUBTOTAL = /\bSUBTOTAL\s*\(/i;
/** Giving IronCalc a cell takes as long as looking at so many. */
const LOOKS_A_CELL = 500;

/** The value of a formula cell; undefined where the engine is to work it out. */
type ValueOf = (sheet: Worksheet, key: number) => Cell | undefined;

/**
 * The copy of a workbook that IronCalc calculates: the formulas that it is handed and the cells that they look at.
 * IronCalc shows at most 15 digits of a number, so each formula cell has a probe beside the book, `=cell&""`, which
 * gives the double in full. The probes of a sheet stand on a sheet of their own at the addresses of their cells: so
 * they are one formula to IronCalc, which looks each formula up among all different ones of its sheet.
 */
export class EngineBook {
  private readonly engine: Model;
  private readonly coverage = new Map<Worksheet, Coverage>();
  private readonly indexes: ReadonlyMap<Worksheet, number>;
  /** The names that the engine has been given. */
  private readonly named = new Set<string>();
  private fed = 0;
  private knowsHiddenRows = false;

  /**
   * @param effort what may be done
   * @throws whatever IronCalc breaks down with
   */
  constructor(
    EngineModel: typeof Model,
    private readonly workbook: Workbook,
    private readonly references: References,
    private effort: Effort,
    private readonly valueOf: ValueOf,
  ) {
    const engine = (this.engine = new EngineModel("book", "en", "UTC", "en"));
    engine.pauseEvaluation();
    const { sheets } = workbook;
    // Twice as many sheets as the book has: the second half holds the probes.
    for (let count = 1; count < 2 * sheets.length; count += 1) engine.newSheet();
    sheets.forEach((_, index) => engine.renameSheet(index, `\u2063${index}`));
    sheets.forEach(({ name }, index) => engine.renameSheet(index, name));
    this.indexes = new Map(sheets.map((sheet, index) => [sheet, index]));
  }

  free(): void {
    this.engine.free();
  }

  pause(): void {
    this.engine.pauseEvaluation();
  }

  evaluate(): void {
    this.engine.resumeEvaluation();
    this.engine.evaluate();
  }

  /**
   * Gives the engine the names that formulas use, as far as it has not got them: a book may have tens of thousands that
   * none does. Before the formulas themselves, for with each name IronCalc reads all its formulas again.
   */
  nameFor(formulas: Iterable<string>): void {
    for (const formula of formulas) {
      for (const used of namesIn(formula)) {
        if (this.named.has(used)) continue;
        this.named.add(used);
        for (const { name, scope, formula: meaning } of this.references.meaningsOf(used)) {
          try {
            this.engine.newDefinedName(name, scope, meaning);
          } catch (reason) {
            // IronCalc takes only names of ranges, and says so with a text; formulas that use others answer #NAME? and
            // are reported as uncalculated.
            if (typeof reason !== "string") throw reason;
          }
        }
      }
    }
  }

  /** Feeds the engine the values that a formula looks at, as far as it has not got them. */
  private cover(home: Worksheet | undefined, formula: string): void {
    const precedents = this.references.precedents(home, formula);
    const areas =
      precedents === "everything"
        ? this.workbook.sheets.map((sheet) => ({ sheet, rect: WHOLE_SHEET }))
        : precedents;
    for (const { sheet, rect } of areas) this.coverRect(sheet, rect);
  }

  private coverRect(sheet: Worksheet, rect: Readonly<Rect>): void {
    let coverage = this.coverage.get(sheet);
    if (!coverage) this.coverage.set(sheet, (coverage = new Coverage()));
    for (const piece of coverage.add(rect)) {
      sheet.cells.visit(piece, (row, column) => {
        const key = cellKey(row, column);
        const isOpen = sheet.formulas.has(key) && this.valueOf(sheet, key) === undefined;
        if (!isOpen) this.putValue({ sheet, key });
      });
    }
  }

  /** Whether some formula looks at a cell. */
  covers({ sheet, key }: CellPlace): boolean {
    return this.coverage.get(sheet)?.has(rowOfKey(key), columnOfKey(key)) === true;
  }

  /** Feeds a cell as the value that it has. @throws NotQuick when it is too much work */
  putValue({ sheet, key }: CellPlace): void {
    const [row, column] = [rowOfKey(key), columnOfKey(key)];
    const at = [this.indexOf(sheet), row + 1, column + 1] as const;
    const input = engineInput(this.valueOf(sheet, key) ?? sheet.cells.get(row, column));
    if (input === "") this.engine.rangeClearContents(...at, row + 1, column + 1);
    else this.engine.setUserInput(...at, input);
    this.countFed();
  }

  /** The engine keeps every input for undo and for its peers; emptied now and then it stays fast. */
  private countFed(): void {
    this.fed += 1;
    if (this.fed % 500 === 0) this.engine.flushSendQueue();
    this.effort.spend(LOOKS_A_CELL);
  }

  /** Feeds a formula, what it looks at, and its probe. @throws NotQuick when it is too much work */
  putFormula({ sheet, key }: CellPlace, formula: string): void {
    const [row, column] = [rowOfKey(key), columnOfKey(key)];
    const at = [this.indexOf(sheet), row + 1, column + 1] as const;
    this.countFed();
    this.cover(sheet, formula);
    if (SUBTOTAL.test(formula)) this.hideRows();
    const text = engineFormula(formula, sheet.isFiltered);
    const array = sheet.arrays.get(key);
    if (!array) this.engine.setUserInput(...at, text);
    else {
      const width = array.right - array.left + 1;
      const height = array.bottom - array.top + 1;
      this.engine.setUserArrayFormula(...at, width, height, text);
    }
    const address = `${quoteSheet(sheet.name)}!${cellAddress(row, column)}`;
    this.engine.setUserInput(this.probesOf(sheet), row + 1, column + 1, `=${address}&""`);
  }

  /** Tells the engine which rows are hidden: SUBTOTAL(109, …) passes over them. */
  private hideRows(): void {
    if (this.knowsHiddenRows) return;
    this.knowsHiddenRows = true;
    for (const [sheet, index] of this.indexes)
      for (const row of sheet.hiddenRows()) {
        this.engine.setRowsHidden(index, row + 1, row + 1, true);
        this.countFed();
      }
  }

  /** Puts the values in place of a formula that has been worked out, and of the cells that it fills. */
  settle({ sheet, key }: CellPlace): void {
    const [row, column] = [rowOfKey(key), columnOfKey(key)];
    this.engine.rangeClearContents(this.probesOf(sheet), row + 1, column + 1, row + 1, column + 1);
    const { top, bottom, left, right } = sheet.filledBy(key);
    this.engine.rangeClearContents(this.indexOf(sheet), top + 1, left + 1, bottom + 1, right + 1);
    for (let at = top; at <= bottom; at += 1)
      for (let across = left; across <= right; across += 1)
        this.putValue({ sheet, key: cellKey(at, across) });
  }

  private indexOf(sheet: Worksheet): number {
    return this.indexes.get(sheet) ?? -1;
  }

  /** The sheet of the probes of a sheet's formulas. */
  private probesOf(sheet: Worksheet): number {
    return this.workbook.sheets.length + this.indexOf(sheet);
  }

  /** Whether IronCalc found that a formula needs itself, or looks at one that does. */
  isCircular({ sheet, key }: CellPlace): boolean {
    const at = [this.indexOf(sheet), rowOfKey(key) + 1, columnOfKey(key) + 1] as const;
    return (
      this.engine.getCellType(...at) === ENGINE_TYPE.error &&
      this.engine.getFormattedCellValue(...at) === "#CIRC!"
    );
  }

  /** What a formula cell comes to. */
  formulaResult({ sheet, key }: CellPlace): Cell {
    const [row, column] = [rowOfKey(key), columnOfKey(key)];
    const exact = this.engine.getFormattedCellValue(this.probesOf(sheet), row + 1, column + 1);
    return this.result(this.indexOf(sheet), row, column, exact);
  }

  /** What a cell that an array formula fills comes to. */
  filledResult({ sheet, key }: CellPlace): Cell {
    const [index, row, column] = [this.indexOf(sheet), rowOfKey(key), columnOfKey(key)];
    const exact = this.engine.getCellContent(index, row + 1, column + 1);
    return this.result(index, row, column, exact);
  }

  /**
   * Calculates formulas that stand in no cell, with "=" and with the sheet named in every reference.
   * @param effort what that may take
   * @throws NotQuick when it is too much work; the book is of no use then
   */
  loose(formulas: readonly string[], effort: Effort): Cell[] {
    const { engine, effort: own } = this;
    this.effort = effort;
    const sheet = this.workbook.sheets.length;
    engine.pauseEvaluation();
    this.nameFor(formulas);
    formulas.forEach((formula, index) => {
      this.cover(undefined, formula);
      engine.setUserInput(sheet, index + 1, LOOSE_COLUMN, engineFormula(formula.slice(1)));
    });
    this.effort = own;
    this.evaluate();
    const results = formulas.map((_, index) => {
      const exact = engine.getFormattedCellValue(sheet, index + 1, LOOSE_COLUMN);
      return this.result(sheet, index, LOOSE_COLUMN - 1, exact);
    });
    if (formulas.length > 0) {
      engine.rangeClearContents(sheet, 1, LOOSE_COLUMN, formulas.length, LOOSE_COLUMN);
      engine.flushSendQueue();
    }
    return results;
  }

  private result(sheet: number, row: number, column: number, exact: string): Cell {
    const { engine } = this;
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
}
