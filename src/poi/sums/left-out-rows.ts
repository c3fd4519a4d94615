import { equalAmounts } from "../amounts";
import { amountAt, type Plan } from "../plan";
import type { RowRange } from "../row-range";
import { rulesOf } from "./rules";
import type { TotalReading } from "./total-scope";

/** Columns that must miss the same rows: one alone may be wrong by just what some row says. */
const FEWEST_COLUMNS = 2;

/** Stretches of rows that are told: more say that it may be any of many. */
const MOST_TOLD = 2;

/** Stretches that are looked at in all columns: of rows that say the same there may be thousands. */
const MOST_LOOKED_AT = 1000;

/** A column of a total row that is known, and what it says less than its rows. */
interface Column {
  readonly slot: number;
  readonly says: number;
  readonly sum: number;
}

/**
 * The activities that a total row leaves out: one, or several that follow one another, whose amounts are in every column
 * just what it says too little. Several stretches (two are told) where more than one says just that; none where TOTAL
 * misses something else, or adds up nothing.
 * @param slots the columns that are said to fail: none where others do, or not all of these
 */
export function leftOutRows(
  plan: Plan,
  total: number,
  reading: TotalReading,
  slots: readonly number[],
): RowRange[] {
  if (slots.length < FEWEST_COLUMNS || plan.activities.hasNegatives) return [];
  const integers = plan.activities.integers && plan.totals.integers;
  const known = columnsOf(plan, total, reading);
  const failing = known.filter(({ says, sum }) => !equalAmounts(says, sum, integers));
  const isOther = failing.some(({ slot, says, sum }) => says > sum || !slots.includes(slot));
  if (isOther || failing.length !== slots.length) return [];
  if (known.every(({ says }) => says === 0)) return [];
  const isLeftOut = (range: RowRange): boolean =>
    known.every(({ slot, says, sum }) =>
      equalAmounts(says + sumOf(plan, slot, range, reading), sum, integers),
    );
  const found: RowRange[] = [];
  let lookedAt = 0;
  for (const range of stretches(plan, failing, reading, integers)) {
    if (found.length === MOST_TOLD || lookedAt++ === MOST_LOOKED_AT) break;
    if (isLeftOut(range)) found.push(range);
  }
  return found;
}

/** Columns that a row too many shows in, had it one month alone: programmed with its quarter and META, and executed. */
const FEWEST_OF_ANOTHER = 5;

/**
 * Whether all that a total row says too much is as one row more would say it, in whose figures the sums hold: rows were
 * taken out from under a TOTAL of typed numbers, or it adds up some that are not its own.
 * @param slots as `leftOutRows`
 */
export function countsAnother(
  plan: Plan,
  total: number,
  reading: TotalReading,
  slots: readonly number[],
): boolean {
  if (slots.length < FEWEST_OF_ANOTHER) return false;
  const integers = plan.activities.integers && plan.totals.integers;
  const surplus = new Map(
    columnsOf(plan, total, reading).map(({ slot, says, sum }) => [
      slot,
      equalAmounts(says, sum, integers) ? 0 : says - sum,
    ]),
  );
  const failing = [...surplus].filter(([, amount]) => amount !== 0);
  const isOther = failing.some(([slot, amount]) => amount < 0 || !slots.includes(slot));
  if (isOther || failing.length !== slots.length) return false;
  const { columns } = plan.tables[plan.totals.table[total]];
  const rules = rulesOf(columns).filter(({ total: whole, parts }) => {
    const all = [whole, ...parts];
    return all.every((slot) => surplus.has(slot)) && all.some((slot) => surplus.get(slot) !== 0);
  });
  return (
    rules.length > 0 &&
    rules.every(({ total: whole, parts }) =>
      equalAmounts(
        surplus.get(whole) ?? 0,
        parts.reduce((sum, part) => sum + (surplus.get(part) ?? 0), 0),
        integers,
      ),
    )
  );
}

function columnsOf(plan: Plan, total: number, { sums, unknown }: TotalReading): Column[] {
  const odd = new Set(
    plan.totals.oddCells.filter(({ row }) => row === total).map(({ slot }) => slot),
  );
  return sums.flatMap((sum, slot): Column[] =>
    sum === undefined || unknown.has(slot) || odd.has(slot)
      ? []
      : [{ slot, says: amountAt(plan.totals, total, slot) ?? 0, sum }],
  );
}

/** Stretches of covered rows, from top to bottom, that say together in the failing columns what these say too little together. */
function* stretches(
  plan: Plan,
  failing: readonly Column[],
  { start, end, apart }: TotalReading,
  integers: boolean,
): Generator<RowRange> {
  const missed = failing.reduce((all, { says, sum }) => all + sum - says, 0);
  const leftOut = new Set(apart);
  // Rows with nothing in these columns neither begin nor end one.
  const rows: number[] = [];
  const amounts: number[] = [];
  for (let row = start; row < end; row++) {
    if (leftOut.has(row)) continue;
    let amount = 0;
    for (const { slot } of failing) amount += plan.activities.amounts[slot]?.[row] ?? 0;
    if (amount > 0) {
      rows.push(row);
      amounts.push(amount);
    }
  }
  let first = 0;
  let sum = 0;
  for (let last = 0; last < rows.length; last++) {
    sum += amounts[last];
    while (sum > missed && !equalAmounts(sum, missed, integers)) sum -= amounts[first++];
    if (first <= last && equalAmounts(sum, missed, integers))
      yield { start: rows[first], end: rows[last] + 1 };
  }
}

function sumOf(
  { activities }: Plan,
  slot: number,
  { start, end }: RowRange,
  { apart }: TotalReading,
): number {
  const column = activities.amounts[slot];
  if (!column) return 0;
  let sum = 0;
  for (let row = start; row < end; row++) if (!apart.includes(row)) sum += column[row];
  return sum;
}
