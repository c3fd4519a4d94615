import { LARGEST_AMOUNT } from "../amounts";
import type { OddCell } from "../plan";
import { cancelling } from "./cancelling";
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

/** Whose fault some misses are: of those of a total row that can be told of. */
export interface Judged {
  readonly whose: "total-is-wrong" | "total-unconfirmed";
  readonly misses: readonly Miss[];
}

/**
 * Whose fault the misses are. The total row's own sums are a second witness: rows that hold add up to a row
 * that holds, so a total row whose own sums fail is wrong itself. Where they hold and still hold after, either
 * side can be wrong: two cells of TOTAL, or two of a row. A cell that holds no number is wrong as it stands.
 * @returns the misses that TOTAL is to blame for, which may be some of them; undefined where either side can be
 */
export function judge(
  cells: readonly (number | null)[],
  sums: RowSums,
  misses: readonly Miss[],
): Judged | undefined {
  if (misses.some(({ expected }) => Math.abs(expected) > LARGEST_AMOUNT)) return undefined;
  if (!holdsWith(cells, sums, misses)) return undefined;
  const isSummed = (miss: Miss): boolean => sums.masks[sums.slots.indexOf(miss.slot)] !== 0;
  const witnessed = asRead(cells, sums, misses).map((read) => witnessedIn(read, sums, misses));
  const borneOut = misses.filter((miss) => witnessed.every((of) => of.has(miss)));
  if (borneOut.length === misses.length) return { whose: "total-is-wrong", misses };
  if (misses.every((miss) => borneOut.includes(miss) || !isSummed(miss)))
    return { whose: "total-unconfirmed", misses };
  return borneOut.length > 0 && holdsWith(cells, sums, borneOut)
    ? { whose: "total-is-wrong", misses: borneOut }
    : undefined;
}

/** Whether all sums of the total row hold once it says what its rows add up to in some columns. */
function holdsWith(
  cells: readonly (number | null)[],
  { slots, rules }: RowSums,
  misses: readonly Miss[],
): boolean {
  const corrected = [...cells];
  for (const { slot, expected } of misses) corrected[slots.indexOf(slot)] = expected;
  return residuals(corrected, rules).every((rest) => rest === 0);
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
 * The misses that the total row's own sums bear out: which are in one that fails, and without which not all of them come
 * to hold, whatever other misses are left as they are (`cancelling`). A sum with a cell that says no number bears out
 * nothing of its other cells: whatever that cell should say makes up for them.
 */
function witnessedIn(
  read: readonly (number | null)[],
  { slots, rules, masks }: RowSums,
  misses: readonly Miss[],
): ReadonlySet<Miss> {
  const at = ({ slot }: Miss): number => slots.indexOf(slot);
  const isUnread = ({ odd }: Miss): boolean => odd !== undefined && odd.readings.length === 0;
  const isKnown = (miss: Miss): boolean =>
    miss.follows || isUnread(miss) || (miss.odd !== undefined && read[at(miss)] === miss.expected);
  const unread = new Set(misses.filter(isUnread).map(at));
  const telling = rules.filter(
    ({ total, parts }) => ![total, ...parts].some((position) => unread.has(position)),
  );
  const rests = residuals(read, telling);
  const failing = telling.filter((_, rule) => rests[rule] !== 0);
  const steps = misses
    .filter((miss) => !isKnown(miss))
    .map((miss) => ({ position: at(miss), by: miss.expected - (read[at(miss)] ?? 0), miss }));
  const spare = cancelling(steps, telling);
  const borneOut = steps.filter(
    (step) =>
      !spare.has(step) &&
      failing.some(({ total, parts }) => total === step.position || parts.includes(step.position)),
  );
  return new Set([
    ...misses.filter((miss) => isKnown(miss) && masks[at(miss)] !== 0),
    ...borneOut.map(({ miss }) => miss),
  ]);
}
