import { sizeOf, type Rect } from "../model/address";
import { CellMap } from "../model/cellMap";
import { withinUsed } from "../model/cells";
import type { FormulaReference } from "../model/formulaText";
import type { Worksheet } from "../model/worksheet";
import type { Engine } from "./engine/engine";
import { judge, type Judgement } from "./engine/engineLimits";
import type { Effort } from "./quick/effort";
import type { References } from "./references";
import type { Trials } from "./trials";

/** Whether the engine is to be handed the formulas of a workbook; each is judged once. */
export class Judgements {
  private readonly known = new Map<Worksheet, CellMap<Judgement>>();

  /** @param effort what calculating the workbook may take */
  constructor(
    private readonly references: References,
    private readonly engine: Engine,
    private readonly effort: Effort,
    private readonly trials: Trials,
  ) {}

  /** Cells were moved, or names changed. */
  forget(): void {
    this.known.clear();
  }

  /** A cell has another formula. */
  forgetCell(sheet: Worksheet, key: number): void {
    this.known.get(sheet)?.delete(key);
  }

  /** On the formula of a cell. */
  of(sheet: Worksheet, key: number, formula: string): Judgement {
    if (this.engine.hasFailed) return { refusal: "engine-failed" };
    if (this.effort.isSpent) return { refusal: "too-much-work" };
    let known = this.known.get(sheet);
    if (!known) this.known.set(sheet, (known = new CellMap<Judgement>()));
    let judgement = known.get(key);
    if (!judgement) known.set(key, (judgement = this.judgedInCell(sheet, key, formula)));
    return judgement;
  }

  private judgedInCell(sheet: Worksheet, key: number, formula: string): Judgement {
    const judgement = this.judged(sheet, formula, sheet.arrays.get(key));
    if (judgement.refusal !== undefined) return judgement;
    const verdict = this.effort.within(() => this.trials.of({ sheet, key }, formula));
    if (this.engine.hasFailed) return { refusal: "engine-failed" };
    if (verdict === undefined) return { refusal: "too-much-work" };
    return verdict === "failed" ? { refusal: "unknown" } : judgement;
  }

  /** On a formula that stands in no cell, with the sheet named in every reference. */
  ofLoose(formula: string): Judgement {
    return this.judged(undefined, formula, undefined);
  }

  private judged(home: Worksheet | undefined, formula: string, fills: Rect | undefined): Judgement {
    return judge(formula, {
      fills,
      named: (name) => this.references.named(name),
      usedCells: (reference) => this.usedCells(home, reference),
    });
  }

  /** How many cells of an area may hold something. */
  private usedCells(home: Worksheet | undefined, reference: FormulaReference): number {
    const area = this.references.area(home, reference);
    const used = area && withinUsed(area.sheet.cells, area.rect);
    if (!used) return 0;
    const { rows, columns } = sizeOf(used);
    return rows * columns;
  }
}
