import { equalAmounts } from "../amounts";
import type { Columns } from "../header/columns";
import { isPresent, type AmountColumn, type Rows, type Table } from "../plan";
import { isExecutionMissing, type QuarterAmounts } from "./quarter-amounts";
import type { RowRange } from "../row-range";
import {
  cellIn,
  meaningOf,
  monthSlot,
  quarterSlot,
  SERIES,
  slotOf,
  TARGET,
  type Series,
} from "../slots";
import { sumAt, unequalRows } from "./unequal-rows";

/** One sum that must hold within a row: the total slot is the sum of the part slots. */
export interface Rule {
  readonly kind:
    "target-months" | "target-quarters" | "target-semesters" | "quarter" | "semester" | "year";
  readonly series: Series;
  readonly total: number;
  readonly parts: readonly number[];
  /** The 0-based quarters whose months the parts are, where they are whole quarters of months. */
  readonly byMonths?: readonly number[];
  /** Parts to add up instead in a row that has none of `parts`: an activity that was not reprogrammed. */
  readonly otherwise?: readonly number[];
}

/** A rule that a row breaks, and what its parts add up to. */
export interface RuleBreak {
  readonly row: number;
  readonly rule: Rule;
  readonly sum: number;
}

const FOUR = [0, 1, 2, 3] as const;
const TWELVE = Array.from({ length: 12 }, (_, month) => month);

/** By a table's columns: many a row asks for its rules. */
const known = new WeakMap<Columns, readonly Rule[]>();

/**
 * The sums that a table's columns must obey, as far as it has the columns. META against the quarters is
 * asked only where there are no months: with them it follows from the other sums.
 */
export function rulesOf(columns: Columns): readonly Rule[] {
  let rules = known.get(columns);
  if (!rules) known.set(columns, (rules = madeRules(columns)));
  return rules;
}

function madeRules(columns: Columns): Rule[] {
  const has = (slot: number): boolean => columns.amount[slot] >= 0;
  const rules: Rule[] = [];
  const add = (
    kind: Rule["kind"],
    series: Series,
    total: number,
    parts: readonly number[],
    byMonths?: readonly number[],
  ): void => {
    if (has(total)) rules.push({ kind, series, total, parts, ...(byMonths && { byMonths }) });
  };
  for (const series of SERIES) {
    const months = TWELVE.map((month) => monthSlot(series, month));
    const quarters = FOUR.map((quarter) => quarterSlot(series, quarter));
    const semesters = [0, 1].map((index) => slotOf(series, { kind: "semester", index }));
    const hasMonths = months.every(has);
    const hasQuarters = quarters.every(has);
    const hasSemesters = semesters.every(has);
    const year = slotOf(series, { kind: "year", index: 0 });
    const isPartial = columns.partialYears.includes(series);
    if (series === columns.targetOf) {
      if (hasMonths) add("target-months", series, TARGET, months, FOUR);
      else if (hasQuarters) add("target-quarters", series, TARGET, quarters);
      else if (hasSemesters) add("target-semesters", series, TARGET, semesters);
      else if (isPartial && !has(year)) add("target-months", series, TARGET, months.filter(has));
    }
    for (const quarter of FOUR) {
      const first = columns.runningQuarters.includes(quarters[quarter]) ? 0 : quarter;
      const parts = months.slice(first * 3, quarter * 3 + 3);
      if (parts.every(has))
        add("quarter", series, quarters[quarter], parts, FOUR.slice(first, quarter + 1));
    }
    for (const [semester, total] of semesters.entries()) {
      const byMonth = months.slice(semester * 6, semester * 6 + 6);
      if (byMonth.every(has))
        add("semester", series, total, byMonth, FOUR.slice(semester * 2, semester * 2 + 2));
      else if (hasQuarters)
        add("semester", series, total, quarters.slice(semester * 2, semester * 2 + 2));
    }
    if (hasMonths) add("year", series, year, months, FOUR);
    else if (hasQuarters) add("year", series, year, quarters);
    else if (hasSemesters) add("year", series, year, semesters);
    else if (isPartial) add("year", series, year, months.filter(has));
  }
  return columns.targetOf === "reprogrammed" ? rules.map(otherwiseProgrammed) : rules;
}

/** META is what was programmed at first in the rows that were not reprogrammed. */
function otherwiseProgrammed(rule: Rule): Rule {
  if (rule.total !== TARGET) return rule;
  const otherwise = rule.parts.map((slot) => {
    const meaning = meaningOf(slot);
    return meaning.kind === "target" ? slot : slotOf("programmed", meaning.period);
  });
  return { ...rule, otherwise };
}

/**
 * Rows that are listed as breaking one rule of a table; any beyond, in a sheet broken all over, are only counted. Listed,
 * with what is asked of each afterwards, those of a full sheet would take more memory than its plan.
 */
export const MOST_BREAKS_A_RULE = 30_000;

/**
 * The rules that rows [start, end) break. A rule with an odd cell (a text, an error) among its cells is not
 * asked: what the cell should hold is not known, and it has a finding of its own.
 * @param quarters the rows' quarters added up from their months, where they are at hand
 * @param notListed takes the rows beyond the most that are listed, by rule; without it all are listed
 */
export function ruleBreaks(
  rows: Rows,
  rules: readonly Rule[],
  start: number,
  end: number,
  quarters?: QuarterAmounts,
  notListed?: Map<Rule, number[]>,
): RuleBreak[] {
  const breaks: RuleBreak[] = [];
  const odd = new Set(rows.oddCells.map((cell) => cellIn(cell.row, cell.slot)));
  const typed = new Map(
    rows.typedCells.map(({ row, slot, amount }) => [cellIn(row, slot), amount] as const),
  );
  for (const rule of rules) {
    const total = rows.amounts[rule.total];
    if (!total) continue;
    const addends = addendsOf(rows, rule, quarters);
    const most = notListed ? breaks.length + MOST_BREAKS_A_RULE : Infinity;
    const beyond: number[] = [];
    for (const row of unequalRows(addends, total, start, end)) {
      const sum = sumAt(addends, row);
      if (equalAmounts(sum, total[row], rows.integers)) continue;
      if (odd.size > 0 && [rule.total, ...rule.parts].some((slot) => odd.has(cellIn(row, slot))))
        continue;
      const parts = partsIn(rows, row, rule);
      const isOwn = parts === rule.parts;
      const sumOfRow = isOwn ? sum : sumIn(rows, row, parts);
      if (!isOwn && equalAmounts(sumOfRow, total[row], rows.integers)) continue;
      const broken = isOwn ? rule : { ...rule, parts };
      if (typed.size > 0 && holdsForExcel(rows, broken, row, sumOfRow, typed)) continue;
      if (breaks.length < most) breaks.push({ row, rule: broken, sum: sumOfRow });
      else beyond.push(row);
    }
    if (beyond.length > 0) notListed?.set(rule, beyond);
  }
  return breaks;
}

/** Whether a sum holds as Excel adds it up, which passes over numbers kept as text: it follows once they are numbers. */
function holdsForExcel(
  rows: Rows,
  { total, parts }: Rule,
  row: number,
  sum: number,
  typed: ReadonlyMap<number, number>,
): boolean {
  const passedOver = parts.reduce(
    (amount, slot) => amount + (typed.get(cellIn(row, slot)) ?? 0),
    0,
  );
  return (
    passedOver !== 0 &&
    equalAmounts(sum - passedOver, rows.amounts[total]?.[row] ?? 0, rows.integers)
  );
}

/** The slots that a rule adds up in a row. */
export function partsIn(
  rows: Rows,
  row: number,
  { parts, otherwise }: Pick<Rule, "parts" | "otherwise">,
): readonly number[] {
  return otherwise && !parts.some((slot) => isPresent(rows, row, slot)) ? otherwise : parts;
}

function sumIn(rows: Rows, row: number, slots: readonly number[]): number {
  return slots.reduce((sum, slot) => sum + (rows.amounts[slot]?.[row] ?? 0), 0);
}

/** Rows that make a column of blanks one that nobody filled in, rather than a value missing here and there. */
const FEWEST_ROWS_OF_EMPTY = 3;

/** Whether a column of sums is blank in all of rows [start, end): it has a finding of its own, not one a row. */
export function isEmptyColumn(rows: Rows, slot: number, start: number, end: number): boolean {
  if (end - start < FEWEST_ROWS_OF_EMPTY) return false;
  for (let row = start; row < end; row++) if (isPresent(rows, row, slot)) return false;
  return !rows.oddCells.some((cell) => cell.slot === slot && cell.row >= start && cell.row < end);
}

/** The columns that a rule adds up: its quarters' sums in place of their months, where those are known. */
function addendsOf(rows: Rows, rule: Rule, quarters: QuarterAmounts | undefined): AmountColumn[] {
  if (quarters && rule.byMonths && rule.series !== "reprogrammed") {
    const { [rule.series]: sums } = quarters;
    return rule.byMonths.map((quarter) => sums[quarter]);
  }
  return rule.parts.flatMap((slot) => rows.amounts[slot] ?? []);
}

/** The rules worth asking of rows [start, end) of a table: those whose total is a column that somebody fills in. */
export function rulesInUse(
  rows: Rows,
  rules: readonly Rule[],
  { start, end }: RowRange,
): readonly Rule[] {
  return rules.filter(({ total }) => !isEmptyColumn(rows, total, start, end));
}

/**
 * Every break of a table's rules among its rows of one kind.
 * @param range all of the table's rows of that kind
 * @param asked those of them that are looked at
 */
export function tableBreaks(
  rows: Rows,
  table: Table,
  range: RowRange,
  {
    asked = [range],
    quarters,
    notListed,
  }: {
    readonly asked?: readonly RowRange[];
    readonly quarters?: QuarterAmounts;
    readonly notListed?: Map<Rule, number[]>;
  } = {},
): RuleBreak[] {
  if (asked.length === 0) return [];
  const rules = rulesInUse(rows, rulesOf(table.columns), range);
  // Where execution is measured against what was reprogrammed, or by some quarters alone, the quarters programmed are those.
  const areOfYear =
    table.columns.programmedBy === "programmed" &&
    ![0, 1, 2, 3].some((quarter) => isExecutionMissing(table.columns, quarter));
  const added = areOfYear ? quarters : undefined;
  return asked.flatMap(({ start, end }) => ruleBreaks(rows, rules, start, end, added, notListed));
}
