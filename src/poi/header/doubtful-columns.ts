import { groupBy } from "../group-by";
import { borneOut, type ColumnSum } from "./borne-out";
import type { Columns } from "./columns";
import type { RowsBelow } from "./rows-below";
import {
  hasSeries,
  SERIES,
  slotOf,
  TARGET,
  type Period,
  type PeriodKind,
  type Series,
} from "../slots";

/** A column of a period of which no word tells whose it is: "Total" under BENEFICIARIOS, "I TRIM" under INDICADOR. */
export interface DoubtfulColumn {
  /** 0-based sheet column. */
  readonly column: number;
  readonly period: Period;
  /** The group over it, folded; "" where there is none. */
  readonly group: string;
  /** Whose it is if it is anyone's, where a word says so ("ACUMULADO ANUAL" over PROG. and EJEC.). */
  readonly series?: Series;
}

const CHANGED = /^(MODIFICACION|MODIFICAD[AO]S?)\b/;

const YEAR: Period = { kind: "year", index: 0 };
const COUNTS: readonly (readonly [PeriodKind, number])[] = [
  ["month", 12],
  ["quarter", 4],
  ["semester", 2],
];

/**
 * The columns of a header with those doubtful ones that are a series' as their figures bear out: in most rows they say
 * what the months, quarters or semesters of it add up to, or add up to what these say. The others stay unknown, and named.
 */
export function withDoubtfulColumns(columns: Columns, below: RowsBelow): Columns {
  if (columns.doubtful.length === 0) return columns;
  const groups = groupBy(columns.doubtful, ({ group, period, column }) =>
    // Two totals without a group have nothing to do with one another.
    group === "" ? `${column}` : `${group} ${period.kind}`,
  );
  const last = columns.doubtful.findLast(({ group }) => CHANGED.test(group))?.group;
  return [...groups.values()].reduce((known, group) => {
    if (group[0].group === last && isAgain(known, group))
      return withSeries(known, group, "reprogrammed");
    const [{ series: own }] = group;
    const series = SERIES.find((each) => {
      const isFree =
        (own === undefined || own === each) &&
        group.every(({ period }) => known.amount[slotOf(each, period)] < 0);
      const sums = isFree ? sumsWith(known, group, each) : [];
      const { telling, holding } = borneOut(sums, below);
      return 2 * holding > telling;
    });
    return series ? withSeries(known, group, series) : known;
  }, columns);
}

/**
 * Whether a group is what was programmed again, in all its months or quarters: the last of MODIFICACIÓN N° 01 and N° 02.
 * The word alone stands in titles as well.
 */
function isAgain({ amount }: Columns, group: readonly DoubtfulColumn[]): boolean {
  const [{ period }] = group;
  return (
    group.length === COUNTS.find(([kind]) => kind === period.kind)?.[1] &&
    !hasSeries(amount, "reprogrammed") &&
    group.every((each) => amount[slotOf("programmed", each.period)] >= 0)
  );
}

/** What has to hold if some columns are of a series. */
function sumsWith(
  { amount }: Columns,
  group: readonly DoubtfulColumn[],
  series: Series,
): readonly ColumnSum[] {
  const own = group.flatMap(({ column, period }) => {
    const parts = partsOf(amount, series, period);
    return parts.length > 0 ? [{ total: column, parts }] : [];
  });
  if (own.length > 0) return own;
  const count = COUNTS.find(([kind]) => kind === group[0].period.kind)?.[1];
  const year = amount[slotOf(series, YEAR)];
  const total = year < 0 && series === "programmed" ? amount[TARGET] : year;
  return group.length === count && total >= 0
    ? [{ total, parts: group.map(({ column }) => column) }]
    : [];
}

/** The columns that a series' amount of a period is the sum of, months before quarters; none where there are not all of them. */
function partsOf(amount: Int32Array, series: Series, { kind, index }: Period): readonly number[] {
  const own = COUNTS.find(([each]) => each === kind)?.[1] ?? 1;
  for (const [part, count] of COUNTS) {
    if (count <= own) break;
    const each = count / own;
    const parts = Array.from(
      { length: each },
      (_, nth) => amount[slotOf(series, { kind: part, index: index * each + nth })],
    );
    if (parts.every((column) => column >= 0)) return parts;
  }
  return [];
}

/** What is programmed for the year is the target where no column is by its name. */
function withSeries(columns: Columns, group: readonly DoubtfulColumn[], series: Series): Columns {
  const amount = Int32Array.from(columns.amount);
  const slots = new Map<number, number>();
  for (const { column, period } of group) {
    const isTarget = series === "programmed" && period.kind === "year" && amount[TARGET] < 0;
    const slot = isTarget ? TARGET : slotOf(series, period);
    if (amount[slot] < 0) amount[slot] = column;
    slots.set(column, slot);
  }
  const claims = columns.claims.map((claim) => ({
    ...claim,
    slot: slots.get(claim.column) ?? claim.slot,
  }));
  return { ...columns, amount, claims };
}
