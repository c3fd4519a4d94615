import type { Candidate } from "./candidates";

/** Collects the candidates of one row: those that give the same row are one, as likely as all of them together. */
export class CandidateList {
  private readonly found = new Map<string, Candidate>();

  get isEmpty(): boolean {
    return this.found.size === 0;
  }

  has(kind: Candidate["kind"]): boolean {
    for (const candidate of this.found.values()) if (candidate.kind === kind) return true;
    return false;
  }

  add(candidate: Candidate): void {
    const { changed, values } = candidate;
    let key = "";
    for (let index = 0; index < changed.length; index++) {
      key += `${changed[index]}:${values[index] ?? 0} `;
    }
    const known = this.found.get(key);
    if (!known) {
      this.found.set(key, candidate);
      return;
    }
    const score =
      Math.max(candidate.score, known.score) +
      Math.log1p(Math.exp(-Math.abs(candidate.score - known.score)));
    const filled = candidate.filled && known.filled;
    this.found.set(key, { ...(candidate.score > known.score ? candidate : known), score, filled });
  }

  /** The likeliest first. */
  sorted(): Candidate[] {
    return [...this.found.values()].sort((a, b) => b.score - a.score);
  }
}
