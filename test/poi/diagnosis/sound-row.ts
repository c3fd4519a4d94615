import fc from "fast-check";
import type { Amounts } from "./damage";

/** What an activity says of its twelve months. */
export const months: fc.Arbitrary<number[]> = fc.oneof(
  fc.nat({ max: 12 }).map((value) => Array<number>(12).fill(value)),
  fc.array(fc.nat({ max: 40 }), { minLength: 12, maxLength: 12 }),
  fc.array(fc.constantFrom(7, 8, 9), { minLength: 12, maxLength: 12 }),
  fc.nat({ max: 9 }).map((value) => [0, 0, value, 0, 0, value, 0, 0, value, 0, 0, value]),
);

/** The row of some months, with the sums that they make. */
export function withSums(programmed: readonly number[], executed: readonly number[]): Amounts {
  const quarter = (series: readonly number[], q: number): number =>
    series[3 * q] + series[3 * q + 1] + series[3 * q + 2];
  return [
    programmed.reduce((a, b) => a + b, 0),
    ...programmed,
    ...executed,
    ...[0, 1, 2, 3].flatMap((q) => [quarter(programmed, q), quarter(executed, q)]),
  ];
}

/** Executed as programmed but for a few months. */
export const soundRow = fc
  .record({
    programmed: months,
    missed: fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 5 })), { maxLength: 3 }),
    blanks: fc.boolean(),
  })
  .map(({ programmed, missed, blanks }): Amounts => {
    const executed = [...programmed];
    for (const [month, less] of missed) executed[month] = Math.max(0, executed[month] - less);
    const amounts = withSums(programmed, executed);
    return blanks ? amounts.map((amount) => (amount === 0 ? null : amount)) : amounts;
  });
