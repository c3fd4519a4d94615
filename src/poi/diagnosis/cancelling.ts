import type { PlacedRule } from "./row-sums";

/** What a cell would be changed by. */
export interface Step {
  /** Position in the row. */
  readonly position: number;
  readonly by: number;
}

/**
 * Sets of changes that are tried for one row. Where it takes more, a dozen and more changes at once hang together: a row
 * that was not brought up to date.
 */
const MOST_TRIED = 5000;

/** Share of what was added up that is the noise of decimal arithmetic. */
const NOISE = 1e-9;

/**
 * Of some changes to one row, those that can be left out together with others of them without any sum of the row telling: in
 * each sum what they change adds up to nothing. Of two months of a quarter, one larger and the other smaller by as much,
 * the sums say neither that they are wrong nor that they are right. Whatever is not among these, the sums need.
 */
export function cancelling(
  steps: readonly Step[],
  rules: readonly PlacedRule[],
): ReadonlySet<Step> {
  const found = new Set<Step>();
  const search = new Search(steps, rules);
  for (const step of steps) {
    if (found.has(step)) continue;
    const set = search.setWith(step);
    for (const each of set) found.add(each);
  }
  return found;
}

/** Looks for sets of changes that no sum tells of. */
class Search {
  private readonly open: Set<Step>;
  private chosen: Step[] = [];
  private tried = 0;

  constructor(
    private readonly steps: readonly Step[],
    private readonly rules: readonly PlacedRule[],
  ) {
    this.open = new Set(steps);
  }

  /** A set with this change in it; empty where there is none, or none is found in time. */
  setWith(step: Step): readonly Step[] {
    this.chosen = [step];
    this.open.delete(step);
    const isFound = this.complete();
    this.open.add(step);
    return isFound ? this.chosen : [];
  }

  /** Adds changes until no sum tells; whether that could be done. */
  private complete(): boolean {
    const told = this.toldBy();
    if (!told) return true;
    const left: Step[] = [];
    let isFound = false;
    for (const step of told) {
      if (++this.tried > MOST_TRIED) break;
      this.chosen.push(step);
      this.open.delete(step);
      left.push(step);
      isFound = this.complete();
      if (isFound) break;
      this.chosen.pop();
    }
    for (const step of left) this.open.add(step);
    return isFound;
  }

  /** The changes still open of the sum that tells and has the fewest of them; undefined where no sum tells. */
  private toldBy(): readonly Step[] | undefined {
    let fewest: readonly Step[] | undefined;
    for (const rule of this.rules) {
      if (isEven(this.chosen.map((step) => effectOn(rule, step)))) continue;
      const open = this.steps.filter((step) => this.open.has(step) && effectOn(rule, step) !== 0);
      if (!fewest || open.length < fewest.length) fewest = open;
    }
    return fewest;
  }
}

/** By how much a change alters what a sum's total says beyond its parts. */
function effectOn({ total, parts }: PlacedRule, { position, by }: Step): number {
  return (total === position ? by : 0) - (parts.includes(position) ? by : 0);
}

function isEven(effects: readonly number[]): boolean {
  const sum = effects.reduce((all, effect) => all + effect, 0);
  const size = effects.reduce((all, effect) => all + Math.abs(effect), 0);
  return Math.abs(sum) <= NOISE * size;
}
