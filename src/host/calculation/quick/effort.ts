import { NotQuick } from "./values";

/** What was too much is tried with a tenth, and a tenth of that, but always with so much of the whole. */
const LEAST_PART = 100;

/**
 * What calculating a workbook once may take, counted in cells looked at: so that a workbook of a few kilobytes cannot
 * keep a processor busy for hours. Counted, not timed: the same workbook comes to the same on every machine.
 */
export class Effort {
  private allowed: number;
  private left: number;

  /** @param most so many cells may be looked at */
  constructor(private readonly most: number) {
    this.allowed = this.left = most;
  }

  /** Begins to count anew; what was too much will be again, and is not tried as long. */
  renew(): void {
    this.allowed = this.isSpent ? Math.max(this.allowed / 10, this.most / LEAST_PART) : this.most;
    this.left = this.allowed;
  }

  /** Begins to count anew where what was too much is there no longer. */
  renewAll(): void {
    this.allowed = this.left = this.most;
  }

  /** Whether no more may be looked at. */
  get isSpent(): boolean {
    return this.left < 0;
  }

  /** @throws NotQuick when it is more than is left, now and from then on */
  spend(cells: number): void {
    this.left -= cells;
    if (this.isSpent) throw new NotQuick("more work than may be done");
  }
  /** Does some work; undefined where it was more than may be done. */
  within<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (reason) {
      if (!(reason instanceof NotQuick)) throw reason;
      return undefined;
    }
  }
}
