import { monthSlot, quarterSlot, slotOf, type Series } from "../slots";

/** A column of everything until the end of a quarter: "AL II TRIM", "I-II TRIM (Acum.)". */
export interface RunningTotal {
  readonly series: Series;
  /** 0-based quarter. */
  readonly quarter: number;
  /** 0-based sheet column. */
  readonly column: number;
  readonly header: string;
}

const MONTHS = Array.from({ length: 12 }, (_, month) => month);

/**
 * What running totals are read as. Beside their months or quarters, to the end of the second is the first semester and to
 * the end of the fourth the year, which are checked; to the end of the third is nothing that a plan has. By itself one is
 * what there is of its quarter. Several without their quarters add up nothing, and are not read: the first, though it is
 * its quarter, would pass for all that there is by a later one.
 * @param amount by slot, the columns read so far; the running totals that are read are written into it
 * @returns those that would be missed, those that say again what stands beside them and are not checked, and
 * those that have neither months nor all their quarters beside them, missed or not
 */
export function readRunningTotals(
  amount: Int32Array,
  totals: readonly RunningTotal[],
): {
  readonly missed: readonly RunningTotal[];
  readonly unchecked: readonly RunningTotal[];
  readonly alone: readonly RunningTotal[];
} {
  const has = (slot: number): boolean => amount[slot] >= 0;
  const withMonths = new Set(
    totals
      .map(({ series }) => series)
      .filter((series) => MONTHS.some((month) => has(monthSlot(series, month)))),
  );
  const hasQuarters = ({ series, quarter }: RunningTotal): boolean =>
    MONTHS.slice(0, quarter + 1).every((index) => has(quarterSlot(series, index)));
  const added = totals.filter((total) => withMonths.has(total.series) || hasQuarters(total));
  const others = totals.filter((total) => !added.includes(total));
  const missed = others.filter(
    ({ series }) =>
      others.filter((other) => other.series === series).length > 1 ||
      MONTHS.slice(0, 4).some((index) => has(quarterSlot(series, index))),
  );
  const place = (slot: number, column: number): void => {
    if (!has(slot)) amount[slot] = column;
  };
  const slotOfTotal = ({ series, quarter }: RunningTotal): number => {
    const [kind] = ([["quarter"], ["semester"], [], ["year"]] as const)[quarter];
    return kind ? slotOf(series, { kind, index: 0 }) : -1;
  };
  for (const total of added) {
    const slot = slotOfTotal(total);
    if (slot >= 0) place(slot, total.column);
  }
  for (const total of others)
    if (!missed.includes(total)) place(quarterSlot(total.series, total.quarter), total.column);
  return {
    missed,
    alone: others,
    unchecked: added.filter((total) => amount[slotOfTotal(total)] !== total.column),
  };
}
