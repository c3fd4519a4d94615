import { NotQuick } from "./values";

/**
 * What calculating a workbook once may take, counted in cells looked at: so that a workbook of a few kilobytes cannot
 * keep a processor busy for hours. Counted, not timed: the same workbook comes to the same on every machine.
 */
export class Effort {
  private left: number;

  /** @param most so many cells may be looked at */
  constructor(private most: number) {
    this.left = most;
  }

  /** Begins to count anew; what was too much will be again, and is not tried as long. */
  renew(): void {
    if (this.isSpent) this.most /= 10;
    this.left = this.most;
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
}
