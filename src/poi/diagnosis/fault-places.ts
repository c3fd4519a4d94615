import type { PlacedRule, RowSums } from "./row-sums";

/** Where the fault of a row can lie by which of its sums fail alone, whatever its cells say. */
export interface FaultPlaces {
  /** Cells one of which can be the wrong one: the sums that it is in are those that fail. */
  readonly single: readonly number[];
  /** Every two cells that can have changed places. */
  readonly exchanged: readonly ExchangedPlaces[];
}

/** Two cells of which one, or both, are in the first sum that fails. */
export interface ExchangedPlaces {
  readonly one: number;
  readonly other: number;
  /** What of the amount by which the other says more that sum fails by more once they have changed places: −2 to 2 times. */
  readonly sides: number;
}

const NOWHERE: FaultPlaces = { single: [], exchanged: [] };

/** A table's rows fail in a few ways, over and over. */
const known = new WeakMap<RowSums, Map<number, FaultPlaces>>();

/**
 * The places for a row in which some sums fail: nowhere, where none does.
 * @param failing as FailingSums.mask
 */
export function faultPlaces(row: RowSums, failing: number): FaultPlaces {
  if (failing === 0) return NOWHERE;
  let byFailing = known.get(row);
  if (!byFailing) known.set(row, (byFailing = new Map<number, FaultPlaces>()));
  let places = byFailing.get(failing);
  if (!places) {
    places = { single: singlePlaces(row, failing), exchanged: exchangedPlaces(row, failing) };
    byFailing.set(failing, places);
  }
  return places;
}

function singlePlaces({ masks }: RowSums, failing: number): number[] {
  const places: number[] = [];
  for (const [position, mask] of masks.entries()) if (mask === failing) places.push(position);
  return places;
}

function exchangedPlaces({ rules, masks }: RowSums, failing: number): ExchangedPlaces[] {
  const first = firstOf(failing);
  const { total, parts } = rules[first];
  const isInFirst = (position: number): boolean => ((masks[position] >>> first) & 1) === 1;
  const places: ExchangedPlaces[] = [];
  for (const one of [total, ...parts]) {
    for (let other = 0; other < masks.length; other++) {
      // Each pair once, also where both are in that sum.
      if (other === one || (other < one && isInFirst(other))) continue;
      // A sum that holds would fail with only one of the two in it.
      if (((masks[one] ^ masks[other]) & ~failing) !== 0) continue;
      places.push({ one, other, sides: sidesOf(rules[first], one, other) });
    }
  }
  return places;
}

/** By how many times what the other cell says more a sum fails by more once the two have changed places. */
export const sidesOf = (rule: PlacedRule, one: number, other: number): number =>
  sideOf(rule, one) - sideOf(rule, other);

/** 1 for a sum's total, −1 for its parts. */
function sideOf({ total, parts }: PlacedRule, position: number): number {
  if (position === total) return 1;
  return parts.includes(position) ? -1 : 0;
}

/** The first of the rules in a mask. */
export const firstOf = (mask: number): number => 31 - Math.clz32(mask & -mask);
