import type { CheckContext } from "./check";

/**
 * The slots of each asked activity's amounts that a test picks, row by row, of rows with any. Only columns wider than
 * two bytes are looked at: the others hold none but small whole numbers.
 */
export function* rowsWithAmounts(
  { plan, asked }: Pick<CheckContext, "plan" | "asked">,
  wanted: (amount: number) => boolean,
): Generator<{ readonly row: number; readonly slots: readonly number[] }, void, undefined> {
  const columns = [...plan.activities.amounts.entries()].flatMap(([slot, amounts]) =>
    amounts instanceof Float64Array ? [{ slot, amounts }] : [],
  );
  for (const { start, end } of asked) {
    for (let row = start; row < end; row++) {
      let slots: number[] | undefined;
      for (const { slot, amounts } of columns) if (wanted(amounts[row])) (slots ??= []).push(slot);
      if (slots) yield { row, slots };
    }
  }
}
