import type { Model } from "@ironcalc/wasm";
import type { Cell } from "../model/cells";
import { columnOfKey, rowOfKey } from "../model/cellMap";
import type { Workbook } from "../model/workbook";
import type { Engine } from "./engine/engine";
import { EngineBook } from "./engine/engineBook";
import { UNKNOWN } from "./formulaState";
import type { Judgements } from "./judgements";
import { Effort } from "./quick/effort";
import type { References } from "./references";

/** Calculates formulas that stand in no cell (conditional formats). */
export class LooseFormulas {
  /** One that has but the workbook's values, where the calculation keeps none. */
  private valueBook: EngineBook | undefined;
  private readonly effort: Effort;

  /** @param mostLooks so many cells may be looked at for what is asked for at once */
  constructor(
    private readonly workbook: Workbook,
    private readonly engine: Engine,
    private readonly references: References,
    private readonly judgements: Judgements,
    mostLooks: number,
  ) {
    this.effort = new Effort(mostLooks);
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
    const values = this.engine.run((EngineModel) =>
      this.effort.within(() => {
        const asked = formulas.filter((formula) => this.isAllowed(formula));
        const book = bookOf(EngineModel) ?? (this.valueBook ??= this.bookOfValues(EngineModel));
        const found = book.loose(asked, this.effort);
        return new Map(asked.map((formula, at) => [formula, found[at]]));
      }),
    );
    return values && formulas.map((formula) => values.get(formula) ?? UNKNOWN);
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
