import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { atOnce, groupInSteps, sortInSteps, type Steps } from "../../src/poi/turns";
import { groupBy } from "../../src/poi/group-by";

/** The most calls of `work` between two steps of what `begin` makes. */
function mostInAStep(begin: (work: () => void) => Steps<unknown>): number {
  let [calls, most] = [0, 0];
  const steps = begin(() => {
    calls++;
  });
  while (steps.next().done !== true) {
    most = Math.max(most, calls);
    calls = 0;
  }
  return Math.max(most, calls);
}

it("sorting in steps gives what sorting gives, and keeps what compares alike in its order", () => {
  const compare = (a: readonly number[], b: readonly number[]): number => a[0] - b[0];
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { maxLength: 60 }),
      fc.integer({ min: 1, max: 80 }),
      (some, times) => {
        const items = Array.from({ length: times }, () => some)
          .flat()
          .map((each, at) => [each, at]);
        expect(atOnce(sortInSteps(items, compare))).toEqual([...items].sort(compare));
        expect(atOnce(groupInSteps(items, ([each]) => each))).toEqual(
          groupBy(items, ([each]) => each),
        );
      },
    ),
    { numRuns: 60 },
  );
});

it("a step of a long list does not grow with it", () => {
  const numbers = (count: number): number[] =>
    Array.from({ length: count }, (_, at) => (at * 7919) % count);
  const comparisons = (count: number): number =>
    mostInAStep((work) =>
      sortInSteps(numbers(count), (a, b) => {
        work();
        return a - b;
      }),
    );
  expect(comparisons(40_000)).toBeLessThanOrEqual(1.2 * comparisons(4_000));
  const grouped = (count: number): number =>
    mostInAStep((work) =>
      groupInSteps(numbers(count), (each) => {
        work();
        return each % 10;
      }),
    );
  expect(grouped(20_000)).toBe(grouped(1_000));
});
