/** The number below which a share (0 to 1) of some numbers lies; of few, the nearest of them. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))];
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** Of interleaved rounds on a shared machine the fastest of each is the least disturbed. */
export const fastest = (numbers: readonly number[]): number => Math.min(...numbers);
