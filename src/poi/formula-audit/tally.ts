import type { Judgement } from "./fault";

/** Formulas that make a rule: two are no majority of three cells that anyone would miss. */
export const FEWEST_FORMULAS = 3;

/** What a column of sums has come to, or the cells of a total row. */
export class Tally {
  formulas = 0;
  /** Those of them that are right. */
  sound = 0;
  /** Cells without a formula: indexes of their rows, or slots of a total row. */
  readonly typed: number[] = [];
  /** The right formulas among its first cells: all there are where it has few. */
  readonly few = new Map<number, string>();
  private readonly shapes = new Map<string, number>();

  /** @param item as for `typed` */
  addFormula(item: number, formula: string, judgement: Judgement): void {
    this.formulas++;
    if (judgement !== "sound") return;
    this.sound++;
    this.shapes.set(formula, (this.shapes.get(formula) ?? 0) + 1);
    if (this.few.size < FEWEST_FORMULAS) this.few.set(item, formula);
  }

  /** Takes in the right formulas of another, not its cells. */
  addShapes(other: Tally): void {
    for (const [formula, cells] of other.shapes)
      this.shapes.set(formula, (this.shapes.get(formula) ?? 0) + cells);
  }

  /** Whether it has too few cells for formulas to be the rule in it by themselves, should one be typed. */
  get isShort(): boolean {
    return this.formulas + this.typed.length <= FEWEST_FORMULAS;
  }

  /** Whether formulas are the rule here. */
  get isOfFormulas(): boolean {
    return this.formulas >= FEWEST_FORMULAS && this.formulas > this.typed.length;
  }

  /** The commonest right formula. */
  get usual(): { readonly formula: string; readonly cells: number } | undefined {
    let best: { formula: string; cells: number } | undefined;
    for (const [formula, cells] of this.shapes)
      if (!best || cells > best.cells) best = { formula, cells };
    return best;
  }
}

/** The tally that `key` stands for; a new one where there is none yet. */
export function tallyIn(tallies: Map<string, Tally>, key: string): Tally {
  let tally = tallies.get(key);
  if (!tally) tallies.set(key, (tally = new Tally()));
  return tally;
}
