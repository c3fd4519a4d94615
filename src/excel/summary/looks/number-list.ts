/** Numbers to a quarter as a short text: equal neighbours are counted, "12.75*3 18". */
export function listText(numbers: readonly number[]): string {
  const runs: { value: number; count: number }[] = [];
  for (const number of numbers) {
    const value = Math.round(number * 4) / 4;
    const last = runs.at(-1);
    if (last?.value === value) last.count++;
    else runs.push({ value, count: 1 });
  }
  return runs.map(({ value, count }) => (count > 1 ? `${value}*${count}` : value)).join(" ");
}

/** As many as a sheet has rows. */
const MOST_NUMBERS = 2 ** 20;

/** The numbers of such a text; none of one that says more than a sheet has rows, as nobody wrote it. */
export function numbersOf(text: string): number[] {
  const runs = text === "" ? [] : text.split(" ").map((run) => run.split("*").map(Number));
  const counts = runs.map(([, times = 1]) => times);
  if (counts.some((count) => !(count >= 1))) return [];
  if (counts.reduce((sum, count) => sum + count, 0) > MOST_NUMBERS) return [];
  return runs.flatMap(([value, times = 1]) => Array.from({ length: times }, () => value));
}

/** Whether such a text is of as many numbers, each as near as the tolerance. */
export function listAlike(text: string, numbers: readonly number[], tolerance: number): boolean {
  const kept = numbersOf(text);
  return (
    kept.length === numbers.length &&
    kept.every((value, at) => Math.abs(value - numbers[at]) <= tolerance)
  );
}
