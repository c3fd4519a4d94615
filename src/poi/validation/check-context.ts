import type { CheckContext } from "../checks/check";
import { totalBreaks } from "../sums/total-breaks";
import { readTotals } from "../sums/total-scope";
import { unknownSlotsOf } from "../diagnosis/unknown-slots";

/** What follows, in a context, from how the activities are to be read. */
type Following = "unknownSlots" | "totals" | "totalBreaks";

/** Everything that the checks look at: how the activities are to be read, and what the total rows then cover and break. */
export function checkContext(known: Omit<CheckContext, Following>): CheckContext {
  const { plan, shifted, notAdditive } = known;
  const unknownSlots = unknownSlotsOf(plan, shifted);
  const totals = readTotals(plan, unknownSlots, notAdditive);
  return { ...known, unknownSlots, totals, totalBreaks: totalBreaks(plan, totals) };
}
