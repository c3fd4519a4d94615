import { groupBy } from "../../poi/group-by";
import type { RecordedRow } from "../../poi/seal/record";
import { meaningOf } from "../../poi/slots";

/**
 * Which of the activities of one name, unit and measure is which, once rows were sorted, put in or taken out: they are
 * told apart by their category and their figures. What is programmed changes seldom, what was executed with every quarter;
 * so rows that are programmed alike are one lot, and only within a lot does the rest count. A lot of one row is that row.
 * One of as many as there were that says the same but in one place, or the same in another order, is as it stands now; of
 * others a row is known by being unchanged. Rows of several sheets are in the order in which those sheets stood. Whatever
 * else there is nobody can tell.
 * @param before the activities of the name when the summary was made, in the plan's order
 * @param now those there are now
 * @param slots what the rows' cells are of; none where only hashes of whole rows were kept: they are one lot
 * @returns for each one before, its index in `now`; undefined where that is not certain
 */
export function matchTwins(
  before: readonly RecordedRow[],
  now: readonly RecordedRow[],
  slots: readonly number[],
): (number | undefined)[] {
  const found: (number | undefined)[] = before.map(() => undefined);
  const lotsNow = lotsOf(now, slots);
  for (const [lot, was] of lotsOf(before, slots)) {
    const is = inSheetsOrder(before, was, now, lotsNow.get(lot) ?? []);
    const pairs = matchLot(
      was.map((at) => wholeOf(before[at])),
      is.map((at) => wholeOf(now[at])),
    );
    for (const [from, to] of pairs) found[was[from]] = is[to];
  }
  return found;
}

/** Rows that are programmed alike: their indexes. */
function lotsOf(rows: readonly RecordedRow[], slots: readonly number[]): Map<string, number[]> {
  const planned = [...slots.keys()].filter((at) => {
    const meaning = meaningOf(slots[at]);
    return meaning.kind === "target" || meaning.series === "programmed";
  });
  return groupBy([...rows.keys()], (at) => {
    const { texts, cells } = rows[at];
    return JSON.stringify([texts[CATEGORY], planned.map((each) => cells[each])]);
  });
}

/**
 * The rows of a lot as if the sheets stood in the order in which they stood before: somebody may have moved their tabs.
 * As they are where a sheet has another name, or another number of them.
 */
function inSheetsOrder(
  before: readonly RecordedRow[],
  was: readonly number[],
  now: readonly RecordedRow[],
  is: readonly number[],
): readonly number[] {
  const bySheet = groupBy(is, (at) => now[at].sheet);
  const ordered = was.flatMap((at) => bySheet.get(before[at].sheet)?.splice(0, 1) ?? []);
  return ordered.length === was.length && ordered.length === is.length ? ordered : is;
}

/** Where the category stands among the texts of a recorded row. */
const CATEGORY = 1;

const wholeOf = ({ hash, cells }: RecordedRow): string =>
  JSON.stringify(cells.length > 0 ? cells : hash);

/** Pairs of the rows of a lot, before and now, that are certainly the same, by their places in it. */
function matchLot(before: readonly string[], now: readonly string[]): [number, number][] {
  const places = [...before.keys()];
  if (before.length === now.length) {
    const changed = places.filter((at) => before[at] !== now[at]);
    if (changed.length <= 1) return places.map((at) => [at, at]);
    if (isSameSet(before, now)) return inNewOrder(before, now);
  }
  return places.flatMap((at): [number, number][] =>
    isSingle(before, before[at]) && isSingle(now, before[at])
      ? [[at, now.indexOf(before[at])]]
      : [],
  );
}

const isSingle = (rows: readonly string[], row: string): boolean =>
  rows.filter((each) => each === row).length === 1;

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/** Rows that only changed places; those that say the same in every cell, in their order. */
function inNewOrder(before: readonly string[], now: readonly string[]): [number, number][] {
  const places = groupBy([...now.keys()], (at) => now[at]);
  return before.flatMap((row, at): [number, number][] => {
    const to = places.get(row)?.shift();
    return to === undefined ? [] : [[at, to]];
  });
}
