import type { Amounts } from "../poi/diagnosis/damage";
import { randomOf } from "./synthetic-plan";

type Draw = (below: number) => number;

/** How a year is planned: steady, with ups and downs, once a quarter, in one half of the year. */
const YEARS: readonly ((draw: Draw) => number[])[] = [
  (draw) => Array<number>(12).fill(1 + draw(30)),
  (draw) => steps(1 + draw(60), 3, draw),
  (draw) => steps(20 + draw(400), 30, draw),
  (draw) => quarterly(1 + draw(9)),
  (draw) => from(draw(8), 1 + draw(12)),
];

/** A plan of sound rows that no figure of the diagnosis was chosen on: six in ten execute what they programme. */
export function drawnRows(count: number, seed: number): Amounts[] {
  const draw = randomOf(seed);
  return Array.from({ length: count }, () => {
    const programmed = YEARS[draw(YEARS.length)](draw);
    const executed = executedOf(programmed, draw);
    const hasBlanks = draw(3) === 0;
    const amounts = [sum(programmed), ...programmed, ...executed];
    for (let quarter = 0; quarter < 4; quarter++) {
      for (const series of [programmed, executed]) {
        amounts.push(sum(series.slice(3 * quarter, 3 * quarter + 3)));
      }
    }
    return hasBlanks ? amounts.map((amount) => (amount === 0 ? null : amount)) : amounts;
  });
}

/** As programmed; but for some months; a month behind from some month on; or as it comes. */
function executedOf(programmed: readonly number[], draw: Draw): number[] {
  const manner = draw(20);
  if (manner < 12) return [...programmed];
  if (manner < 17) {
    return programmed.map((amount) => (draw(4) === 0 ? Math.max(0, amount - 1 - draw(3)) : amount));
  }
  if (manner === 17) {
    const late = draw(6);
    return programmed.map((amount, month) =>
      month < late ? amount : month === 0 ? 0 : programmed[month - 1],
    );
  }
  return programmed.map((amount) => draw(2 * amount + 2));
}

/** Months that keep the value of the month before, or go up or down by at most `most`. */
function steps(start: number, most: number, draw: Draw): number[] {
  let value = start;
  return Array.from({ length: 12 }, () => {
    if (draw(2) === 0) value = Math.max(0, value + draw(2 * most + 1) - most);
    return value;
  });
}

const quarterly = (amount: number): number[] =>
  Array.from({ length: 12 }, (_, month) => (month % 3 === 2 ? amount : 0));

const from = (start: number, amount: number): number[] =>
  Array.from({ length: 12 }, (_, month) => (month >= start ? amount : 0));

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
