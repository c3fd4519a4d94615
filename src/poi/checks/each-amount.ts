import type { Plan } from "../plan";

/**
 * The slots of each activity's amounts that a test picks, row by row, of rows with any. Only columns wider than
 * two bytes are looked at: the others hold none but small whole numbers.
 */
export function* rowsWithAmounts(
  plan: Plan,
  wanted: (amount: number) => boolean,
): Generator<{ readonly row: number; readonly slots: readonly number[] }, void, undefined> {
  const columns = [...plan.activities.amounts.entries()].flatMap(([slot, amounts]) =>
    amounts instanceof Float64Array ? [{ slot, amounts }] : [],
  );
  for (let row = 0; row < plan.activities.count; row++) {
    let slots: number[] | undefined;
    for (const { slot, amounts } of columns) if (wanted(amounts[row])) (slots ??= []).push(slot);
    if (slots) yield { row, slots };
  }
}
