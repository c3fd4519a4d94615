import type { Row } from "../layout";
import { factsOf, isGroup } from "./header-facts";
import { monthNumbers } from "./month-numbers";
import { fold } from "./words";

/** A cell of a band that is a group, with where it stands. */
interface Over {
  readonly level: number;
  readonly column: number;
  readonly part: string;
  /** Where the series between the two begins: PROGRAMADO and EJECUTADO under each quarter; -1 where there is none. */
  readonly series: number;
}

const YEARLY = /\bANUAL|\b20\d\d\b/;

/**
 * The cells of a header's band, by row and column, in which TOTAL is that of the quarter or semester over it and not the
 * year's: "I TRIMESTRE" over ENE, FEB, MAR and TOTAL. It takes more than one of them, or no month beyond the only one:
 * the year's own TOTAL stands under the last, whose merged cell ends before it, or after the last one's own.
 */
export function partTotalsIn(band: readonly Row[]): readonly ReadonlySet<number>[] {
  const parts = new Set<string>();
  const taken = new Set<string>();
  const found = band.map((row, level) => {
    const columns = new Set<number>();
    for (const [column, value] of row.entries()) {
      const { role, period, series } = factsOf(value);
      if (role || period?.kind !== "year" || YEARLY.test(fold(String(value)))) continue;
      const over = partOver(band, level, column);
      const key = `${over?.level}:${over?.column}:${over?.series}:${series}`;
      if (!over || taken.has(key)) continue;
      taken.add(key);
      parts.add(over.part);
      columns.add(column);
    }
    return columns;
  });
  return parts.size > 1 || isOfOnePart(band) ? found : band.map(() => new Set());
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
    return { level, column: from, part: `${period.kind} ${period.index}`, series };
  }
  return undefined;
}
