/**
 * The numeric columns that a plan can have, numbered: a slot is the same in every table, wherever its
 * column stands on the sheet. 58 slots: the target, then for each series 12 months, 4 quarters,
 * 2 semesters and the year.
 */
export type Series = "programmed" | "executed" | "reprogrammed";
export type PeriodKind = "month" | "quarter" | "semester" | "year";

export interface Period {
  readonly kind: PeriodKind;
  /** 0-based: month 0–11, quarter 0–3, semester 0–1, year 0. */
  readonly index: number;
}

export type SlotMeaning =
  | { readonly kind: "target" }
  | { readonly kind: "amount"; readonly series: Series; readonly period: Period };

/** In the order of their slots. */
export const SERIES: readonly Series[] = ["programmed", "executed", "reprogrammed"];

/** The slot of META. */
export const TARGET = 0;

const FIRST_OF_PERIOD: Readonly<Record<PeriodKind, number>> = {
  month: 0,
  quarter: 12,
  semester: 16,
  year: 18,
};
const SLOTS_PER_SERIES = 19;

export const SLOT_COUNT = 1 + SERIES.length * SLOTS_PER_SERIES;

/** Slot of a series' amount in a period. */
export function slotOf(series: Series, period: Period): number {
  return (
    1 + SERIES.indexOf(series) * SLOTS_PER_SERIES + FIRST_OF_PERIOD[period.kind] + period.index
  );
}

/** Slot of a 0-based month. */
export function monthSlot(series: Series, month: number): number {
  return slotOf(series, { kind: "month", index: month });
}

/** Slot of a 0-based quarter. */
export function quarterSlot(series: Series, quarter: number): number {
  return slotOf(series, { kind: "quarter", index: quarter });
}

/** Whether columns by slot (negative: there is none) hold a series in some period, or in its year. */
export function hasSeries(columns: Int32Array, series: Series): boolean {
  const first = monthSlot(series, 0);
  return columns.subarray(first, first + SLOTS_PER_SERIES).some((column) => column >= 0);
}

const MEANINGS: readonly SlotMeaning[] = [
  { kind: "target" },
  ...SERIES.flatMap((series) =>
    (
      Object.entries({ month: 12, quarter: 4, semester: 2, year: 1 }) as [PeriodKind, number][]
    ).flatMap(([kind, count]) =>
      Array.from({ length: count }, (_, index): SlotMeaning => ({
        kind: "amount",
        series,
        period: { kind, index },
      })),
    ),
  ),
];

/** What a slot holds. */
export function meaningOf(slot: number): SlotMeaning {
  return MEANINGS[slot];
}

/** One number for a cell of some rows, in place of its two. */
export function cellIn(row: number, slot: number): number {
  return row * SLOT_COUNT + slot;
}
