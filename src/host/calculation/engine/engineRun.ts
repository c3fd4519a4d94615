import type { CellPlace } from "../../model/area";
import { columnOfKey, rowOfKey } from "../../model/cellMap";
import type { Folding } from "../folding";
import { makeCircular, refuse, type FormulaState, type FormulaStates } from "../formulaState";
import type { Judgements } from "../judgements";
import type { Effort } from "../quick/effort";
import type { Precedents, References } from "../references";
import type { Results } from "../results";
import { inCircles } from "./circles";
import type { EngineBook } from "./engineBook";
import { stagesOf, type Stages } from "./engineStages";

/** Has the engine work out the open formulas of a workbook. */
export class EngineRun {
  /** @param effort what calculating the workbook may take */
  constructor(
    private readonly references: References,
    private readonly states: FormulaStates,
    private readonly folding: Folding,
    private readonly judgements: Judgements,
    private readonly results: Results,
    private readonly effort: Effort,
  ) {}

  /**
   * Hands a new book whatever is open, stage by stage, and has it worked out.
   * @returns whether the book can be told of changes from then on
   */
  build(book: EngineBook): boolean {
    const open = this.states.open();
    book.nameFor(open.map(({ formula }) => formula));
    const { stages, circular, left } = this.stagesOf(open);
    for (const state of circular) makeCircular(state);
    for (const state of left) refuse(state, "too-deep");
    // Its formulas of the stages before, and those in circles, are but values: it cannot follow a change.
    let canFollow = stages.length <= 1 && circular.length === 0;
    for (const [at, stage] of stages.entries()) {
      // What the stages before came to may be all that a formula was waiting for.
      const states = at === 0 ? stage : stage.filter((state) => !this.folding.foldsNow(state));
      if (states.length === 0) continue;
      book.pause();
      for (const state of states) this.feed(book, state);
      if (this.effort.isSpent) {
        // One that was fed may look at one that was not: its value would be one of an empty cell.
        for (const state of states) refuse(state, state.refusal ?? "too-much-work");
        continue;
      }
      book.evaluate();
      if (this.breakCircles(book, states)) canFollow = false;
      if (!canFollow) this.settle(book, states);
    }
    return canFollow;
  }

  /**
   * Tells a book of the cells that changed, and has what depends on them worked out.
   * @returns false where everything has to be fed to a new one
   */
  follow(book: EngineBook, changes: readonly CellPlace[]): boolean {
    book.pause();
    const changed = changes.map((place) => {
      const { sheet, key } = place;
      const before = this.states.get(sheet, key);
      this.states.delete(sheet, key);
      const formula = sheet.formulas.get(key);
      const state = formula === undefined ? undefined : this.folding.fold(sheet, key, formula);
      const isInBook = book.covers(place) || (before !== undefined && !before.value);
      return { place, state, isInBook };
    });
    const open = changed.flatMap(({ state }) => (state && !state.value ? [state] : []));
    // A new formula may make a chain longer than the engine can go along.
    if (open.length > 0) {
      const { stages, circular, left } = this.stagesOf(this.states.open());
      if (stages.length + circular.length + left.length > 1) return false;
    }
    book.nameFor(open.map(({ formula }) => formula));
    this.effort.within(() => {
      for (const { place, state, isInBook } of changed) {
        if (state && !state.value) this.feed(book, state);
        else if (isInBook) book.putValue(place);
      }
    });
    if (this.effort.isSpent) return false;
    book.evaluate();
    return circularOf(book, this.states.open()).length === 0;
  }

  private stagesOf(open: readonly FormulaState[]): Stages<FormulaState> {
    const found = this.effort.within(() => stagesOf(open, this.precedentsOf, this.effort));
    return found ?? { stages: [open], circular: [], left: [] };
  }

  private readonly precedentsOf = ({ sheet, formula }: FormulaState): Precedents =>
    this.references.precedents(sheet, formula);

  /** Feeds a formula, unless that is refused. */
  private feed(book: EngineBook, state: FormulaState): void {
    const judgement = this.judgements.of(state.sheet, state.key, state.formula);
    if (judgement.refusal !== undefined) {
      refuse(state, judgement.refusal);
      return;
    }
    this.effort.within(() => {
      this.effort.spend(judgement.looks);
      book.putFormula(state, state.formula);
    });
    if (this.effort.isSpent) refuse(state, "too-much-work");
  }

  /** Takes over what a stage came to: to the stages that follow its formulas are values. */
  private settle(book: EngineBook, states: readonly FormulaState[]): void {
    book.pause();
    for (const state of states) {
      this.results.collect(state, book);
      state.value = state.sheet.cells.get(rowOfKey(state.key), columnOfKey(state.key));
      state.isStaged = true;
    }
    // Where that is too much, nothing of the stages that follow is worked out.
    this.effort.within(() => {
      for (const state of states) book.settle(state);
    });
  }

  /**
   * Gives formulas that need themselves 0, as Excel does, and has those that look at them worked out with it.
   * @returns whether there are any
   */
  private breakCircles(book: EngineBook, states: readonly FormulaState[]): boolean {
    const all = circularOf(book, states);
    for (let circular = all; circular.length > 0; circular = circularOf(book, circular)) {
      const isDone = this.effort.within(() => {
        book.pause();
        for (const state of inCircles(circular, this.precedentsOf, this.effort)) {
          makeCircular(state);
          book.settle(state);
        }
        book.evaluate();
        return true;
      });
      if (isDone) continue;
      for (const state of circular) refuse(state, state.refusal ?? "too-much-work");
      break;
    }
    return all.length > 0;
  }
}

/** Of some formulas those that need themselves, or look at one that does, as the engine found. */
function circularOf(book: EngineBook, states: readonly FormulaState[]): FormulaState[] {
  return states.filter((state) => !state.refusal && book.isCircular(state));
}
