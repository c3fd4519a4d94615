import type { Plan } from "../plan";
import { rowsIn } from "../row-range";
import { isGrandTotal } from "./grand-total";
import type { Best, CoveredRows } from "./total-scope";
import { firstRowBelow, wholeTable } from "./whole-table";

/**
 * Total rows of which few columns hold whatever they may cover, where most others of their table add up the rows below
 * them: with those that they should, which end at the next that has as many totals between it and its first activity.
 * @param best what each covers, by index in Plan.totals, as far as its figures tell
 */
export function belowAsOthers(plan: Plan, best: readonly Best[]): [number, CoveredRows][] {
  const isTold = best.map(({ holding }, total) => 2 * holding > filledColumns(plan, total));
  const areBelow = new Map<number, boolean>();
  return best.flatMap((_, total): [number, CoveredRows][] => {
    if (isTold[total] || plan.sections.has(total) || isGrandTotal(plan, total)) return [];
    const { activities, totals } = wholeTable(plan, plan.totals.table[total]);
    const firstBelow = (of: number): number => firstRowBelow(plan, activities, of);
    const start = firstBelow(total);
    if (start === activities.end) return [];
    if (!areBelow.has(totals.start)) {
      const told = rowsIn(totals).filter(
        (of) => isTold[of] && best[of].reading.scope === "section",
      );
      const below = told.filter((of) => best[of].reading.start === firstBelow(of));
      areBelow.set(totals.start, 2 * below.length > told.length);
    }
    if (areBelow.get(totals.start) !== true) return [];
    const over = (of: number): number => {
      let next = of + 1;
      while (next < totals.end && firstBelow(next) === firstBelow(of)) next++;
      return next - of;
    };
    const end = rowsIn({ start: total + over(total), end: totals.end }).find(
      (of) => over(of) >= over(total),
    );
    const covered = { start, end: end === undefined ? activities.end : firstBelow(end) };
    return [[total, { scope: "section", ...covered }]];
  });
}

/** In how many columns a total row has a figure other than zero. */
const filledColumns = ({ totals }: Plan, total: number): number =>
  totals.amounts.filter((column) => column !== undefined && column[total] !== 0).length;
