import type { CellValue } from "../cells";

const MONTHS = 12;

/** Serial numbers of 1 January 2000 and of a day in 2119: the dates that a plan's months can be. */
const FIRST_DATE = 36_526;
const LAST_DATE = 80_000;

/**
 * A workbook may count its days from 1904, as old ones made on a Mac do: Office.js does not say. Then the first of each
 * month looks like the last of the month before, and the months of a year like those of two, which no plan has.
 */
const DAYS_TO_1904 = 1_462;

/** Fewer dates than this one month after the other may be anything's. */
const FEWEST_DATES = 3;

/** Whether a number can be the year of a plan. */
export const isYear = (value: number): boolean => value >= 2000 && value <= 2100;

/**
 * The months that a header row names by numbers: 1 … 12, or dates (Excel's serial numbers) of one month after the
 * other, as "ene-26" is kept; once or several times over. Undefined where a number of the row is no part of that
 * (a year is let pass): then it is no row of a header.
 * @returns by index into the row, the 0-based month
 */
export function monthNumbers(row: readonly CellValue[]): ReadonlyMap<number, number> | undefined {
  const numbers: { readonly at: number; readonly value: number }[] = [];
  for (let at = 0; at < row.length; at++) {
    const cell = row[at];
    if (cell === "") continue;
    const value = numberOf(cell);
    if (value === undefined || isYear(value)) continue;
    if (!Number.isInteger(value) || value < 1) return undefined;
    if (value > MONTHS && (value < FIRST_DATE || value > LAST_DATE)) return undefined;
    numbers.push({ at, value });
  }
  if (numbers.length < FEWEST_DATES) return undefined;
  const values = numbers.map(({ value }) => value);
  const months =
    values[0] <= MONTHS
      ? numberedMonths(values)
      : (datedMonths(values) ?? datedMonths(values.map((value) => value + DAYS_TO_1904)));
  return months && new Map(numbers.map(({ at }, index) => [at, months[index]]));
}

const TYPED = /^\s*\d{1,2}\s*$/;

/** Whether a cell holds a number, or a short one kept as text as "01" is. */
export function isNumber(cell: CellValue): boolean {
  return typeof cell === "number" || (typeof cell === "string" && TYPED.test(cell));
}

function numberOf(cell: CellValue): number | undefined {
  return isNumber(cell) ? Number(cell) : undefined;
}

/** 1 … 12, any number of times. */
function numberedMonths(values: readonly number[]): number[] | undefined {
  const areMonths =
    values.length % MONTHS === 0 && values.every((value, index) => value === (index % MONTHS) + 1);
  return areMonths ? values.map((value) => value - 1) : undefined;
}

/** One month after the other; each may stand there several times, and all of them again. */
function datedMonths(values: readonly number[]): number[] | undefined {
  // Months since 1900: one month after the other is one more.
  const months = values.map((value) => {
    const date = new Date(Date.UTC(1899, 11, 30) + value * 86_400_000);
    return date.getUTCFullYear() * MONTHS + date.getUTCMonth();
  });
  const [first] = months;
  const follow = months.every(
    (month, index) =>
      index === 0 ||
      month === first ||
      month === months[index - 1] ||
      month === months[index - 1] + 1,
  );
  const isOneYear = new Set(months.map((month) => Math.floor(month / MONTHS))).size === 1;
  const count = new Set(months).size;
  return follow && isOneYear && count >= FEWEST_DATES
    ? months.map((month) => month % MONTHS)
    : undefined;
}

const INITIALS = "EFMAMJJASOND";

/**
 * The months that a header row names by their initials, all twelve in their order, once or several times over; other
 * cells may stand among them. Undefined where a row does not.
 * @returns by index into the row, the 0-based month
 */
export function monthInitials(row: readonly CellValue[]): ReadonlyMap<number, number> | undefined {
  const letters = row.flatMap((cell, at) => {
    const letter = typeof cell === "string" ? cell.trim().toUpperCase() : "";
    return letter.length === 1 && INITIALS.includes(letter) ? [{ at, letter }] : [];
  });
  const areMonths =
    letters.length > 0 &&
    letters.length % MONTHS === 0 &&
    letters.every(({ letter }, index) => letter === INITIALS[index % MONTHS]);
  return areMonths ? new Map(letters.map(({ at }, index) => [at, index % MONTHS])) : undefined;
}
