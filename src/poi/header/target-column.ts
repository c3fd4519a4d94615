import { equalAmounts } from "../amounts";
import type { CellValue } from "../cells";
import type { Columns } from "./columns";
import { fold } from "./fold";
import type { RowsBelow } from "./rows-below";
import { meaningOf, monthSlot, quarterSlot, SLOT_COUNT, slotOf, TARGET } from "../slots";

/** Rows below a header that must have figures for them to tell. */
const FEWEST_ROWS = 3;

/** Of these rows, in how many another column than META must hold, and META at most. */
const SHARE_OF_OTHERS = 0.6;
const SHARE_OF_TARGET = 0.1;

/** A sum by its name is no target: META may be wrong beside it in every row. */
const SUM = /\b(SUB ?)?TOTAL|\bSUMA/;

const YEAR = { kind: "year", index: 0 } as const;
const PROGRAMMED = slotOf("programmed", YEAR);
const AGAIN = slotOf("reprogrammed", YEAR);

/**
 * The columns of a header in which META is the column that the months add up to, where its words leave that open: META
 * MODIFICADA beside META INICIAL, of which months were changed along with it or were not; and where META is something
 * else in every row, as a budget's line or an indicator's value, and another column holds in them all, that one.
 */
export function withTargetColumn(columns: Columns, below: RowsBelow): Columns {
  const { amount, claims } = columns;
  const parts = partsOf(columns);
  if (amount[TARGET] < 0 || parts.length === 0) return columns;
  const sums = below.rows.map((row) => sumOf(parts.map((column) => below.at(row, column))));
  const asked = sums.filter((sum) => sum !== undefined && sum !== 0).length;
  if (asked < FEWEST_ROWS) return columns;
  const holding = (column: number): number =>
    below.rows.filter((row, index) => {
      const value = below.at(row, column);
      const sum = sums[index];
      return (
        typeof value === "number" &&
        sum !== undefined &&
        sum !== 0 &&
        equalAmounts(value, sum, false)
      );
    }).length;
  const own = holding(amount[TARGET]);
  const changed = hasPeriods(columns) ? -1 : amount[AGAIN];
  if (changed >= 0 && holding(changed) > own)
    return withoutClaim(withTarget(columns, changed), amount[TARGET]);
  if (own > SHARE_OF_TARGET * asked) return columns;
  const other = claims.find(
    ({ slot, column, header }) =>
      (slot < 0 || slot === PROGRAMMED || slot === TARGET) &&
      !SUM.test(fold(header)) &&
      column !== amount[TARGET] &&
      holding(column) >= SHARE_OF_OTHERS * asked,
  );
  return other ? withTarget(columns, other.column) : columns;
}

/** What was META is read for nothing. */
function withTarget(columns: Columns, column: number): Columns {
  const amount = columns.amount.map((each) => (each === column ? -1 : each));
  amount[TARGET] = column;
  const claims = columns.claims.map((claim) =>
    claim.column === column ? { ...claim, slot: TARGET } : claim,
  );
  return { ...columns, amount, claims };
}

/** META INICIAL is known, and not missed. */
const withoutClaim = (columns: Columns, column: number): Columns => ({
  ...columns,
  claims: columns.claims.filter((claim) => claim.column !== column),
});

/** The columns that what is programmed in the year is the sum of. */
function partsOf({ amount }: Columns): number[] {
  const months = Array.from({ length: 12 }, (_, month) => amount[monthSlot("programmed", month)]);
  const quarters = [0, 1, 2, 3].map((quarter) => amount[quarterSlot("programmed", quarter)]);
  return [months, quarters].find((parts) => parts.every((column) => column >= 0)) ?? [];
}

/** Whether something was programmed again in a part of the year. */
const hasPeriods = ({ amount }: Columns): boolean =>
  Array.from({ length: SLOT_COUNT }, (_, slot) => slot).some((slot) => {
    const meaning = meaningOf(slot);
    return (
      slot !== AGAIN &&
      amount[slot] >= 0 &&
      meaning.kind === "amount" &&
      meaning.series === "reprogrammed"
    );
  });

/** Undefined where some cell is neither a number nor blank. */
function sumOf(values: readonly CellValue[]): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === "") continue;
    if (typeof value !== "number") return undefined;
    sum += value;
  }
  return sum;
}
