import type { Model } from "@ironcalc/wasm";
import { CellKind, type Cell } from "../model/cells";
import { columnOfKey, rowOfKey } from "../model/cellMap";
import type { Workbook } from "../model/workbook";
import type { Engine } from "./engine/engine";
import { EngineBook } from "./engine/engineBook";
import { UNKNOWN } from "./formulaState";
import type { Judgements } from "./judgements";
import { Effort } from "./quick/effort";
import { Evaluation } from "./quick/evaluation";
import { parse } from "./quick/template";
import { number } from "./quick/values";
import type { References } from "./references";

/** Calculates formulas that stand in no cell (conditional formats). */
export class LooseFormulas {
  /** One that has but the workbook's values, where the calculation keeps none. */
  private valueBook: EngineBook | undefined;
  private readonly effort: Effort;
  /** Reads the cells as they were last worked out. */
  private readonly quick: Evaluation;

  /** @param mostLooks so many cells may be looked at for what is asked for at once */
  constructor(
    private readonly workbook: Workbook,
    private readonly engine: Engine,
    private readonly references: References,
    private readonly judgements: Judgements,
    mostLooks: number,
  ) {
    this.effort = new Effort(mostLooks);
    this.quick = new Evaluation(
      workbook,
      (sheet, row, column) => sheet.cells.get(row, column),
      this.effort,
      { depth: 0 },
    );
  }

  /** Values changed. */
  forget(): void {
    this.engine.free(this.valueBook);
    this.valueBook = undefined;
  }

  /**
   * @param formulas with "=" and with the sheet named in every reference
   * @param bookOf the book of the calculation, if it keeps one
   * @returns what they come to, #NAME? for one that may not be handed over; undefined where all of it is too much, or
   * the engine broke down: then the books are of no use any more
   */
  evaluate(
    formulas: readonly string[],
    bookOf: (EngineModel: typeof Model) => EngineBook | undefined,
  ): Cell[] | undefined {
    this.effort.renew();
    this.quick.forget();
    // Most rules need no engine: a plan's highlights have a thousand formulas, and giving it one takes as long as
    // working out twenty.
    const values = formulas.map((formula) => this.quickly(formula));
    if (values.every((value) => value !== undefined)) return values;
    const engines = this.engine.run((EngineModel) =>
      this.effort.within(() => {
        const left = formulas.filter((_, at) => values[at] === undefined);
        const asked = left.filter((formula) => this.isAllowed(formula));
        const book = bookOf(EngineModel) ?? (this.valueBook ??= this.bookOfValues(EngineModel));
        const found = book.loose(asked, this.effort);
        return new Map(asked.map((formula, at) => [formula, found[at]]));
      }),
    );
    return engines && formulas.map((formula, at) => values[at] ?? engines.get(formula) ?? UNKNOWN);
  }

  /** What a formula comes to without the engine; undefined where that is for the engine. */
  private quickly(formula: string): Cell | undefined {
    const row = 0;
    const parsed = parse(formula.slice(1), row);
    if (!parsed) return undefined;
    const home = { sheet: this.workbook.activeSheet, row, references: parsed.references };
    const value = this.effort.within(() => this.quick.value(parsed.tree, home));
    return value?.kind === CellKind.empty ? number(0) : value;
  }

  /** @throws NotQuick when it is more work than may be done */
  private isAllowed(formula: string): boolean {
    const judgement = this.judgements.ofLoose(formula.slice(1));
    if (judgement.refusal !== undefined) return false;
    this.effort.spend(judgement.looks);
    return true;
  }

  private bookOfValues(EngineModel: typeof Model): EngineBook {
    return new EngineBook(EngineModel, this.workbook, this.references, this.effort, (sheet, key) =>
      sheet.cells.get(rowOfKey(key), columnOfKey(key)),
    );
  }
}
