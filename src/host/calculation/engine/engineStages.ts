import type { CellPlace } from "../../model/area";
import type { Effort } from "../quick/effort";
import type { Precedents } from "../references";
import { componentsOf } from "./components";
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
  /** Formulas that need themselves by way of more than a stage holds. */
  readonly circular: readonly F[];
  /** Formulas that wait for what is known too late. */
  readonly left: readonly F[];
}

/** Where in the order a formula comes. */
interface Place {
  readonly stage: number;
  /** What it takes of the stack with those of its stage that it waits for. */
  readonly stack: number;
}

const FIRST: Place = { stage: 0, stack: 0 };

/**
 * Puts formulas in an order in which the engine can work them out: IronCalc calls itself for each cell that a cell waits
 * for, and its stack is at an end after a hundred. In a stage no chain takes more than MOST_STACK; when a stage has been
 * worked out, its cells are constants to the next. Formulas that need one another come into one stage: whether they are
 * a circle is known when they are worked out, for a condition may part them. Nearly every workbook has one stage.
 * @param effort looking at what formulas look at counts
 * @throws NotQuick when there is more to look at than the effort allows
 */
export function stagesOf<F extends OpenFormula>(
  formulas: readonly F[],
  precedentsOf: (formula: F) => Precedents,
  effort: Effort,
): Stages<F> {
  const one = { stages: formulas.length > 0 ? [formulas] : [], circular: [], left: [] };
  if (stackOf(formulas) <= MOST_STACK) return one;
  const byPlace = new FormulasByPlace(formulas);
  const known = new Map(formulas.map((formula) => [formula, precedentsOf(formula)]));
  const looksAnywhere = (formula: F): boolean => known.get(formula) === "everything";
  const needed = (formula: F): Iterable<F> => {
    const precedents = known.get(formula) ?? [];
    return precedents === "everything" ? [] : byPlace.inAreas(precedents, effort);
  };
  const places = new Map<F, Place>();
  const stages: F[][] = [];
  const circular: F[] = [];
  const left: F[] = [];
  for (const component of componentsOf(formulas, needed)) {
    // To those that look at them these are values from the beginning.
    if (stackOf(component) > MOST_STACK) {
      circular.push(...component);
      continue;
    }
    const waitedFor = component.flatMap((formula) => [...needed(formula)]);
    const place = placeAfter(
      waitedFor.map((each) => places.get(each) ?? FIRST),
      stackOf(component),
    );
    for (const formula of component) places.set(formula, place);
    if (component.some(looksAnywhere)) continue;
    if (waitedFor.some(looksAnywhere)) left.push(...component);
    else (stages[place.stage] ??= []).push(...component);
  }
  if (circular.length === 0 && stages.length <= 1) return one;
  stages.push(formulas.filter(looksAnywhere));
  return { stages: stages.filter((stage) => stage.length > 0), circular, left };
}

/** What some formulas take of the engine's stack where each waits for the next. */
function stackOf(formulas: readonly OpenFormula[]): number {
  return formulas.reduce((sum, { stack }) => sum + stack, 0);
}

function placeAfter(waitedFor: readonly Place[], stack: number): Place {
  const stage = waitedFor.reduce((last, each) => Math.max(last, each.stage), 0);
  const waiting = waitedFor.reduce(
    (most, each) => (each.stage === stage ? Math.max(most, each.stack) : most),
    0,
  );
  return waiting + stack <= MOST_STACK
    ? { stage, stack: waiting + stack }
    : { stage: stage + 1, stack };
}
