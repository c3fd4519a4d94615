import type { Judgement } from "./fault";

const FEWEST_FORMULAS = 3;

/** What a column of sums has come to, or the cells of a total row. */
export class Tally {
  formulas = 0;
  /** Cells without a formula: indexes of their rows, or slots of a total row. */
  readonly typed: number[] = [];
  private readonly shapes = new Map<string, number>();

  addFormula(formula: string, judgement: Judgement): void {
    this.formulas++;
    if (judgement === "sound") this.shapes.set(formula, (this.shapes.get(formula) ?? 0) + 1);
  }

  /** Whether formulas are the rule here: two formulas are no majority of three cells that anyone would miss. */
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
