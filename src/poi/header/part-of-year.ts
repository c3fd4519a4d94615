import { borneOut } from "./borne-out";
import type { Columns } from "./columns";
import { fold } from "./fold";
import type { RowsBelow } from "./rows-below";
import { monthSlot, quarterSlot, SERIES, slotOf, TARGET, type Period, type Series } from "../slots";

const YEAR: Period = { kind: "year", index: 0 };
const MONTHS = Array.from({ length: 12 }, (_, month) => month);

/** More months than these may be a year's, one of whose headers is not known. */
const MOST_MONTHS = 9;

const SAYS_YEAR = /\bANUAL|\bAÑO\b|\b20\d\d\b/;

/** A column of this name is META where no other is; one of another name is META whatever its figures. */
const SUM = /^(SUB ?)?TOTAL\b|^SUMA\b/;

/**
 * The columns of a header in which TOTAL stands after some months, as in the report of a quarter (JUL, AGO, SET, TOTAL) or
 * of what there is of a year (ENE … SET, TOTAL). Where it says in most rows what they add up to, it is that: of the quarter
 * or semester that they are, or of `partialYears`. Where it does not, and does not say to be of the year either, it is not
 * read, and named; but where no other column is META, it is META.
 */
export function withPartOfYear(columns: Columns, below: RowsBelow): Columns {
  return SERIES.reduce((known, series) => {
    const months = someMonths(known, series);
    const year = known.amount[slotOf(series, YEAR)];
    const isTarget = year < 0 && series === "programmed" && isSum(known, known.amount[TARGET]);
    const total = isTarget ? known.amount[TARGET] : year;
    if (months.length < 2 || total < 0) return known;
    const parts = months.map((month) => known.amount[monthSlot(series, month)]);
    const { telling, holding } = borneOut([{ total, parts }], below);
    const isBorneOut = 2 * holding > telling;
    if (isTarget) return isBorneOut ? withPartialYear(known, series) : known;
    if (isBorneOut) return withSum(known, series, months);
    const mayBeYear = telling === 0 || months.length > MOST_MONTHS || saysYear(known, year);
    return mayBeYear ? known : without(known, series);
  }, columns);
}

/** The months of a series, where some are missing and neither quarters nor semesters make up the year. */
function someMonths({ amount }: Columns, series: Series): readonly number[] {
  const has = (slot: number): boolean => amount[slot] >= 0;
  const months = MONTHS.filter((month) => has(monthSlot(series, month)));
  const hasAll =
    months.length === MONTHS.length ||
    [0, 1, 2, 3].every((quarter) => has(quarterSlot(series, quarter))) ||
    [0, 1].every((index) => has(slotOf(series, { kind: "semester", index })));
  return hasAll ? [] : months;
}

const saysYear = (columns: Columns, column: number): boolean =>
  SAYS_YEAR.test(headerOf(columns, column));

/** Whether a column is by its own name a sum, and of no year. */
function isSum(columns: Columns, column: number): boolean {
  const header = headerOf(columns, column);
  return SUM.test(header.split(" / ").at(-1) ?? "") && !SAYS_YEAR.test(header);
}

const headerOf = ({ claims }: Columns, column: number): string =>
  fold(claims.find((each) => each.column === column)?.header ?? "");

const withPartialYear = (columns: Columns, series: Series): Columns => ({
  ...columns,
  partialYears: [...columns.partialYears, series],
});

/** With the column of the year as the sum of some months. */
function withSum(columns: Columns, series: Series, months: readonly number[]): Columns {
  const part = partOf(months);
  const slot = part ? slotOf(series, part) : -1;
  if (slot < 0 || columns.amount[slot] >= 0) return withPartialYear(columns, series);
  const year = slotOf(series, YEAR);
  const amount = Int32Array.from(columns.amount);
  [amount[slot], amount[year]] = [amount[year], -1];
  const claims = columns.claims.map((claim) =>
    claim.column === amount[slot] ? { ...claim, slot } : claim,
  );
  return { ...columns, amount, claims };
}

/** The quarter or semester whose months these are, all of them. */
function partOf(months: readonly number[]): Period | undefined {
  const kind = months.length === 3 ? "quarter" : months.length === 6 ? "semester" : undefined;
  const index = months[0] / months.length;
  const isWhole = months.every((month, nth) => month === months[0] + nth);
  return kind && isWhole && Number.isInteger(index) ? { kind, index } : undefined;
}

/** Without the column of a series' year, which is named as one that is not checked. */
function without(columns: Columns, series: Series): Columns {
  const year = slotOf(series, YEAR);
  const column = columns.amount[year];
  const amount = Int32Array.from(columns.amount);
  amount[year] = -1;
  const claims = columns.claims.map((claim) =>
    claim.column === column ? { ...claim, slot: -1, isRunningTotal: true as const } : claim,
  );
  return { ...columns, amount, claims };
}
