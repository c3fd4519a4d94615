import type { CellPlace } from "../../model/area";
import { CellMap } from "../../model/cellMap";
import type { Worksheet } from "../../model/worksheet";
import { CellResults } from "../quick/cellResults";
import type { Effort } from "../quick/effort";
import type { Precedents } from "../references";
import { MOST_STACK } from "./engineLimits";
import { FormulasByPlace } from "./formulasByPlace";

/** A formula that the engine is to work out. */
export interface OpenFormula extends CellPlace {
  /** What it takes of the engine's stack by itself, at most MOST_STACK. */
  readonly stack: number;
}

/** The order in which the engine can work formulas out. */
export interface Stages<F> {
  readonly stages: readonly (readonly F[])[];
  /** Formulas that cannot be put into one. */
  readonly left: readonly F[];
}

/** Where in the order a formula comes. */
interface Place {
  readonly stage: number;
  /** What it takes of the stack with those of its stage that it waits for. */
  readonly stack: number;
}

/**
 * Puts formulas in an order in which the engine can work them out: IronCalc calls itself for each cell that a cell waits
 * for, and its stack is at an end after a hundred. In a stage no chain takes more than MOST_STACK; when a stage has been
 * worked out, its cells are constants to the next. Nearly every workbook has one stage.
 * @param effort looking at what formulas look at counts
 * @returns the stages in their order, and formulas that cannot be put into one: they wait for themselves by way of other
 * stages, or for what is known too late
 * @throws NotQuick when there is more to look at than the effort allows
 */
export function stagesOf<F extends OpenFormula>(
  formulas: readonly F[],
  precedentsOf: (formula: F) => Precedents,
  effort: Effort,
): Stages<F> {
  const total = formulas.reduce((sum, { stack }) => sum + stack, 0);
  if (total <= MOST_STACK) return { stages: formulas.length > 0 ? [formulas] : [], left: [] };
  const byPlace = new FormulasByPlace(formulas);
  const byKey = new Map<Worksheet, CellMap<F>>();
  for (const formula of formulas) {
    let keys = byKey.get(formula.sheet);
    if (!keys) byKey.set(formula.sheet, (keys = new CellMap<F>()));
    keys.set(formula.key, formula);
  }
  const known = new Map(formulas.map((formula) => [formula, precedentsOf(formula)]));
  const looksAnywhere = (formula: F): boolean => known.get(formula) === "everything";
  const needed = (formula: F): Iterable<F> => {
    const precedents = known.get(formula) ?? [];
    return precedents === "everything" ? [] : byPlace.inAreas(precedents, effort);
  };
  const places = new CellResults<Place>((sheet, key) => {
    const formula = byKey.get(sheet)?.get(key);
    if (!formula) return undefined;
    let stage = 0;
    let waiting = 0;
    for (const each of needed(formula)) {
      // One that waits for this one has no place yet: a circle, which is looked for below.
      const place = places.of(each.sheet, each.key);
      if (!place || place.stage < stage) continue;
      if (place.stage > stage) waiting = 0;
      stage = place.stage;
      waiting = Math.max(waiting, place.stack);
    }
    const stack = waiting + formula.stack;
    return stack <= MOST_STACK ? { stage, stack } : { stage: stage + 1, stack: formula.stack };
  });
  const stageOf = ({ sheet, key }: F): number => places.of(sheet, key)?.stage ?? 0;
  const last = formulas.reduce((most, formula) => Math.max(most, stageOf(formula)), 0);
  if (last === 0) return { stages: [formulas], left: [] };
  const stages: F[][] = Array.from({ length: last + 1 }, () => []);
  const stackOf = ({ sheet, key }: F): number => places.of(sheet, key)?.stack ?? 0;
  const left: F[] = [];
  for (const formula of formulas) {
    if (looksAnywhere(formula)) continue;
    const stage = stageOf(formula);
    const isTooEarly = [...needed(formula)].some(
      (each) => looksAnywhere(each) || stageOf(each) > stage,
    );
    (isTooEarly ? left : stages[stage]).push(formula);
  }
  // Within a stage too, first come those that others wait for.
  for (const stage of stages) stage.sort((a, b) => stackOf(a) - stackOf(b));
  stages.push(formulas.filter(looksAnywhere));
  return { stages: stages.filter((stage) => stage.length > 0), left };
}
