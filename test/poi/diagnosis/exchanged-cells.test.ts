import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { exchangedCells } from "../../../src/poi/diagnosis/exchanged-cells";
import { failingSums } from "../../../src/poi/diagnosis/failing-sums";
import { rowSumsByTable } from "../../../src/poi/diagnosis/row-sums";
import { planOf } from "../poi-sheet";
import { AMOUNTS, sheetOf, type Amounts } from "./damage";
import { soundRow } from "./sound-row";

const SUMS = rowSumsByTable(planOf(sheetOf([Array<number>(AMOUNTS).fill(1)])))(0);

const failingIn = (cells: Amounts): number => failingSums(cells, SUMS.rules).mask;

const exchange = (cells: Amounts, one: number, other: number): Amounts =>
  cells.with(one, cells[other]).with(other, cells[one]);

/** Every two cells that let all sums hold once they change places, tried one pair after another. */
const triedOut = (cells: Amounts): string[] =>
  cells.flatMap((cell, one) =>
    cells.flatMap((_, other) =>
      other > one &&
      (cell ?? 0) !== (cells[other] ?? 0) &&
      failingIn(exchange(cells, one, other)) === 0
        ? [`${one} ${other}`]
        : [],
    ),
  );

const at = fc.nat({ max: AMOUNTS - 1 });

describe("the cells of a row that can have changed places", () => {
  it.each([
    ["whole numbers", 1],
    ["hundredths", 100],
  ])("are all of which that lets the sums hold, in %s", (_, parts) => {
    fc.assert(
      fc.property(soundRow, at, at, fc.boolean(), fc.nat({ max: 40 }), (row, one, other, is, n) => {
        const right = row.map((amount) => (amount === null ? null : amount / parts));
        const wrong = is ? exchange(right, one, other) : right.with(one, n / parts);
        fc.pre(failingIn(wrong) !== 0);
        const failing = failingSums(wrong, SUMS.rules);
        const found = exchangedCells({ cells: wrong, sums: SUMS, failing });
        expect(found.map(({ positions }) => positions.join(" ")).sort()).toEqual(
          triedOut(wrong).sort(),
        );
        for (const { positions, values } of found)
          expect(values).toEqual([...positions].reverse().map((from) => wrong[from] ?? 0));
      }),
      { numRuns: 200 },
    );
  });
});
