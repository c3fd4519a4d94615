import { distance } from "fastest-levenshtein";
import { groupBy } from "../group-by";

/** An activity's name, folded (no accents, upper case, single spaces). */
export interface FoldedName {
  readonly unit: string;
  readonly activity: string;
  readonly measure: string;
}

/**
 * Least similarity of two names of the same thing: 1 − edit distance ÷ length of the longer. At 0.8 one letter in
 * five may differ: a spelling put right, a word added, singular for plural. Names of different activities of one
 * unit are mostly below 0.6.
 */
const LEAST_SIMILARITY = 0.8;

/** By so much the best match must be better than the next: else it is not clear which one is meant. */
const LEAST_MARGIN = 0.1;

/** Pairs compared at most, about a second; beyond that nothing is matched by likeness, and the texts are kept. */
const MOST_PAIRS = 500_000;

/**
 * Finds which of the names that are new is one that is gone, written otherwise. One of unit, activity and measure
 * may differ, the others must be the same; a unit or activity must be similar (see LEAST_SIMILARITY) and have the
 * same numbers in it ("INFORME N.º 2" is not "INFORME N.º 3", nor "II TRIMESTRE" "III TRIMESTRE"). Each must be the
 * other's best match, and by a clear margin.
 * @returns index in `gone` → index in `fresh`
 */
export function findRenamed(
  gone: readonly FoldedName[],
  fresh: readonly FoldedName[],
): Map<number, number> {
  const pairs = likePairs(gone, fresh);
  const bestOfGone = clearBest(pairs, ({ from }) => from);
  const bestOfFresh = clearBest(pairs, ({ to }) => to);
  const renamed = new Map<number, number>();
  for (const [from, pair] of bestOfGone) {
    if (bestOfFresh.get(pair.to) === pair) renamed.set(from, pair.to);
  }
  return renamed;
}

interface Pair {
  readonly from: number;
  readonly to: number;
  readonly similarity: number;
}

const FIELDS = ["unit", "activity", "measure"] as const;

function likePairs(gone: readonly FoldedName[], fresh: readonly FoldedName[]): Pair[] {
  const pairs: Pair[] = [];
  let compared = 0;
  for (const field of FIELDS) {
    const others = FIELDS.filter((other) => other !== field);
    const keyOf = (name: FoldedName): string => others.map((other) => name[other]).join("\n");
    const byOthers = groupBy(fresh.keys(), (index) => keyOf(fresh[index]));
    for (const [from, name] of gone.entries()) {
      for (const to of byOthers.get(keyOf(name)) ?? []) {
        if (++compared > MOST_PAIRS) return [];
        const similarity = field === "measure" ? 1 : similarityOf(name[field], fresh[to][field]);
        if (similarity >= LEAST_SIMILARITY) pairs.push({ from, to, similarity });
      }
    }
  }
  return pairs;
}

function similarityOf(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  // The distance is at least the difference in length.
  if (longest === 0 || Math.abs(a.length - b.length) / longest > 1 - LEAST_SIMILARITY) return 0;
  return numbersIn(a) === numbersIn(b) ? 1 - distance(a, b) / longest : 0;
}

/** The numbers of a text, also Roman ones up to XXXIX. */
function numbersIn(text: string): string {
  return (text.match(/\d+|\b[IVX]+\b/g) ?? []).join(" ");
}

/** The best pair of each that is better than all its others by a clear margin. */
function clearBest(pairs: readonly Pair[], of: (pair: Pair) => number): Map<number, Pair> {
  const best = new Map<number, Pair>();
  for (const [each, own] of groupBy(pairs, of)) {
    const [first, second] = [...own].sort((a, b) => b.similarity - a.similarity);
    if (own.length === 1 || first.similarity - second.similarity >= LEAST_MARGIN)
      best.set(each, first);
  }
  return best;
}
