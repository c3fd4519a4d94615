import { LARGEST_AMOUNT } from "../amounts";
import type { OddCell } from "../plan";
import type { OddReading } from "./odd-cell";
import { residuals, type RowSums } from "./row-sums";

/** Readings of one total row's texts that are weighed. */
const MOST_READINGS = 16;

/** A column in which a total row and its rows, after the best choice of corrections, say different things. */
export interface Miss {
  readonly slot: number;
  readonly found: number | null;
  readonly expected: number;
  /** What the cell holds, where that is no number: it is wrong whatever the rows say. */
  readonly odd: (OddReading & { readonly cell: OddCell }) | undefined;
  /** Whether it is a formula that adds up its rows as they stand: it comes out by itself once they are right. */
  readonly follows: boolean;
}

/**
 * Whose fault the misses are. The total row's own sums are a second witness: rows that hold add up to a row
 * that holds, so a total row whose own sums fail is wrong itself. Where they hold and still hold after, either
 * side can be wrong: two cells of TOTAL, or two of a row. A cell that holds no number is wrong as it stands.
 */
export function judge(
  cells: readonly (number | null)[],
  sums: RowSums,
  misses: readonly Miss[],
): "total-is-wrong" | "total-unconfirmed" | "open" {
  if (misses.some(({ expected }) => Math.abs(expected) > LARGEST_AMOUNT)) return "open";
  const corrected = [...cells];
  for (const miss of misses) corrected[sums.slots.indexOf(miss.slot)] = miss.expected;
  if (residuals(corrected, sums.rules).some((rest) => rest !== 0)) return "open";
  const isSummed = (miss: Miss): boolean => sums.masks[sums.slots.indexOf(miss.slot)] !== 0;
  const witnessed = asRead(cells, sums, misses).map((read) => witnessedIn(read, sums, misses));
  const isWitnessed = (miss: Miss): boolean => witnessed.every((of) => of.has(miss));
  if (misses.every(isWitnessed)) return "total-is-wrong";
  return misses.every((miss) => isWitnessed(miss) || !isSummed(miss))
    ? "total-unconfirmed"
    : "open";
}

/** The total row with its texts as the numbers that they can be read as; a cell that says none is as it stands. */
function asRead(
  cells: readonly (number | null)[],
  { slots }: RowSums,
  misses: readonly Miss[],
): (number | null)[][] {
  let rows = [[...cells]];
  for (const { slot, odd } of misses) {
    const readings = odd?.readings ?? [];
    // Texts that can be read in more ways than that together say too little.
    if (readings.length === 0 || rows.length * readings.length > MOST_READINGS) continue;
    rows = rows.flatMap((row) => readings.map((amount) => row.with(slots.indexOf(slot), amount)));
  }
  return rows;
}

/**
 * The misses that a failing sum of the total row itself bears out. A sum with a cell that says no number bears out
 * nothing of its other cells: whatever that cell should say makes up for them.
 */
function witnessedIn(
  read: readonly (number | null)[],
  { slots, rules, masks }: RowSums,
  misses: readonly Miss[],
): ReadonlySet<Miss> {
  const at = ({ slot }: Miss): number => slots.indexOf(slot);
  const isUnread = ({ odd }: Miss): boolean => odd !== undefined && odd.readings.length === 0;
  const unread = new Set(misses.filter(isUnread).map(at));
  const rests = residuals(read, rules);
  const failing = rules.filter(
    ({ total, parts }, rule) =>
      rests[rule] !== 0 && ![total, ...parts].some((position) => unread.has(position)),
  );
  return new Set(
    misses.filter((miss) => {
      const position = at(miss);
      const isKnown =
        miss.follows || isUnread(miss) || (miss.odd && read[position] === miss.expected);
      return isKnown
        ? masks[position] !== 0
        : failing.some(({ total, parts }) => total === position || parts.includes(position));
    }),
  );
}
