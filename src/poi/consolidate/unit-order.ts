const NUMBERED = /^\s*(\d+(?:\.\d+)*)[\s.)°º_–-]/;

/**
 * Rows in the institution's order: by the number that their units' names begin with ("03.1 Gerencia …") where all do;
 * else as they come.
 */
export function inInstitutionOrder<Row extends { readonly unit: string }>(
  rows: readonly Row[],
): readonly Row[] {
  const numbers = rows.map(({ unit }) => NUMBERED.exec(unit)?.[1].split(".").map(Number));
  if (!numbers.every((number) => number !== undefined)) return rows;
  return rows
    .map((row, index) => ({ row, number: numbers[index] }))
    .sort((a, b) => compareNumbers(a.number, b.number))
    .map(({ row }) => row);
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
