/** Milliseconds of work after which the page gets a turn. */
const SLICE = 12;

/** Resolves after the page has had its turn; at once where nobody sees it, because a hidden page's timers crawl. */
export function giveTurn(): Promise<void> {
  if ("document" in globalThis && document.hidden) return Promise.resolve();
  return new Promise((resolve) => setTimeout(resolve));
}

/** Gives the page a turn whenever some work has been done since the last one. */
export class Pause {
  private since = performance.now();

  /** Resolves at once, or after the page has had its turn. */
  async ifDue(): Promise<void> {
    if (performance.now() - this.since < SLICE) return;
    await giveTurn();
    this.since = performance.now();
  }
}

/**
 * Works through steps, giving the page a turn in between.
 * @returns undefined once the signal is aborted
 */
export async function inSlices<Result>(
  steps: Generator<void, Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  const pause = new Pause();
  let step = steps.next();
  while (!step.done) {
    await pause.ifDue();
    if (signal.aborted) return undefined;
    step = steps.next();
  }
  return step.value;
}

/** Works through steps without a stop. */
export function atOnce<Result>(steps: Generator<void, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
