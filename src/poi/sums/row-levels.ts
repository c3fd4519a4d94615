import { equalAmounts } from "../amounts";
import { gather, type Gathering, type NotAdditive } from "./measure-rule";
import { amountAt, type Plan, type Rows } from "../plan";
import { slotsToDate, type Measured } from "./quarter-amounts";
import { halfUnit } from "./rounded-parts";
import type { Rule } from "./rules";
import { meaningOf, slotOf } from "../slots";

/** A sum of a row that does not add up, read as what it takes of its months. */
export interface LevelBreak {
  readonly row: number;
  readonly rule: Rule;
  readonly gathering: Gathering;
  readonly expected: number;
}

/** What a rule's total should say of a row by a gathering. */
export function expectedOf(rows: Rows, row: number, rule: Rule, gathering: Gathering): number {
  return gather(
    rule.parts.map((slot) => amountAt(rows, row, slot)),
    gathering,
  );
}

/**
 * Whether a rule's total says what a gathering takes of its months. Months without any figure leave a running
 * total where it was: their quarter may say nothing or repeat it. A mean is typed rounded.
 */
export function holdsBy(rows: Rows, row: number, rule: Rule, gathering: Gathering): boolean {
  return holdsWith((slot) => amountAt(rows, row, slot), rule, gathering, rows.integers);
}

/** As `holdsBy`, of the amounts that a function gives for slots (null: blank). */
export function holdsWith(
  amount: (slot: number) => number | null,
  rule: Rule,
  gathering: Gathering,
  integers: boolean,
): boolean {
  const found = amount(rule.total) ?? 0;
  const parts = rule.parts.map(amount);
  const expected = gather(parts, gathering);
  if (equalAmounts(found, expected, integers)) return true;
  if (gathering === "mean") return isMean(found, expected) || isMean(found, meanOfUsed(parts));
  return gathering === "last" && expected === 0 && found === carried(amount, rule);
}

/** A mean is typed with any decimals; that of shares within 1 is not rounded to whole ones. */
const isMean = (found: number, mean: number): boolean =>
  Math.abs(found - mean) <= Math.max(0.01, mean < 1 ? 0 : halfUnit(found)) * (1 + SLACK);

/** The binary digits of a half. */
const SLACK = 1e-9;

/** The mean of the months in which something is done: some write a zero in the others, as some leave them blank. */
const meanOfUsed = (parts: readonly (number | null)[]): number =>
  gather(
    parts.map((amount) => (amount === 0 ? null : amount)),
    "mean",
  );

/** The last value of the series before a rule's months. */
function carried(amount: (slot: number) => number | null, { parts, series }: Rule): number {
  const first = meaningOf(parts[0]);
  if (first.kind === "target") return 0;
  const { kind, index } = first.period;
  return gather(
    Array.from({ length: index }, (_, earlier) => amount(slotOf(series, { kind, index: earlier }))),
    "last",
  );
}

/** What a rule's total takes of its months in a row that does not add up. */
export function gatheringOf({ kind }: Rule, { target, quarters }: NotAdditive): Gathering {
  return kind === "quarter" || kind === "semester" ? quarters : target;
}

/** Programmed or executed to the end of a quarter (1–4), by the row's own rule. */
export function levelToDate(
  plan: Plan,
  row: number,
  series: Measured,
  quarter: number,
  { target }: NotAdditive,
): number {
  const rows = plan.activities;
  const { columns } = plan.tables[rows.table[row]];
  return gather(
    slotsToDate(columns, series, quarter).map((slot) => amountAt(rows, row, slot)),
    target,
  );
}
