import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { equalAmounts } from "../../../src/poi/amounts";
import { restoreAnyLostCells } from "../../../src/poi/diagnosis/lost-cells";
import { oneValueChanges } from "../../../src/poi/diagnosis/one-value";
import { rowSumsByTable, tidy } from "../../../src/poi/diagnosis/row-sums";
import { planOf } from "../poi-sheet";
import { AMOUNTS, gives, loseCells, restores, sheetOf, type Amounts } from "./damage";
import { correctionOfFirst, plans } from "./damaged-plans";
import { soundRow, withSums } from "./sound-row";

const SUMS = rowSumsByTable(planOf(sheetOf([Array<number>(AMOUNTS).fill(1)])))(0);

/** The same amounts in tenths or hundredths, as they are typed: the nearest to each decimal. */
const inParts = (amounts: Amounts, parts: number): Amounts =>
  amounts.map((amount) => (amount === null ? null : amount / parts));

/** A row of such amounts whose sums were reckoned, with the noise that this gives: 0.1 + 0.2. */
const reckoned = (amounts: Amounts, parts: number): Amounts => {
  const typed = inParts(amounts, parts).map((amount) => amount ?? 0);
  return withSums(typed.slice(1, 13), typed.slice(13, 25));
};

const parts = fc.constantFrom(10, 100);

/** Whether an amount has no more digits than it was typed with. */
const isTidy = (amount: number | null | undefined): boolean =>
  amount === undefined || amount === null || amount === Math.round(amount * 100) / 100;

describe("rows of decimals", () => {
  it("that lost cells hold the row as it was, without the noise of its sums", () => {
    fc.assert(
      fc.property(
        soundRow,
        parts,
        fc.boolean(),
        fc.uniqueArray(fc.nat({ max: AMOUNTS - 1 }), { minLength: 1, maxLength: 2 }),
        (row, of, isReckoned, at) => {
          const original = isReckoned ? reckoned(row, of) : inParts(row, of);
          const wrong = loseCells(original, at);
          fc.pre(wrong.some((amount) => amount !== null));
          const ways = restoreAnyLostCells(wrong, SUMS, false);
          const right = ways.filter(({ cells }) =>
            cells.every(
              (cell, index) =>
                cell === undefined || equalAmounts(cell ?? 0, original[index] ?? 0, false),
            ),
          );
          expect(right.length).toBeGreaterThan(0);
          for (const { lost, cells } of right)
            expect(lost.map((position) => cells[position]).filter((cell) => !isTidy(cell))).toEqual(
              [],
            );
        },
      ),
      { numRuns: 150 },
    );
  });

  it("with one cell mistyped get its very amount back, however small beside the others", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 100_000_000 }), { minLength: 24, maxLength: 24 }),
        fc.nat({ max: AMOUNTS - 1 }),
        fc.nat({ max: 1000 }),
        fc.boolean(),
        (cents, at, wrong, isReckoned) => {
          const whole = withSums(cents.slice(0, 12), cents.slice(12));
          const original = isReckoned ? reckoned(whole, 100) : inParts(whole, 100);
          fc.pre(!equalAmounts(original[at] ?? 0, wrong, false));
          const values = oneValueChanges(original.with(at, wrong), SUMS, false)
            .filter(({ positions }) => positions[0] === at)
            .flatMap(({ values: [to] }) => to);
          expect(values).toEqual([inParts(whole, 100)[at]]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([["typed"], ["lost"], ["extra"]] as const)(
    "%s wrong have the original among their candidates, and are never wrongly called certain",
    (kind) => {
      fc.assert(
        fc.property(plans(kind), parts, ({ rows, right, wrong, total }, of) => {
          const plan = {
            rows: rows.map((row) => inParts(row, of)),
            right: inParts(right, of),
            wrong: inParts(wrong, of),
            total: total && inParts(total, of),
          };
          // A lone fraction among whole numbers is taken for what is wrong, and no other cell gets one.
          fc.pre(plan.wrong.filter((amount) => !Number.isInteger(amount ?? 0)).length !== 1);
          const correction = correctionOfFirst(plan);
          if (!correction) return;
          expect(gives(correction, plan.wrong, plan.right)).toBe(true);
          if (correction.certainty === "certain") {
            expect(restores(correction.cells, plan.wrong, plan.right)).toBe(true);
          }
          for (const { to } of correction.cells) expect(isTidy(to)).toBe(true);
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe("tidy", () => {
  it.each([
    [2.4000000000000004, undefined, 2.4],
    [1_000_000.1 - 1_000_000, 1_000_000.1, 0.1],
    [-2e-16, 2.4, 0],
    [7, undefined, 7],
    [1 / 3, undefined, 0.333333333333],
    [12_345_678_901.25, undefined, 12_345_678_901.25],
  ])("%d among %p is %d", (amount, among, to) => {
    expect(tidy(amount, among) + 0).toBe(to);
  });
});
