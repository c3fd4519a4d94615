import type { NotAdditive, RuleChoice } from "../sums/measure-rule";
import { findNotAdditive } from "../sums/not-additive";
import type { Plan } from "../plan";
import type { QuarterAmounts } from "../sums/quarter-amounts";
import { rangesWithin, type RowRange } from "../row-range";
import { roundedParts } from "../sums/rounded-parts";
import { tableBreaks, type Rule, type RuleBreak } from "../sums/rules";
import { findShiftedRows, type ShiftedRows } from "../diagnosis/shifted-rows";

/** Which sums of some activities hold. */
export interface SumReadings {
  /** Sums that they break, but for those whose months do not add up. */
  readonly breaks: readonly RuleBreak[];
  /** Sums that only the rounding of equal parts keeps from holding. */
  readonly rounded: readonly RuleBreak[];
  readonly notAdditive: ReadonlyMap<number, NotAdditive>;
}

/** How the cells of some activities are to be read. */
export interface RowReadings extends SumReadings {
  readonly shifted: ShiftedRows;
}

/** What they are read by. */
export interface ReadBy {
  /** The activities that are read, in order. */
  readonly asked: readonly RowRange[];
  /** Quarter reported, 1–4. */
  readonly quarter: number;
  /** The activities' quarters, added up. */
  readonly quarters: QuarterAmounts;
  readonly rules: readonly RuleChoice[] | undefined;
  /** Takes the rows beyond MOST_BREAKS_A_RULE, by rule. */
  readonly notListed?: Map<Rule, number[]>;
}

/** Tells how activities are to be read: which sums they break, whose months do not add up, whose cells have slid. */
export function readRows(plan: Plan, by: ReadBy): RowReadings {
  const sums = readSums(plan, by);
  return { ...sums, shifted: findShiftedRows(plan, sums.breaks, by.quarter, sums.notAdditive) };
}

/** Tells which sums activities break, and whose months do not add up. */
export function readSums(
  plan: Plan,
  { asked, quarters, rules, notListed }: Omit<ReadBy, "quarter">,
): SumReadings {
  const { activities: rows } = plan;
  const unequal = plan.tables.flatMap((table) =>
    tableBreaks(rows, table, table.activities, {
      asked: rangesWithin(asked, table.activities),
      quarters,
      notListed,
    }),
  );
  const isRounded = ({ row, rule }: RuleBreak): boolean =>
    roundedParts(rows, row, rule) !== undefined;
  const rounded = rows.integers ? [] : unequal.filter(isRounded);
  const all = rounded.length === 0 ? unequal : unequal.filter((each) => !isRounded(each));
  const notAdditive = findNotAdditive(plan, all, rules, asked);
  return {
    breaks: notAdditive.size === 0 ? all : all.filter(({ row }) => !notAdditive.has(row)),
    rounded: rounded.filter(({ row }) => !notAdditive.has(row)),
    notAdditive,
  };
}
