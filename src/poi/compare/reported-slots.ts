import { meaningOf, type Period } from "../slots";

/** Months of a period, and the first one; 0-based. */
function monthsOf({ kind, index }: Period): { readonly first: number; readonly count: number } {
  const count = { month: 1, quarter: 3, semester: 6, year: 12 }[kind];
  return { first: index * count, count };
}

/**
 * Which changed slots of a row are execution that had been reported already: of periods that end with the reported
 * quarter or before. Of periods within one another only the innermost: a quarter's sum that follows its month is not
 * one more.
 * @param changed slots of one row
 * @param reportedQuarter 1–4; 0: nothing was reported
 */
export function reportedSlots(
  changed: readonly number[],
  reportedQuarter: number,
): ReadonlySet<number> {
  const executed = changed.flatMap((slot) => {
    const meaning = meaningOf(slot);
    if (meaning.kind === "target" || meaning.series !== "executed") return [];
    const { first, count } = monthsOf(meaning.period);
    return first + count <= reportedQuarter * 3 ? [{ slot, first, count }] : [];
  });
  const isExplained = (of: (typeof executed)[number]): boolean =>
    executed.some(
      ({ first, count }) =>
        count < of.count && first >= of.first && first + count <= of.first + of.count,
    );
  return new Set(executed.filter((of) => !isExplained(of)).map(({ slot }) => slot));
}
