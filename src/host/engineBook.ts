import type { Model } from "@ironcalc/wasm";
import { Coverage, precedentsOf } from "./coverage";
import { engineFormula, engineInput } from "./engineFormula";
import { cellAddress, quoteSheet, WHOLE_SHEET, type Rect } from "./model/address";
import { CellKind, EMPTY, type Cell } from "./model/cells";
import { namesIn } from "./model/formulaText";
import type { Workbook } from "./model/workbook";
import { cellKey, columnOfKey, rowOfKey, type Worksheet } from "./model/worksheet";
import type { Effort } from "./quick/effort";

/** Values of IronCalc's getCellType (those of Excel's TYPE function). */
const ENGINE_TYPE = { number: 1, text: 2, logical: 4, error: 16 } as const;
/** Column of the probes' sheet where formulas that stand in no cell are calculated; 1-based. */
const LOOSE_COLUMN = 3;
/** Giving IronCalc a cell takes as long as looking at so many. */
const LOOKS_A_CELL = 500;

/** What a formula cell comes to without the engine; undefined where the engine works it out. */
export type ConstantOf = (sheet: Worksheet, key: number) => Cell | undefined;

/**
 * The copy of a workbook that IronCalc calculates: the formulas that it is handed and the cells that they look at.
 * IronCalc shows at most 15 digits of a number, so each formula cell has a probe beside the book, `=cell&""`, which
 * gives the double in full. The probes of a sheet stand on a sheet of their own at the addresses of their cells: so
 * they are one formula to IronCalc, which looks each formula up among all different ones of its sheet.
 */
export class EngineBook {
  private readonly engine: Model;
  private readonly coverage = new Map<Worksheet, Coverage>();
  /** Those of the book when this was built, by their name in small letters. */
  private readonly names = new Map<string, ReturnType<Workbook["definedNames"]>>();
  /** The names that the engine has been given. */
  private readonly named = new Set<string>();
  private fed = 0;

  /**
   * @param effort what may be done
   * @throws whatever IronCalc breaks down with
   */
  constructor(
    EngineModel: typeof Model,
    private readonly workbook: Workbook,
    private effort: Effort,
    private readonly constantOf: ConstantOf,
  ) {
    const engine = (this.engine = new EngineModel("book", "en", "UTC", "en"));
    engine.pauseEvaluation();
    const { sheets } = workbook;
    // Twice as many sheets as the book has: the second half holds the probes.
    for (let count = 1; count < 2 * sheets.length; count += 1) engine.newSheet();
    sheets.forEach((_, index) => engine.renameSheet(index, `\u2063${index}`));
    sheets.forEach(({ name }, index) => engine.renameSheet(index, name));
    for (const each of workbook.definedNames()) {
      const name = each.name.toLowerCase();
      this.names.set(name, [...(this.names.get(name) ?? []), each]);
    }
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
        for (const { name, scope, formula: meaning } of this.names.get(used) ?? []) {
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

  /** Feeds the engine the constants that a formula looks at, also by a name, as far as it has not got them. */
  private cover(home: Worksheet | undefined, formula: string): void {
    this.coverReferences(home, formula);
    for (const used of namesIn(formula)) {
      for (const { formula: named } of this.names.get(used) ?? [])
        this.coverReferences(undefined, named);
    }
  }

  private coverReferences(home: Worksheet | undefined, formula: string): void {
    const precedents = precedentsOf(formula);
    if (precedents === "everything") {
      for (const sheet of this.workbook.sheets) this.coverRect(sheet, WHOLE_SHEET);
      return;
    }
    for (const { sheet: name, rect } of precedents) {
      const sheet = name === undefined ? home : this.workbook.findSheet(name);
      if (sheet) this.coverRect(sheet, rect);
    }
  }

  private coverRect(sheet: Worksheet, rect: Readonly<Rect>): void {
    const index = this.workbook.sheets.indexOf(sheet);
    let coverage = this.coverage.get(sheet);
    if (!coverage) this.coverage.set(sheet, (coverage = new Coverage()));
    for (const piece of coverage.add(rect)) {
      sheet.cells.visit(piece, (row, column) => {
        const key = cellKey(row, column);
        const isConstant = !sheet.formulas.has(key) || this.constantOf(sheet, key) !== undefined;
        if (isConstant) this.putConstant(sheet, index, row, column);
      });
    }
  }

  /** Whether some formula looks at a cell. */
  covers(sheet: Worksheet, row: number, column: number): boolean {
    return this.coverage.get(sheet)?.has(row, column) === true;
  }

  /** Feeds a cell that holds a constant, or a formula that comes to one. @throws NotQuick when it is too much work */
  putConstant(sheet: Worksheet, index: number, row: number, column: number): void {
    const constant = this.constantOf(sheet, cellKey(row, column));
    const input = engineInput(constant ?? sheet.cells.get(row, column));
    if (input === "")
      this.engine.rangeClearContents(index, row + 1, column + 1, row + 1, column + 1);
    else this.engine.setUserInput(index, row + 1, column + 1, input);
    this.countFed();
  }

  /** The engine keeps every input for undo and for its peers; emptied now and then it stays fast. */
  private countFed(): void {
    this.fed += 1;
    if (this.fed % 500 === 0) this.engine.flushSendQueue();
    this.effort.spend(LOOKS_A_CELL);
  }

  /** Feeds a formula, what it looks at, and its probe. @throws NotQuick when it is too much work */
  putFormula(sheet: Worksheet, index: number, key: number, formula: string): void {
    const row = rowOfKey(key) + 1;
    const column = columnOfKey(key) + 1;
    this.countFed();
    this.cover(sheet, formula);
    const text = engineFormula(formula);
    const array = sheet.arrays.get(key);
    if (!array) this.engine.setUserInput(index, row, column, text);
    else {
      const width = array.right - array.left + 1;
      const height = array.bottom - array.top + 1;
      this.engine.setUserArrayFormula(index, row, column, width, height, text);
    }
    const address = `${quoteSheet(sheet.name)}!${cellAddress(row - 1, column - 1)}`;
    const probes = this.workbook.sheets.length;
    this.engine.setUserInput(probes + index, row, column, `=${address}&""`);
  }

  /** Puts the values in place of a formula that has been worked out, and of the cells that it fills. */
  settle(sheet: Worksheet, index: number, key: number): void {
    const [row, column] = [rowOfKey(key), columnOfKey(key)];
    const probes = this.workbook.sheets.length + index;
    this.engine.rangeClearContents(probes, row + 1, column + 1, row + 1, column + 1);
    const { top, bottom, left, right } = sheet.arrays.get(key) ?? {
      top: row,
      bottom: row,
      left: column,
      right: column,
    };
    this.engine.rangeClearContents(index, top + 1, left + 1, bottom + 1, right + 1);
    for (let at = top; at <= bottom; at += 1)
      for (let across = left; across <= right; across += 1)
        this.putConstant(sheet, index, at, across);
  }

  /** What a formula cell comes to. */
  formulaResult(index: number, row: number, column: number): Cell {
    const probes = this.workbook.sheets.length;
    const exact = this.engine.getFormattedCellValue(probes + index, row + 1, column + 1);
    return this.result(index, row, column, exact);
  }

  /** What a cell that an array formula fills comes to. */
  filledResult(index: number, row: number, column: number): Cell {
    return this.result(index, row, column, this.engine.getCellContent(index, row + 1, column + 1));
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
