import type { CellPlace } from "../../model/area";
import type { Effort } from "../quick/effort";
import type { Precedents } from "../references";
import { FormulasByPlace } from "./formulasByPlace";

/**
 * Which of the formulas that IronCalc answers #CIRC! for need themselves, directly or by way of others: it says so as
 * well of all that look at them. Those that no other looks at are left out, until there are none.
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
  const watchers = new Map<F, number>();
  for (const formula of formulas)
    for (const each of needed(formula)) watchers.set(each, (watchers.get(each) ?? 0) + 1);
  const circles = new Set(formulas);
  const unwatched = formulas.filter((formula) => !watchers.has(formula));
  for (let next = unwatched.pop(); next; next = unwatched.pop()) {
    circles.delete(next);
    for (const each of needed(next)) {
      const left = (watchers.get(each) ?? 0) - 1;
      watchers.set(each, left);
      if (left === 0) unwatched.push(each);
    }
  }
  return circles.size > 0 ? [...circles] : formulas;
}
