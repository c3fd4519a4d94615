import { equalAmounts } from "../amounts";
import { amountAt, type Plan } from "../plan";
import type { TotalReading } from "./total-scope";

/** Columns in which a total row under a filter fails: one alone is wrong by itself. */
const FEWEST_FAILING = 2;

/** How the columns that a total row fills in stand in a reading, of those that are known. */
interface Columns {
  readonly holding: readonly number[];
  readonly failing: readonly number[];
}

function columnsIn(plan: Plan, total: number, { sums, unknown }: TotalReading): Columns {
  const holding: number[] = [];
  const failing: number[] = [];
  for (const [slot, sum] of sums.entries()) {
    const says = amountAt(plan.totals, total, slot);
    if (sum === undefined || unknown.has(slot) || says === null) continue;
    (equalAmounts(says, sum, plan.totals.integers) ? holding : failing).push(slot);
  }
  return { holding, failing };
}

/** Whether a total row fails, read against all its rows, as one under a filter does. */
export const mayBeFiltered = (plan: Plan, total: number, reading: TotalReading): boolean =>
  columnsIn(plan, total, reading).failing.length >= FEWEST_FAILING;

/**
 * The reading of a total row that adds up (with SUBTOTAL) only the rows that are shown: columns hold against these that do
 * not against all, and they outnumber those that hold in neither way, as most do where it forgets a row that is shown.
 * Undefined for other total rows.
 * @param ofAll, ofShown readings against the same rows: all of them, and those that are shown
 */
export function filteredReading(
  plan: Plan,
  total: number,
  ofAll: TotalReading,
  ofShown: TotalReading,
): TotalReading | undefined {
  const { holding, failing } = columnsIn(plan, total, ofShown);
  const failingOfAll = new Set(columnsIn(plan, total, ofAll).failing);
  const telling = holding.filter((slot) => failingOfAll.has(slot));
  return telling.length > failing.length ? filtered(ofAll, new Set(failing)) : undefined;
}

/** A reading of which nothing can be checked, but for the slots of columns that no filter makes wrong. */
export function filtered(
  reading: TotalReading,
  wrong: ReadonlySet<number> = new Set(),
): TotalReading {
  return {
    ...reading,
    sums: reading.sums.map((sum, slot) => (wrong.has(slot) ? sum : undefined)),
    unknown: new Set([...reading.sums.keys()].filter((slot) => !wrong.has(slot))),
    unfiltered: reading,
  };
}
