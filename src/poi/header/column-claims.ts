import type { Row } from "../cells";
import { SHEET_WIDTH } from "../address";
import type { Columns } from "./columns";
import { factsOf, isYearAlone } from "./header-facts";
import { meaningOf, SLOT_COUNT, TARGET } from "../slots";

/** A column of a header that may be one of amounts: what it would be read for, if it were read. */
export interface ColumnClaim {
  /** 0-based sheet column. */
  readonly column: number;
  /** What its header says, with the group over it; "" where it says nothing. */
  readonly header: string;
  /** The slot that its words name; -1 where they are not known. */
  readonly slot: number;
  /** The year that its words name. */
  readonly year: number | null;
  /** Whether it says again what the columns beside it add up to, and is not checked. */
  readonly isRunningTotal?: true;
  /** Whether it stands in a block of AVANCE by months of which it is not known whether it says amounts. */
  readonly isProgress?: true;
}

/** A column with figures that were not read. */
export interface UnreadColumn extends Pick<
  ColumnClaim,
  "column" | "header" | "isRunningTotal" | "isProgress"
> {
  /** The column that was read for the same slot; -1 where the words are not known. */
  readonly readInstead: number;
  /** Where it is of a year after the plan's, which is no part of it, that year. */
  readonly laterYear?: number;
}

/** What shares a year: META, or the amounts of a series. */
function groupOf(slot: number): string {
  const meaning = meaningOf(slot);
  return meaning.kind === "target" ? "target" : meaning.series;
}

/**
 * The groups of which a header has columns of a year. Where it says so of what is programmed, what was executed is told
 * by its year as well: that of last year, for comparison, is none of the plan's.
 */
function groupsOfYear(claims: readonly ColumnClaim[], year: number | null): ReadonlySet<string> {
  const groups = new Set(
    claims.flatMap(({ slot, year: own }) =>
      slot >= 0 && year !== null && own === year ? [groupOf(slot)] : [],
    ),
  );
  return groups.has("programmed") ? groups.add("executed") : groups;
}

/**
 * The columns of the plan's own year, where a header has those of several: META 2024 beside META 2025, EJECUTADO 2024
 * before EJECUTADO 2025. Where none names that year it is the one that names none (META beside META 2024), or the first.
 */
export function columnsOfYear(columns: Columns, year: number | null): Columns {
  const { claims } = columns;
  if (year === null) return columns;
  const groups = groupsOfYear(claims, year);
  const amount = Int32Array.from(columns.amount);
  for (let slot = TARGET; slot < SLOT_COUNT; slot++) {
    const ofSlot = claims.filter((claim) => claim.slot === slot);
    const read = ofSlot.find(({ column }) => column === amount[slot]);
    if (!read || read.year === year) continue;
    const own = ofSlot.find((claim) => claim.year === year);
    const plain = ofSlot.find((claim) => claim.year === null);
    if (own) amount[slot] = own.column;
    // A total of last year alone is none of this one's.
    else if (read.year !== null && (plain || groups.has(groupOf(slot))))
      amount[slot] = plain?.column ?? -1;
  }
  return { ...columns, amount };
}

/**
 * The columns that would be missed if they held figures: those that say the same as another, and, from the first amount
 * on, those whose words are not known. Those of years before the plan's are known, and left out, where the one that is read
 * is not of such a year itself; those of years after it may be presented along with it.
 */
export function unreadColumns(columns: Columns, year: number | null): UnreadColumn[] {
  const { amount, claims } = columns;
  // Rows in turn have the same columns.
  const read = amount.filter((column) => column >= 0).map((column) => column % SHEET_WIDTH);
  const isRead = new Set(read);
  const [first, last] = [Math.min(...read), Math.max(...read)];
  const groups = groupsOfYear(claims, year);
  return claims.flatMap((claim): UnreadColumn[] => {
    const { column, header, slot, year: own, isRunningTotal, isProgress } = claim;
    if (isRead.has(column)) return [];
    if (isRunningTotal) return [{ column, header, readInstead: -1, isRunningTotal }];
    if (isProgress) return [{ column, header, readInstead: -1, isProgress }];
    if (slot < 0) {
      const isAmong = column > first && (header !== "" || column < last);
      if (!isAmong) return [];
      if (isOfYearPast(claim, columns, year)) return [];
      const isLater = own !== null && year !== null && own > year;
      return [{ column, header, readInstead: -1, ...(isLater && { laterYear: own }) }];
    }
    const isOfYear =
      groups.has(groupOf(slot)) ||
      claims.some((each) => each.column === amount[slot] && each.year === null);
    if (own === null || year === null || own === year || !isOfYear)
      return [{ column, header, readInstead: amount[slot] }];
    return own > year ? [{ column, header, readInstead: -1, laterYear: own }] : [];
  });
}

/**
 * The columns left of the first amount whose words are not known: codes and numbers of papers stand there, so that they
 * are missed only where a TOTAL adds them up. Those of years past are known.
 */
export function columnsBefore(columns: Columns, year: number | null): UnreadColumn[] {
  const { amount, claims } = columns;
  const first = Math.min(...amount.filter((column) => column >= 0));
  return claims.flatMap((claim) => {
    const { column, header, slot, isRunningTotal, isProgress } = claim;
    const isUnknown = slot < 0 && header !== "" && !isRunningTotal && !isProgress;
    return isUnknown && column < first && !isOfYearPast(claim, columns, year)
      ? [{ column, header, readInstead: -1 }]
      : [];
  });
}

/**
 * Whether a column says what it is of a year before the plan's ("EJECUTADO 2024"), where none that is read is of such a year
 * itself.
 */
const isOfYearPast = (
  { year: own, header }: ColumnClaim,
  { amount, claims }: Columns,
  year: number | null,
): boolean =>
  own !== null &&
  year !== null &&
  own < year &&
  !isYearAlone(factsOf(header)) &&
  !claims.some((read) => read.year !== null && read.year < year && amount.includes(read.column));

/**
 * Whether some rows have figures in an unread column other than those of the column read instead.
 * @param firstColumn the sheet column of `row[0]`
 */
export function hasFigures(
  rows: readonly Row[],
  [from, to]: readonly [number, number],
  { column, readInstead }: UnreadColumn,
  firstColumn: number,
): boolean {
  for (let at = from; at < to; at++) {
    const value = rows[at][column - firstColumn];
    if (typeof value !== "number" || value === 0) continue;
    if (readInstead < 0 || rows[at][readInstead - firstColumn] !== value) return true;
  }
  return false;
}
