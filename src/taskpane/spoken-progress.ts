import type { PaneState } from "./state";

/** Milliseconds from one thing said of work under way to the next: a screen reader is done with the one before. */
const SAID_EVERY = 5000;

/** What screen readers are told while work goes on: that it has begun, and now and then how far it has come. */
export class SpokenProgress {
  private saidAt = -Infinity;

  /** The change of the state that has it said; none where something was said a moment ago. */
  of(text: string): Pick<PaneState, "announcement"> | undefined {
    const now = performance.now();
    if (now - this.saidAt < SAID_EVERY) return undefined;
    this.saidAt = now;
    return { announcement: text };
  }
}
