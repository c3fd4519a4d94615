import { rowsBelow } from "../address";
import type { Columns } from "../header/columns";
import { amountAt, slotsInSheetOrder, type Plan, type Rows, type Table } from "../plan";
import { isReprogrammed } from "../sums/quarter-amounts";
import { roundedParts } from "../sums/rounded-parts";
import { isEmptyColumn, rulesOf, type Rule } from "../sums/rules";
import { monthSlot, SERIES } from "../slots";
import { hasReprogrammed } from "../sums/target-series";

/** A rule with the positions of its cells in the row in place of its slots. */
export interface PlacedRule {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Rules by position in a row whose cells stand in the order of `slots`. */
function placeRules(rules: readonly Rule[], slots: readonly number[]): PlacedRule[] {
  return rules.map((rule) => ({
    total: slots.indexOf(rule.total),
    parts: rule.parts.map((slot) => slots.indexOf(slot)),
  }));
}

/** A table's rows as the diagnosis sees them: a list of cells in sheet order, and the sums among them. */
export interface RowSums {
  readonly slots: readonly number[];
  /** Sheet columns, by position. */
  readonly columns: readonly number[];
  /** Columns right of the last that have a name and are not read; at most `MOST_BESIDE` are of interest. */
  readonly beside: number;
  /** Sheet columns among them that hold figures and are not read. */
  readonly unread: readonly number[];
  /** Position of the first of the cells that stand side by side up to the last: what slides before it goes through columns that are not read. */
  readonly lastRun: number;
  readonly rules: readonly PlacedRule[];
  /** By position: the rules (bit i is rules[i]) that the cell takes part in. */
  readonly masks: Int32Array;
  /** By position: where the totals stand that the cell is a part of. */
  readonly totals: readonly (readonly number[])[];
  /** By position: the rules whose last part stands there, and those whose total does, right of all parts. */
  readonly endingAt: readonly (readonly PlacedRule[])[];
  /** Position of each 0-based month of each of `SERIES`; -1 where the table has no such column. */
  readonly months: readonly (readonly number[])[];
}

/** Whether all cells stand in one row of the sheet. */
export const isOneRow = ({ columns }: RowSums): boolean =>
  columns.every((column) => rowsBelow(column) === 0);

/** As many columns right of a row's as cells can slide. */
const MOST_BESIDE = 3;

/** Most rules that a row can have: their bits must fit a mask. No table has more than 22. */
const MOST_RULES = 31;

/** The sums of a table's activities or total rows; those of columns that nobody filled in are not asked. */
export function rowSumsOf(
  table: Table,
  rows: Rows,
  range: { readonly start: number; readonly end: number },
): RowSums {
  const slots = slotsInSheetOrder(table.columns);
  const asked = rulesOf(table.columns).filter(
    (rule) => !isEmptyColumn(rows, rule.total, range.start, range.end),
  );
  return withRules(
    {
      slots,
      columns: slots.map((slot) => table.columns.amount[slot]),
      beside: besideOf(table.columns, slots),
      unread: unreadAmong(table, slots),
      months: SERIES.map((series) =>
        Array.from({ length: 12 }, (_, month) => slots.indexOf(monthSlot(series, month))),
      ),
    },
    placeRules(asked, slots).slice(0, MOST_RULES),
  );
}

function besideOf({ amount, lastNamed }: Columns, slots: readonly number[]): number {
  const last = amount[slots[slots.length - 1]] ?? lastNamed;
  return Math.min(MOST_BESIDE, Math.max(0, lastNamed - last));
}

/** Percentages and those of years past are known and not said to be unread: they hold figures all the same. */
function unreadAmong(
  { columns: { amount, claims, figuresLeftOut }, unread }: Table,
  slots: readonly number[],
): number[] {
  const read = new Set(slots.map((slot) => amount[slot]));
  const first = Math.min(...read);
  const last = Math.max(...read);
  const withFigures = [
    ...unread.map(({ column }) => column),
    ...claims.filter(({ slot }) => slot >= 0).map(({ column }) => column),
    ...figuresLeftOut,
  ];
  return [...new Set(withFigures)].filter(
    (column) => column > first && column < last && !read.has(column),
  );
}

/** The same row with other rules. */
export function withRules(
  row: Pick<RowSums, "slots" | "columns" | "beside" | "unread" | "months">,
  rules: readonly PlacedRule[],
): RowSums {
  const masks = new Int32Array(row.slots.length);
  const totals = row.slots.map((): number[] => []);
  for (const [bit, { total, parts }] of rules.entries()) {
    for (const position of [total, ...parts]) masks[position] |= 1 << bit;
    for (const part of parts) totals[part].push(total);
  }
  const endingAt = rulesEndingAt(rules, row.slots.length);
  const { slots, columns, beside, unread, months } = row;
  const lastRun = lastRunOf(columns);
  return { slots, columns, beside, unread, lastRun, months, rules, masks, totals, endingAt };
}

function lastRunOf(columns: readonly number[]): number {
  let first = columns.length - 1;
  while (first > 0 && columns[first - 1] === columns[first] - 1) first--;
  return first;
}

/** See RowSums.endingAt; of a row with so many cells. */
export function rulesEndingAt(rules: readonly PlacedRule[], cells: number): PlacedRule[][] {
  const endingAt = Array.from({ length: cells }, (): PlacedRule[] => []);
  for (const rule of rules) {
    const lastPart = Math.max(...rule.parts);
    endingAt[lastPart].push(rule);
    if (rule.total > lastPart) endingAt[rule.total].push(rule);
  }
  return endingAt;
}

/** A row's amounts in sheet order; null where the cell holds no number. */
export function cellsOf(rows: Rows, row: number, slots: readonly number[]): (number | null)[] {
  const cells = CELLS;
  for (let at = 0; at < slots.length; at++) cells[at] = amountAt(rows, row, slots[at]);
  return cells.slice(0, slots.length);
}

/** A list that grows cell by cell takes half as much room again, and thousands are kept until a plan is diagnosed. */
const CELLS: (number | null)[] = [];

/**
 * Looks up the sums of each table's activities once. A row that was not reprogrammed is read without the columns
 * of that series, in which it is blank, and one of equal parts without the sums that only their rounding breaks.
 */
export function rowSumsByTable(plan: Plan): (row: number) => RowSums {
  const known = new Map<number, RowSums>();
  const original = new Map<number, RowSums>();
  const { activities } = plan;
  const hasBoth = plan.tables.map(({ columns }) => hasReprogrammed(columns));
  return (row) => {
    const index = activities.table[row];
    const table = plan.tables[index];
    const isOriginal = hasBoth[index] && !isReprogrammed(activities, row);
    const cache = isOriginal ? original : known;
    let sums = cache.get(index);
    if (!sums) {
      const read = isOriginal ? { ...table, columns: originalColumns(table.columns) } : table;
      sums = rowSumsOf(read, activities, table.activities);
      cache.set(index, sums);
    }
    return activities.integers ? sums : withoutRounded(sums, activities, row);
  };
}

function withoutRounded(sums: RowSums, rows: Rows, row: number): RowSums {
  const isRounded = ({ total, parts }: PlacedRule): boolean =>
    roundedParts(rows, row, {
      total: sums.slots[total],
      parts: parts.map((position) => sums.slots[position]),
    }) !== undefined;
  return sums.rules.some(isRounded)
    ? withRules(
        sums,
        sums.rules.filter((rule) => !isRounded(rule)),
      )
    : sums;
}

/** A table's columns without those of the reprogrammed series. */
function originalColumns(columns: Columns): Columns {
  const amount = columns.amount.map((column, slot) =>
    slot >= monthSlot("reprogrammed", 0) ? -1 : column,
  );
  return { ...columns, amount, targetOf: "programmed" };
}

/** By how much each rule fails: what its total says less what its parts add up to; 0 where it holds. */
export function residuals(
  cells: readonly (number | null)[],
  rules: readonly PlacedRule[],
): number[] {
  const rests: number[] = [];
  for (const rule of rules) rests.push(residual(cells, rule));
  return rests;
}

function residual(cells: readonly (number | null)[], { total, parts }: PlacedRule): number {
  let rest = cells[total] ?? 0;
  let size = Math.abs(rest);
  for (const part of parts) {
    const cell = cells[part] ?? 0;
    rest -= cell;
    size += Math.abs(cell);
  }
  return Math.abs(rest) <= ROUNDING * size ? 0 : tidy(rest, size);
}

/** Relative error of adding up a few dozen decimals; far below the 1e-9 within which sums are held equal. */
const ROUNDING = 5e-10;

/** Digits of an amount that decimal arithmetic leaves right: a number has 15, and adding up dozens costs some. */
const RIGHT_DIGITS = 12;

/**
 * A restored amount without the last digits' noise of decimal arithmetic: 0.1 and not 0.09999999997671694.
 * @param among size of the amounts that it was reckoned from: of a small rest of large ones fewer digits are right
 */
export function tidy(amount: number, among = Math.abs(amount)): number {
  if (Number.isInteger(amount)) return amount;
  const decimals = RIGHT_DIGITS - Math.ceil(Math.log10(among));
  return Number(amount.toFixed(Math.min(100, Math.max(FEWEST_DECIMALS, decimals))));
}

/** Cents are kept whatever the size: they are right as long as all digits of the amount are. */
const FEWEST_DECIMALS = 2;
