import type { Row } from "../cells";
import type { Period, PeriodKind } from "../slots";
import type { NumberedPeriods } from "./numbered-periods";
import { factsOf, isGroup } from "./header-facts";
import { monthNumbers } from "./month-numbers";
import { fold } from "./fold";
import { unnamedPart } from "./words";

/** A cell of a band that is a group, with where it stands. */
interface Over {
  readonly level: number;
  readonly column: number;
  readonly part: Period;
  /** Where the series between the two begins: PROGRAMADO and EJECUTADO under each quarter; -1 where there is none. */
  readonly series: number;
}

const YEARLY = /\bANUAL|\b20\d\d\b/;

/** By row of a header's band and column, the part of the year whose sum a cell is. */
type PartTotals = readonly ReadonlyMap<number, Period>[];

/**
 * The cells of a header's band in which TOTAL is that of a quarter or semester and not the year's: under it, or right
 * after its months. It takes more than one part that has its own, or no month beyond the only one that is named over
 * them: the year's TOTAL stands under the last quarter, whose merged cell ends before it, or after the months of the one
 * quarter that there is.
 * @param numbered by row of the band, the periods that are named by numbers, initials or places
 */
export function partTotalsIn(
  band: readonly Row[],
  numbered: readonly (NumberedPeriods | undefined)[],
): PartTotals {
  const underParts = totalsUnderParts(band);
  const under = isOfOnePart(band) ? underParts : ofSeveral(underParts);
  const after = ofSeveral(band.map((row, level) => totalsAfterMonths(row, numbered[level])));
  // "TOTAL TRIMESTRE" is that of the only quarter that there is, too.
  const named = band.map((row, level) => totalsAfterMonths(row, numbered[level], NAMED));
  return band.map((_, level) => new Map([...after[level], ...named[level], ...under[level]]));
}

function ofSeveral(totals: PartTotals): PartTotals {
  const parts = totals.flatMap((row) =>
    [...row.values()].map(({ kind, index }) => `${kind} ${index}`),
  );
  return new Set(parts).size > 1 ? totals : totals.map(() => new Map());
}

/** Whether all periods of a band are one quarter or semester and its months, as in the plan of a quarter alone. */
function isOfOnePart(band: readonly Row[]): boolean {
  if (band.some((row) => monthNumbers(row))) return false;
  const periods = band.flat().flatMap((value) => factsOf(value).period ?? []);
  const parts = periods.filter(({ kind }) => kind === "quarter" || kind === "semester");
  const months = periods.filter(({ kind }) => kind === "month");
  if (parts.length === 0 || months.length === 0) return false;
  const [{ kind, index, isToDate }] = parts;
  const length = kind === "quarter" ? 3 : 6;
  return (
    !isToDate &&
    parts.every((part) => part.kind === kind && part.index === index) &&
    months.every((month) => Math.floor(month.index / length) === index)
  );
}

/** "I TRIMESTRE" over ENE, FEB, MAR and TOTAL. */
function totalsUnderParts(band: readonly Row[]): PartTotals {
  const taken = new Set<string>();
  return band.map((row, level) => {
    const columns = new Map<number, Period>();
    for (const [column, value] of row.entries()) {
      const { role, period, series } = factsOf(value);
      if (role || period?.kind !== "year" || YEARLY.test(fold(String(value)))) continue;
      const over = partOver(band, level, column);
      const key = `${over?.level}:${over?.column}:${over?.series}:${series}`;
      if (!over || taken.has(key)) continue;
      taken.add(key);
      columns.set(column, over.part);
    }
    return columns;
  });
}

/** "TOTAL TRIMESTRE", and not "Sub Total". */
const NAMED: readonly PeriodKind[] = ["quarter", "semester"];

/**
 * ENE, FEB, MAR, "Sub Total", ABR, MAY, JUN, "Sub Total".
 * @param said what such a cell may say to be the sum of
 */
function totalsAfterMonths(
  row: Row,
  numbered: NumberedPeriods | undefined,
  said: readonly (PeriodKind | "part")[] = [...NAMED, "part"],
): ReadonlyMap<number, Period> {
  const columns = new Map<number, Period>();
  /** The months since the last cell that is none, each the one after that before it. */
  let months: number[] = [];
  for (const [column, value] of row.entries()) {
    if (value === "") continue;
    const { period } = numbered?.get(column) ?? factsOf(value);
    if (period?.kind === "month") {
      const month = period.index;
      months = months.at(-1) === month - 1 ? [...months, month] : [month];
      continue;
    }
    const part = partOf(months);
    const of = unnamedPart(String(value));
    if (part && of && said.includes(of) && (of === "part" || of === part.kind))
      columns.set(column, part);
    months = [];
  }
  return columns;
}

/** The quarter or semester that some months in their order make up. */
function partOf(months: readonly number[]): Period | undefined {
  const kind = months.length === 3 ? "quarter" : months.length === 6 ? "semester" : undefined;
  if (kind === undefined || months[0] % months.length !== 0) return undefined;
  return { kind, index: months[0] / months.length };
}

/** The quarter or semester whose cell stands over another, or left of that in the first cell of a merged one. */
function partOver(band: readonly Row[], below: number, column: number): Over | undefined {
  let series = -1;
  for (let level = below - 1; level >= 0; level--) {
    let from = column;
    while (from > 0 && (band[level][from] ?? "") === "") from--;
    const facts = factsOf(band[level][from] ?? "");
    const { period } = facts;
    if (isGroup(facts) && !period && series < 0) series = from;
    if (!isGroup(facts) || !period) continue;
    if (period.kind !== "quarter" && period.kind !== "semester") return undefined;
    return { level, column: from, part: period, series };
  }
  return undefined;
}
