import type { TotalReading } from "../sums/total-scope";
import type { Certainty, Evidence } from "./correction";
import type { Miss } from "./total-judge";

/** What a total row would be made if it covered other rows than those that it is read with. */
export interface OpenScope {
  /** `certain` where it covers nothing else. */
  readonly certainty: Certainty;
  readonly reason: readonly Evidence[];
  /** Its wrong columns, and what they should say, in each of the other readings. */
  readonly others: readonly (readonly Miss[])[];
}

/**
 * What the figures of a total row leave open of what it adds up. One that is wrong or illegible in every column may be that
 * of its section, of several, or of the plan: nothing is certain then. The name of the unit right above it makes it likely,
 * and no more: the unit's total may take in those of its offices.
 * @param wrong the columns that it misses as it is read
 * @param missesIn those that it would miss, covering other rows
 */
export function openScope(
  reading: TotalReading,
  wrong: readonly Miss[],
  missesIn: (rival: TotalReading) => readonly Miss[],
): OpenScope {
  const others = reading.rivals
    .map((rival) => missesIn(rival).filter(({ follows }) => !follows))
    // With more that is wrong than as it is read, it is not the likelier for it.
    .filter((misses) => misses.length <= wrong.length && differ(misses, wrong));
  if (others.length === 0) return { certainty: "certain", reason: [], others };
  const { start, end, isNamed } = reading;
  return {
    certainty: isNamed ? "likely" : "ambiguous",
    reason: [{ kind: "open-scope", rows: end - start, isNamed }],
    others,
  };
}

const differ = (some: readonly Miss[], others: readonly Miss[]): boolean =>
  some.length !== others.length ||
  some.some(
    ({ slot, expected }, at) => others[at].slot !== slot || others[at].expected !== expected,
  );
