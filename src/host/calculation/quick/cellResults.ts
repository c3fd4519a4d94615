import { CellMap } from "../../model/cellMap";
import type { Worksheet } from "../../model/worksheet";

/** So many formulas and parts of formulas may wait for one another on the call stack. */
const DEEPEST = 256;

/** Of a cell that is being worked out, and of one that has no result. */
class None {
  readonly isNone = true;
}
const NONE = new None();

/** Thrown through formulas that are being worked out: a cell that they need has to be worked out before them. */
export class NeededFirst extends Error {
  constructor(
    readonly sheet: Worksheet,
    readonly key: number,
  ) {
    super("a cell has to be worked out first");
  }
}

/**
 * What the formula cells of a workbook come to, each worked out once, when it is first asked for. A formula that needs
 * another asks for it in turn; where they wait for one another deeper than the call stack should hold, the deepest is
 * put on a list and worked out by itself, and those above it begin again and find it done. So a column in which every
 * cell needs the next may be as long as a sheet, and each of its formulas is begun at most twice.
 */
export class CellResults<T extends object> {
  private readonly known = new Map<Worksheet, CellMap<T | None>>();
  /** Formulas, calls and operators that wait on the call stack. */
  depth = 0;

  /** @param workOut a formula cell's result; undefined where there is none. It may ask for others by `of`. */
  constructor(private readonly workOut: (sheet: Worksheet, key: number) => T | undefined) {}

  /** Forgets what was found, but for some sheets. */
  forget(settled: ReadonlySet<Worksheet>): void {
    for (const sheet of this.known.keys()) if (!settled.has(sheet)) this.known.delete(sheet);
  }

  /** Forgets that a cell had no result. */
  forgetFailure(sheet: Worksheet, key: number): void {
    const results = this.known.get(sheet);
    if (results?.get(key) === NONE) results.delete(key);
  }

  /**
   * A formula cell's result.
   * @throws NeededFirst inside of `workOut`, which has to let it pass
   */
  of(sheet: Worksheet, key: number): T | undefined {
    const results = this.resultsOf(sheet);
    const before = results.get(key);
    if (before !== undefined) return before instanceof None ? undefined : before;
    if (this.depth === 0) this.settle(sheet, key);
    else if (this.depth < DEEPEST) this.begin(results, sheet, key);
    else throw new NeededFirst(sheet, key);
    const result = results.get(key);
    return result instanceof None ? undefined : result;
  }

  private resultsOf(sheet: Worksheet): CellMap<T | None> {
    let results = this.known.get(sheet);
    if (!results) this.known.set(sheet, (results = new CellMap()));
    return results;
  }

  /** Works a cell out from an empty call stack. */
  private settle(sheet: Worksheet, key: number): void {
    const waiting = [{ sheet, key }];
    for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
      const results = this.resultsOf(next.sheet);
      try {
        this.begin(results, next.sheet, next.key);
        waiting.pop();
      } catch (reason) {
        if (!(reason instanceof NeededFirst)) throw reason;
        // Whoever asks for it meanwhile is something that it needs itself.
        results.set(next.key, NONE);
        waiting.push(reason);
      }
    }
  }

  private begin(results: CellMap<T | None>, sheet: Worksheet, key: number): void {
    const { depth } = this;
    // A formula that needs itself finds nothing.
    results.set(key, NONE);
    this.depth = depth + 1;
    try {
      results.set(key, this.workOut(sheet, key) ?? NONE);
    } catch (reason) {
      results.delete(key);
      throw reason;
    } finally {
      this.depth = depth;
    }
  }
}
