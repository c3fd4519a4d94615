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

/** The numbers of such a text. */
export function numbersOf(text: string): number[] {
  if (text === "") return [];
  return text.split(" ").flatMap((run) => {
    const [value, count = "1"] = run.split("*");
    return Array<number>(Number(count)).fill(Number(value));
  });
}

/** Whether such a text is of as many numbers, each as near as the tolerance. */
export function listAlike(text: string, numbers: readonly number[], tolerance: number): boolean {
  const kept = numbersOf(text);
  return (
    kept.length === numbers.length &&
    kept.every((value, at) => Math.abs(value - numbers[at]) <= tolerance)
  );
}
