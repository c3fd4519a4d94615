/** Ratios below which execution is critical, and low; shares of 1. */
export interface Thresholds {
  readonly critical: number;
  readonly low: number;
}

/** Two public monitoring tools draw the line at 75 % and 95 %; there is no official table. */
export const DEFAULT_THRESHOLDS: Thresholds = { critical: 0.75, low: 0.95 };
