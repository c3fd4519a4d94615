/** Milliseconds of work after which the page gets a turn. */
const SLICE = 12;

/** Gives the page a turn whenever some work has been done since the last one. */
export class Pause {
  private since = performance.now();

  /** Resolves at once, or after the page has had its turn. */
  async ifDue(): Promise<void> {
    if (performance.now() - this.since < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.since = performance.now();
  }
}
