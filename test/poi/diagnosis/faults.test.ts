import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { validate } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";
import { AMOUNTS, gives, loseCells, restores, sheetOf, totalOf, typingFaults } from "./damage";
import { correctionOfFirst, damage, damaged, plans } from "./damaged-plans";
import { soundRow, withSums } from "./sound-row";

/** Eight rows under a TOTAL, four of them with one wrong value, so that their months are ambiguous by themselves. */
const severalWrong = fc
  .tuple(
    fc.array(soundRow, { minLength: 8, maxLength: 8 }),
    fc.array(damage("typed"), { minLength: 4, maxLength: 4 }),
  )
  .map(([sound, damages]) => ({
    sound,
    wrong: sound.map((row, index) => (index < damages.length ? damaged(row, damages[index]) : row)),
  }));

describe("several rows wrong under one TOTAL", () => {
  it("are chosen together: what is certain is right, and what is claimed nearly always", () => {
    const drawn = fc.sample(severalWrong, { seed: 504, numRuns: 60 });
    let claimed = 0;
    let right = 0;
    for (const { sound, wrong } of drawn) {
      const { corrections } = diagnose(validate(planOf(sheetOf(wrong, totalOf(sound)))));
      for (const { rowIndex, isTotal, certainty, cells } of corrections) {
        if (isTotal || certainty === "ambiguous") continue;
        const isRight = restores(cells, wrong[rowIndex], sound[rowIndex]);
        if (certainty === "certain") expect(isRight).toBe(true);
        claimed++;
        if (isRight) right++;
      }
    }
    expect(claimed).toBeGreaterThan(200);
    expect(right / claimed).toBeGreaterThanOrEqual(0.99);
  });
});

describe("a TOTAL that is wrong itself, over rows that hold", () => {
  it("is what is said, and no row is blamed", () => {
    fc.assert(
      fc.property(
        fc.array(soundRow, { minLength: 3, maxLength: 6 }),
        fc.nat({ max: AMOUNTS - 1 }),
        fc.nat(),
        (rows, at, pick) => {
          const total = totalOf(rows);
          const around = { left: total.at(at - 1) ?? null, above: null };
          const faults = [...typingFaults(total[at] ?? 0, around).values()];
          const wrong = total.with(at, faults[pick % faults.length]);
          const { corrections, openTotals } = diagnose(validate(planOf(sheetOf(rows, wrong))));
          expect(corrections.filter(({ isTotal }) => !isTotal)).toEqual([]);
          expect(corrections.length + openTotals.length).toBeGreaterThan(0);
          for (const { certainty, cells } of corrections) {
            if (certainty === "certain") expect(restores(cells, wrong, total)).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe.each([["typed"], ["moved"], ["lost"], ["extra"]] as const)("one row %s wrong", (kind) => {
  it("has the original among its candidates, and is never wrongly called certain", () => {
    fc.assert(
      fc.property(plans(kind), (plan) => {
        const correction = correctionOfFirst(plan);
        if (!correction) return;
        expect(gives(correction, plan.wrong, plan.right)).toBe(true);
        if (correction.certainty === "certain") {
          expect(restores(correction.cells, plan.wrong, plan.right)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("a row that lost two or three cells of large amounts", () => {
  // Two months of 50,000 between them can be shared in as many ways: no list holds those.
  const large = fc
    .tuple(
      fc.array(fc.integer({ min: 20_000, max: 60_000 }), { minLength: 24, maxLength: 24 }),
      fc.uniqueArray(fc.nat({ max: AMOUNTS - 1 }), { minLength: 2, maxLength: 3 }),
    )
    .map(([months, at]) => {
      const right = withSums(months.slice(0, 12), months.slice(12));
      return { rows: [right], right, wrong: loseCells(right, at), total: undefined };
    });

  it("gives all that it can have been, sums that share cells included", () => {
    let open = 0;
    fc.assert(
      fc.property(large, (plan) => {
        const correction = correctionOfFirst(plan);
        if (!correction) return;
        expect(gives(correction, plan.wrong, plan.right)).toBe(true);
        if (correction.openWays) open++;
        expect(correction.openWays === undefined || correction.more).toBe(true);
      }),
      // Drawn once and for all, for the count.
      { numRuns: 200, seed: 60_000 },
    );
    expect(open).toBeGreaterThan(20);
  });
});

describe("what the evidence decides", () => {
  // Drawn once and for all: a rate measured on new plans each run would fail by chance.
  it.each([["typed"], ["moved"], ["lost"], ["extra"]] as const)(
    "is right in at least 99 of 100 rows: %s",
    (kind) => {
      const drawn = fc.sample(plans(kind), { seed: 20211231, numRuns: 400 }).flatMap((plan) => {
        const correction = correctionOfFirst(plan);
        return correction ? [{ ...plan, correction }] : [];
      });
      const decided = drawn.filter(({ correction }) => correction.certainty !== "ambiguous");
      const right = decided.filter((plan) =>
        restores(plan.correction.cells, plan.wrong, plan.right),
      );
      expect(decided.length).toBeGreaterThan(drawn.length / 2);
      expect(right.length / decided.length).toBeGreaterThanOrEqual(0.99);
    },
  );

  it("is every typing error where there is a TOTAL row", () => {
    const plansWithTotal = fc.sample(
      plans("typed").filter(({ total }) => total !== undefined),
      { seed: 6175, numRuns: 150 },
    );
    const corrections = plansWithTotal.flatMap((plan) => {
      const correction = correctionOfFirst(plan);
      return correction ? [restores(correction.cells, plan.wrong, plan.right)] : [];
    });
    expect(corrections.filter((isRight) => isRight).length / corrections.length).toBeGreaterThan(
      0.99,
    );
  });
});
