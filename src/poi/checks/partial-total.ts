import type { FindingOf } from "../findings/finding";
import { isPresent, slotsInSheetOrder, type Plan } from "../plan";
import { meaningOf } from "../slots";
import { type Check, findingAt } from "./check";

/**
 * A total row that leaves as many of its columns blank as it fills in, or a whole series, or all of them: it is taken not to have been
 * meant to add them up, so nothing is asked of them, and that is said; of a series beside another that it does add up
 * it is a warning. What another total row of the same rows adds up is no gap: TOTAL EJECUTADO under TOTAL PROGRAMADO. Total
 * rows of one table that leave the same columns blank are said once, at the first.
 */
export const partialTotal: Check<"partial-total"> = {
  id: "partial-total",
  severity: "info",
  from: "plan",
  run: ({ plan, totals }) => {
    const found = new Map<string, FindingOf<"partial-total">>();
    for (const [rowIndex, reading] of totals.entries()) {
      if (reading.unfilled.size === 0) continue;
      const besides = totals.flatMap(({ start, end }, other) =>
        other !== rowIndex && start === reading.start && end === reading.end ? [other] : [],
      );
      const slots = [...reading.unfilled].filter(
        (slot) => !besides.some((other) => isPresent(plan.totals, other, slot)),
      );
      if (slots.length === 0) continue;
      const key = `${plan.totals.table[rowIndex]} ${slots.join()}`;
      const known = found.get(key);
      if (known) known.detail.rows++;
      else {
        const place = { rows: plan.totals, rowIndex, slot: -1 };
        const finding = findingAt(partialTotal, plan, place, { slots, rows: 1 });
        found.set(
          key,
          addsUpASeries(plan, rowIndex) ? { ...finding, severity: "warning" } : finding,
        );
      }
    }
    return found.values();
  },
};

/** Whether a total row has some amount other than META's. */
function addsUpASeries({ tables, totals }: Plan, row: number): boolean {
  const { columns } = tables[totals.table[row]];
  return slotsInSheetOrder(columns).some(
    (slot) => meaningOf(slot).kind === "amount" && isPresent(totals, row, slot),
  );
}
