import { equalAmounts } from "../amounts";
import { amountAt, type Rows } from "../plan";
import type { RowRange } from "../row-range";
import { partsIn, type Rule } from "./rules";

/** A total that was parted evenly, each part rounded: 10 in twelve months of 0.83. */
export interface RoundedParts {
  readonly part: number;
  readonly count: number;
  /** What its total says less what its parts add up to. */
  readonly rest: number;
}

/**
 * How a row's total was parted, where the rounding of equal parts alone keeps their sum from it: every part that is
 * filled in is the total's share, rounded, and no other total of its decimals is as near to their sum. So the parts
 * have more decimals than the total, and parts in whole units are never such: 12 times 8 is not 100.
 */
export function roundedParts(
  rows: Rows,
  row: number,
  rule: Pick<Rule, "total" | "parts" | "otherwise">,
): RoundedParts | undefined {
  // Without a list of the parts: a total may be asked for this of every row.
  let part = 0;
  let count = 0;
  for (const slot of partsIn(rows, row, rule)) {
    const amount = amountAt(rows, row, slot) ?? 0;
    if (amount === 0) continue;
    if (count === 0) part = amount;
    if (amount !== part || Number.isInteger(part)) return undefined;
    count++;
  }
  const total = amountAt(rows, row, rule.total) ?? 0;
  if (count < 2 || total === 0) return undefined;
  const rest = total - count * part;
  if (equalAmounts(total, count * part, false)) return undefined;
  const isShare = Math.abs(total / count - part) <= halfUnit(part) * (1 + SLACK);
  const isNearest = Math.abs(rest) < halfUnit(total);
  return isShare && isNearest ? { part, count, rest } : undefined;
}

/** A half, as 0.125 parted to hundredths, is not exact in binary digits. */
const SLACK = 1e-6;

/** Half of the unit of the last place that a number is written with. */
export function halfUnit(amount: number): number {
  const [, decimals = ""] = String(amount).split(".");
  return 0.5 * 10 ** -decimals.length;
}

/** By how much a total row's sum must fail because those of its rows do by rounding. */
export function roundingOf(rows: Rows, { start, end }: RowRange, rule: Rule): number {
  let rest = 0;
  for (let row = start; row < end; row++) rest += roundedParts(rows, row, rule)?.rest ?? 0;
  return rest;
}
