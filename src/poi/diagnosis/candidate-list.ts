import { LARGEST_AMOUNT } from "../amounts";
import type { Candidate } from "./candidate";
import { sortedBy } from "./sorted-by";

/** More candidates than this are found by their hash; fewer are compared one by one, which is faster. */
const MOST_COMPARED = 12;

/** Collects the candidates of one row: those that give the same row are one, as likely as all of them together. */
export class CandidateList {
  private readonly found: Candidate[] = [];
  /** By hash, the indexes of its candidates; only where there are many. */
  private byHash: Map<number, number[]> | undefined;

  get isEmpty(): boolean {
    return this.found.length === 0;
  }

  has(kind: Candidate["kind"]): boolean {
    for (const candidate of this.found) if (candidate.kind === kind) return true;
    return false;
  }

  /** Takes a candidate, unless it supposes an amount that no cell of a plan can hold. */
  add(candidate: Candidate): void {
    for (const value of candidate.values) if ((value ?? 0) > LARGEST_AMOUNT) return;
    const index = this.indexOf(candidate);
    if (index < 0) {
      this.append(candidate);
      return;
    }
    const known = this.found[index];
    const score =
      Math.max(candidate.score, known.score) +
      Math.log1p(Math.exp(-Math.abs(candidate.score - known.score)));
    const filled = candidate.filled && known.filled;
    this.found[index] = { ...(candidate.score > known.score ? candidate : known), score, filled };
  }

  /** The likeliest first. The list is used up by it. */
  sorted(): Candidate[] {
    return sortedBy(this.found, ({ score }) => -score);
  }

  private indexOf(candidate: Candidate): number {
    const { found, byHash } = this;
    if (byHash) {
      const alike = byHash.get(hashOf(candidate));
      return alike?.find((index) => isSameRow(candidate, found[index])) ?? -1;
    }
    for (let index = 0; index < found.length; index++) {
      if (isSameRow(candidate, found[index])) return index;
    }
    return -1;
  }

  private append(candidate: Candidate): void {
    const index = this.found.push(candidate) - 1;
    if (index < MOST_COMPARED) return;
    if (this.byHash) put(this.byHash, hashOf(candidate), index);
    else {
      this.byHash = new Map();
      for (const [at, known] of this.found.entries()) put(this.byHash, hashOf(known), at);
    }
  }
}

function put(byHash: Map<number, number[]>, hash: number, index: number): void {
  const indexes = byHash.get(hash);
  if (indexes) indexes.push(index);
  else byHash.set(hash, [index]);
}

/** Equal for candidates that give the same row; a blank and 0 are the same amount. */
function hashOf({ changed, values }: Candidate): number {
  let hash = changed.length;
  for (let index = 0; index < changed.length; index++) {
    const value = values[index] ?? 0;
    // Decimals fall together by their whole part: they are few, and told apart by their values.
    hash = (Math.imul(hash ^ changed[index], 0x01000193) ^ value) | 0;
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  }
  return hash;
}

function isSameRow(one: Candidate, other: Candidate): boolean {
  const { changed, values } = one;
  if (changed.length !== other.changed.length) return false;
  for (let index = 0; index < changed.length; index++) {
    if (changed[index] !== other.changed[index]) return false;
    if ((values[index] ?? 0) !== (other.values[index] ?? 0)) return false;
  }
  return true;
}
