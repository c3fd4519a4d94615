import fc from "fast-check";
import type { Correction } from "../../../src/poi/diagnosis/correction";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { validate } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";
import {
  AMOUNTS,
  insertCell,
  loseCells,
  sheetOf,
  totalOf,
  typingFaults,
  type Amounts,
} from "./damage";
import { soundRow } from "./sound-row";

/** What happened to the damaged row. */
export interface Damage {
  readonly kind: "typed" | "moved" | "lost" | "extra";
  readonly at: readonly number[];
  readonly pick: number;
}

/** One act of damage of some kinds. */
export const damage = (...kinds: Damage["kind"][]): fc.Arbitrary<Damage> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    at: fc.uniqueArray(fc.nat({ max: AMOUNTS - 1 }), { minLength: 1, maxLength: 3 }),
    pick: fc.nat(),
  });

/** A row after it. */
export function damaged(amounts: Amounts, { kind, at, pick }: Damage): Amounts {
  const [first] = at;
  switch (kind) {
    case "typed": {
      const around = { left: amounts.at(first - 1) ?? null, above: null };
      const faults = [...typingFaults(amounts[first] ?? 0, around).values()];
      return amounts.with(first, faults[pick % faults.length]);
    }
    case "moved": {
      // MAR–ABR, JUN–JUL, SEP–OCT of either series: within a quarter the row's sums cannot tell.
      const month = [3, 6, 9, 15, 18, 21][pick % 6];
      return amounts.with(month, amounts[month + 1]).with(month + 1, amounts[month]);
    }
    case "lost":
      return loseCells(amounts, at);
    case "extra":
      return insertCell(amounts, first, pick % 2 === 0 ? null : amounts[first]);
  }
}

/** Plans of sound rows and the damaged form of their first, with and without a TOTAL. */
export const plans = (...kinds: Damage["kind"][]) =>
  fc
    .record({
      rows: fc.array(soundRow, { minLength: 2, maxLength: 6 }),
      damage: damage(...kinds),
      withTotal: fc.boolean(),
    })
    .map(({ rows, damage: what, withTotal }) => ({
      rows,
      right: rows[0],
      wrong: damaged(rows[0], what),
      total: withTotal ? totalOf(rows) : undefined,
    }));

/** What Cuadra says of the damaged row: undefined where its sums hold in spite of the damage. */
export function correctionOfFirst(plan: {
  rows: Amounts[];
  wrong: Amounts;
  total: Amounts | undefined;
}): Correction | undefined {
  const validation = validate(planOf(sheetOf([plan.wrong, ...plan.rows.slice(1)], plan.total)));
  return diagnose(validation).corrections.find(
    ({ rowIndex, isTotal }) => rowIndex === 0 && !isTotal,
  );
}
