import type { CellPlace } from "../../model/area";
import type { Effort } from "../quick/effort";
import type { Precedents } from "../references";
import { componentsOf, isCircle } from "./components";
import { FormulasByPlace } from "./formulasByPlace";

/**
 * Which of the formulas that IronCalc answers #CIRC! for need themselves, directly or by way of others: it says so as
 * well of all that look at them.
 * @param effort looking at what formulas look at counts
 * @returns all of them where IronCalc found a circle that is none by their texts
 * @throws NotQuick when there is more to look at than the effort allows
 */
export function inCircles<F extends CellPlace>(
  formulas: readonly F[],
  precedentsOf: (formula: F) => Precedents,
  effort: Effort,
): readonly F[] {
  const byPlace = new FormulasByPlace(formulas);
  const needed = (formula: F): Iterable<F> => {
    const precedents = precedentsOf(formula);
    // One that may look anywhere may look at itself.
    return precedents === "everything" ? [formula] : byPlace.inAreas(precedents, effort);
  };
  const circles = componentsOf(formulas, needed)
    .filter((component) => isCircle(component, needed))
    .flat();
  return circles.length > 0 ? circles : formulas;
}
