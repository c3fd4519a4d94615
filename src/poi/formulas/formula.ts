import { addressInRow, quotedSheet } from "../address";

/** Excel's own limit on a formula's length is 8,192 characters. */
export const LONGEST_FORMULA = 8000;

/** Neighbouring numbers as runs [first, last]: 5 6 7 9 → [5, 7] [9, 9]. Expects them in ascending order. */
export function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** Columns of one row, fixed by column so that the formula holds for every row: `$F5:$H5,$J5`. 0-based. */
export function rowReferences(columns: readonly number[], row: number, sheet = ""): string {
  const prefix = sheet === "" ? "" : `${quotedSheet(sheet)}!`;
  return runsOf([...columns].sort((a, b) => a - b))
    .map(([first, last]) => {
      const from = `${prefix}${addressInRow(row, first)}`;
      return first === last ? from : `${from}:${addressInRow(row, last)}`;
    })
    .join(",");
}

/** Sum of a row's columns: `SUM($F5:$H5)`; `0` of none. SUM, also of one cell, because it passes over texts. */
export function rowSum(columns: readonly number[], row: number, sheet = ""): string {
  return columns.length === 0 ? "0" : `SUM(${rowReferences(columns, row, sheet)})`;
}

/** A function takes at most 255 arguments. */
const MOST_ARGUMENTS = 250;

/** Sum of references, however many: `SUM(A1:A9,A12)`; `0` of none. */
export function sumOf(references: readonly string[]): string {
  const sums: string[] = [];
  for (let from = 0; from < references.length; from += MOST_ARGUMENTS) {
    sums.push(`SUM(${references.slice(from, from + MOST_ARGUMENTS).join(",")})`);
  }
  return sums.length === 0 ? "0" : sums.join("+");
}

/** A text as a formula needs it. A text in a formula is at most 255 characters long. */
export function quotedText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
