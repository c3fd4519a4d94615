import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { searchAbove, searchExactly } from "../../../src/poi/diagnosis/exact-search";
import { MISS, type Option } from "../../../src/poi/diagnosis/choice";
import { chooseJointly } from "../../../src/poi/diagnosis/joint";
import { searchNearby } from "../../../src/poi/diagnosis/nearby-search";

const COLUMNS = 3;

const option: fc.Arbitrary<Option> = fc
  .record({
    deltas: fc.array(fc.tuple(fc.nat({ max: COLUMNS - 1 }), fc.constantFrom(-2, -1, 1, 2)), {
      maxLength: 2,
    }),
    score: fc.integer({ min: -60, max: 0 }).map((score) => score / 10),
  })
  .map(({ deltas, score }) => ({ deltas: new Map(deltas), score }));

const problem = fc.record({
  rows: fc.array(fc.array(option, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
  residual: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: COLUMNS, maxLength: COLUMNS }),
});

interface Tried {
  readonly taken: number[];
  readonly log: number;
}

/** Every choice, one by one, with its log likelihood. */
function everyChoice(rows: Option[][], residual: number[], taken: number[] = []): Tried[] {
  if (taken.length < rows.length) {
    return rows[taken.length].flatMap((_, index) => everyChoice(rows, residual, [...taken, index]));
  }
  const rest = [...residual];
  let log = 0;
  for (const [row, index] of taken.entries()) {
    log += rows[row][index].score;
    for (const [column, delta] of rows[row][index].deltas) rest[column] -= delta;
  }
  return [{ taken, log: log + MISS * rest.filter((open) => open !== 0).length }];
}

describe("the joint choice", () => {
  it("is the likeliest of all choices, with the probabilities that all choices give", () => {
    fc.assert(
      fc.property(problem, ({ rows, residual }) => {
        const all = everyChoice(rows, residual);
        const most = Math.max(...all.map(({ log }) => log));
        const weight = ({ log }: Tried): number => Math.exp(log - most);
        const sum = all.reduce((total, tried) => total + weight(tried), 0);
        const choices = chooseJointly(rows, Float64Array.from(residual));
        const taken = choices.map(({ best }) => best);
        const found = all.find((tried) => tried.taken.every((index, row) => index === taken[row]));
        expect(found?.log).toBeCloseTo(most, 8);
        for (const [row, { probability }] of choices.entries()) {
          for (const index of rows[row].keys()) {
            const share = all
              .filter((tried) => tried.taken[row] === index)
              .reduce((total, tried) => total + weight(tried), 0);
            expect(probability[index]).toBeCloseTo(share / sum, 8);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("says the fewest columns that any choice with an option misses", () => {
    fc.assert(
      fc.property(problem, ({ rows, residual }) => {
        const columns = rows.map(() => [0, 1, 2]);
        const rest = Float64Array.from(residual);
        const found = searchExactly({ options: rows, varying: columns, rest }) ?? [];
        const all = everyChoice(rows, residual).map(({ taken }) => {
          const open = [...residual];
          for (const [row, index] of taken.entries()) {
            for (const [column, delta] of rows[row][index].deltas) open[column] -= delta;
          }
          return { taken, misses: open.filter((amount) => amount !== 0).length };
        });
        for (const [row, options] of rows.entries()) {
          const fewest = options.map((_, index) =>
            Math.min(...all.filter(({ taken }) => taken[row] === index).map((one) => one.misses)),
          );
          expect(found[row].misses).toEqual(fewest);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("of too many rows to search whole still counts every choice that is not far from the best", () => {
    // The column lacks 1,000,003: one row can bring that, or two others together, a third as likely.
    const option = (delta: number, score: number): Option[] => [
      { deltas: new Map(), score: 0 },
      { deltas: new Map([[0, delta]]), score },
    ];
    const others = Array.from({ length: 26 }, (_, index) =>
      option((index % 2 === 0 ? 1 : -1) * (7919 * (index + 1) ** 3 + index), -9),
    );
    const rows = [option(1_000_003, -3), option(400_001, -2), option(600_002, -2), ...others];
    const [one] = chooseJointly(rows, Float64Array.of(1_000_003));
    expect(one).toMatchObject({ best: 1, exact: false });
    expect(one.probability[1]).toBeGreaterThan(0.65);
    expect(one.probability[1]).toBeLessThan(0.76);
  });

  it("without the choices that hardly count is the same to a millionth", () => {
    fc.assert(
      fc.property(problem, ({ rows, residual }) => {
        const group = {
          options: rows,
          varying: rows.map(() => [0, 1, 2]),
          rest: Float64Array.from(residual),
        };
        const most = Math.max(...everyChoice(rows, residual).map(({ log }) => log));
        const whole = searchExactly(group) ?? [];
        const above = searchAbove(group, most - 20) ?? [];
        expect(above.map(({ exact }) => exact)).toEqual(rows.map(() => false));
        // Not the best: of two choices that are equally likely, either may be it.
        for (const [row, { probability }] of above.entries()) {
          for (const index of rows[row].keys()) {
            expect(probability[index]).toBeCloseTo(whole[row].probability[index], 5);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("around the likeliest of each row finds what one or two rows must change together", () => {
    // Each row would rather add 1 to the first column; the columns come out when two of them do not.
    const rows = Array.from({ length: 30 }, (): Option[] => [
      { deltas: new Map([[0, 1]]), score: 0 },
      { deltas: new Map([[1, 1]]), score: -3 },
    ]);
    const choices = searchNearby({
      options: rows,
      varying: rows.map(() => [0, 1]),
      rest: Float64Array.of(28, 2),
    });
    expect(choices.filter(({ best }) => best === 1)).toHaveLength(2);
    expect(choices.every(({ exact }) => !exact)).toBe(true);
  });
});
