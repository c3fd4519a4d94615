import { cellKey, rowOfKey } from "../../model/cellMap";
import { CellKind, type Cell } from "../../model/cells";
import type { Workbook } from "../../model/workbook";
import type { Worksheet } from "../../model/worksheet";
import { AreaPool, type AreaRun } from "./areaPool";
import { CellResults } from "./cellResults";
import type { Effort } from "./effort";
import { Evaluation } from "./evaluation";
import { parse } from "./template";
import { NotQuick, number } from "./values";

/** A formula's value and the cells that it was worked out from. */
export interface QuickResult extends AreaRun {
  readonly value: Cell;
  /** Where those cells are kept. */
  readonly pool: AreaPool;
}

/** Values of formulas that nobody is to work out; undefined where there is none. */
interface GivenValues {
  /** The file's, where it holds. */
  readonly standing: (sheet: Worksheet, key: number) => Cell | undefined;
  /** What is left to a formula that cannot be worked out. */
  readonly kept: (sheet: Worksheet, key: number) => Cell | undefined;
}

/**
 * Works out the formulas that people write most (sums, SUMIFS, lookups, conditions, arithmetic) without the engine.
 * IronCalc takes about twenty microseconds to be given a cell and two to compare one in SUMIFS or MATCH: a summary of
 * 20,000 activities would keep it busy for minutes, and it compares texts in arrays wrongly. What is looked for in a
 * column is read once for all formulas. Whatever is unusual stays with the engine.
 */
export class QuickFormulas {
  private readonly results = new CellResults<QuickResult>((sheet, key) => this.workOut(sheet, key));
  private readonly pools = new Map<Worksheet, AreaPool>();
  private readonly evaluation: Evaluation;

  /**
   * @param effort what working out may take
   * @param given the values of formulas that nobody is to work out
   */
  constructor(
    workbook: Workbook,
    effort: Effort,
    private readonly given: GivenValues,
  ) {
    this.evaluation = new Evaluation(
      workbook,
      (sheet, row, column) => this.cell(sheet, row, column),
      effort,
      this.results,
    );
  }

  /**
   * Some cell changed: nothing worked out before holds.
   * @param settled sheets whose formulas say what they said
   */
  forget(settled: ReadonlySet<Worksheet>): void {
    this.results.forget(settled);
    for (const sheet of this.pools.keys()) if (!settled.has(sheet)) this.pools.delete(sheet);
    this.evaluation.forget();
  }

  /** The value of a formula cell; undefined where the engine has to work it out. */
  result(sheet: Worksheet, key: number): QuickResult | undefined {
    return this.results.of(sheet, key);
  }

  /** Asked for again, a formula that was the engine's is looked at anew. */
  forgetFailure(sheet: Worksheet, key: number): void {
    this.results.forgetFailure(sheet, key);
  }

  private workOut(sheet: Worksheet, key: number): QuickResult | undefined {
    const formula = sheet.formulas.get(key);
    const row = rowOfKey(key);
    const parsed = formula === undefined || sheet.arrays.has(key) ? undefined : parse(formula, row);
    if (!parsed) return undefined;
    const { areas } = this.evaluation;
    // Those of a formula stand above those of the one that needs it.
    const { height } = areas;
    try {
      const { tree, references } = parsed;
      const value = this.evaluation.value(tree, { sheet, row, references });
      const pool = this.poolOf(sheet);
      const { from, to } = pool.add(areas, height);
      return { value: value.kind === CellKind.empty ? number(0) : value, pool, from, to };
    } catch (reason) {
      if (reason instanceof NotQuick) return undefined;
      throw reason;
    } finally {
      areas.height = height;
    }
  }

  private poolOf(sheet: Worksheet): AreaPool {
    let pool = this.pools.get(sheet);
    if (!pool) this.pools.set(sheet, (pool = new AreaPool()));
    return pool;
  }

  /** A cell as it is now, worked out if it is a formula. */
  private cell(sheet: Worksheet, row: number, column: number): Cell {
    if (sheet.formulas.at(row, column) !== undefined)
      return this.ofFormula(sheet, cellKey(row, column));
    const array = sheet.arrays.filling(row, column);
    // What an array formula fills is known when it is.
    if (array !== undefined) this.ofFormula(sheet, array);
    return sheet.cells.get(row, column);
  }

  /** What a formula's cell says. @throws NotQuick where that is for the engine */
  private ofFormula(sheet: Worksheet, key: number): Cell {
    const { given } = this;
    const value =
      given.standing(sheet, key) ?? this.result(sheet, key)?.value ?? given.kept(sheet, key);
    if (!value) throw new NotQuick("a formula for the engine");
    return value;
  }
}
