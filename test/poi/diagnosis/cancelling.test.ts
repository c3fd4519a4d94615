import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { cancelling } from "../../../src/poi/diagnosis/cancelling";
import type { PlacedRule } from "../../../src/poi/diagnosis/row-sums";

/** META, four months and two quarters of two months. */
const RULES: readonly PlacedRule[] = [
  { total: 0, parts: [1, 2, 3, 4] },
  { total: 5, parts: [1, 2] },
  { total: 6, parts: [3, 4] },
];

const step = (position: number, by: number): { position: number; by: number } => ({ position, by });

/** All sets of some things but the empty one. */
function setsOf<Thing>(things: readonly Thing[]): Thing[][] {
  return Array.from({ length: 2 ** things.length - 1 }, (_, bits) =>
    things.filter((_, at) => (bits + 1) & (1 << at)),
  );
}

describe("changes of a row that none of its sums tells of", () => {
  it("are those within one sum that make up for each other", () => {
    const [target, january, february] = [step(0, -40), step(1, -2), step(2, 2)];
    expect(cancelling([target, january, february], RULES)).toEqual(new Set([january, february]));
  });

  it("are a month and its quarter with those of another, where the year stays", () => {
    const moved = [step(2, -2), step(5, -2), step(3, 2), step(6, 2)];
    expect(cancelling(moved, RULES)).toEqual(new Set(moved));
    expect(cancelling(moved.slice(0, 3), RULES)).toEqual(new Set());
    expect(cancelling([step(0, 1), ...moved.slice(0, 3)], RULES)).toEqual(new Set());
  });

  it("are in no sum at all", () => {
    const apart = step(7, 3);
    expect(cancelling([apart, step(1, 3)], RULES)).toEqual(new Set([apart]));
  });

  it("make up for each other in decimals too", () => {
    const tenths = [step(1, 0.1), step(2, 0.2), step(5, 0.1 + 0.2), step(0, 0.3)];
    expect(cancelling(tenths, RULES).size).toBe(4);
  });

  it("are found as by trying every set", () => {
    const steps = fc
      .uniqueArray(fc.nat(7), { maxLength: 7 })
      .chain((positions) =>
        fc.tuple(
          ...positions.map((position) =>
            fc
              .integer({ min: 1, max: 3 })
              .chain((size) => fc.constantFrom(step(position, size), step(position, -size))),
          ),
        ),
      );
    fc.assert(
      fc.property(steps, (all) => {
        const silent = setsOf(all).filter((set) =>
          RULES.every(
            ({ total, parts }) =>
              set.reduce(
                (rest, { position, by }) =>
                  rest + (position === total ? by : 0) - (parts.includes(position) ? by : 0),
                0,
              ) === 0,
          ),
        );
        expect(cancelling(all, RULES)).toEqual(new Set(silent.flat()));
      }),
      { numRuns: 500 },
    );
  });

  it("are not looked for without end", () => {
    const one = { total: 0, parts: Array.from({ length: 30 }, (_, at) => at + 1) };
    // Thirty even numbers never make up for an odd one; to know it is to try them all.
    const odd = step(0, 1);
    const all = [odd, ...one.parts.map((position) => step(position, 2 * position))];
    expect(cancelling(all, [one]).has(odd)).toBe(false);
  });
});
