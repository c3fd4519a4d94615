import type { Plan } from "../plan";

/** Activities' amounts that a test picks, in the order of rows and then of columns. */
export function eachAmount(
  plan: Plan,
  wanted: (amount: number) => boolean,
): { readonly row: number; readonly slot: number; readonly amount: number }[] {
  const found: { row: number; slot: number; amount: number }[] = [];
  for (const [slot, column] of plan.activities.amounts.entries()) {
    if (!column) continue;
    for (let row = 0; row < column.length; row++) {
      if (wanted(column[row])) found.push({ row, slot, amount: column[row] });
    }
  }
  return found.sort((a, b) => a.row - b.row || a.slot - b.slot);
}
