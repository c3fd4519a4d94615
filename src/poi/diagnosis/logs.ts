/** Log of the sum of two numbers given by their logs. */
export function addLogs(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}

/** Logs of weights → probabilities that add up to 1. */
export function normalised(logs: readonly number[]): number[] {
  if (logs.length === 1) return [1];
  const most = logs[indexOfMost(logs)];
  const weights: number[] = [];
  let sum = 0;
  for (const log of logs) {
    const weight = Math.exp(log - most);
    weights.push(weight);
    sum += weight;
  }
  for (let index = 0; index < weights.length; index++) weights[index] /= sum;
  return weights;
}

/** Index of the first largest value; 0 for an empty list. */
export function indexOfMost(values: readonly number[]): number {
  let most = 0;
  for (let index = 1; index < values.length; index++)
    if (values[index] > values[most]) most = index;
  return most;
}
