import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { removeExtraCell } from "../../../src/poi/diagnosis/extra-cell";
import { restoreAnyLostCells } from "../../../src/poi/diagnosis/lost-cells";
import { rowSumsByTable } from "../../../src/poi/diagnosis/row-sums";
import { solve, type SlidRow } from "../../../src/poi/diagnosis/slide";
import { planOf } from "../poi-sheet";
import { AMOUNTS, insertCell, loseCells, sheetOf, type Amounts } from "./damage";
import { soundRow } from "./sound-row";

const SUMS = rowSumsByTable(planOf(sheetOf([Array<number>(AMOUNTS).fill(1)])))(0);

const at = fc.nat({ max: AMOUNTS - 1 });

/** Whether a way is the original row, but for the cells that the sums leave open. */
const isOriginal = (cells: SlidRow["cells"], original: Amounts): boolean =>
  cells.every((cell, index) => cell === undefined || (cell ?? 0) === (original[index] ?? 0));

describe("the ways to slide a row's cells back", () => {
  it("hold the row that lost one to three, and no row twice", () => {
    fc.assert(
      fc.property(
        soundRow,
        fc.uniqueArray(at, { minLength: 1, maxLength: 3 }),
        (original, lost) => {
          const wrong = loseCells(original, lost);
          // Of a row that says nothing nobody can tell that it lost anything.
          fc.pre(wrong.some((amount) => amount !== null));
          const ways = restoreAnyLostCells(wrong, SUMS, true);
          expect(ways.some(({ cells }) => isOriginal(cells, original))).toBe(true);
          const rows = ways.map(({ lost: of, cells }) =>
            JSON.stringify([
              of.length,
              cells.map((cell) => (cell === undefined ? "?" : (cell ?? 0))),
            ]),
          );
          expect(new Set(rows).size).toBe(rows.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("hold the row that had one too many; of a run of equal cells only one is taken out", () => {
    fc.assert(
      fc.property(soundRow, at, fc.boolean(), (original, place, isBlank) => {
        const value = isBlank ? null : original[place];
        const wrong = insertCell(original, place, value);
        const ways = removeExtraCell(wrong, SUMS, true);
        expect(ways.some(({ cells }) => isOriginal(cells, original))).toBe(true);
        const taken = ways.map((way) => JSON.stringify([way.cells, wrong[way.at[0]]]));
        expect(new Set(taken).size).toBe(taken.length);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ["whole numbers", 1],
    ["hundredths", 100],
  ])("with one too many are all that let the sums hold, in %s", (_, parts) => {
    fc.assert(
      fc.property(soundRow, at, fc.nat({ max: 40 }), fc.boolean(), (row, place, value, isTyped) => {
        const original = row.map((amount) => (amount === null ? null : amount / parts));
        const wrong = isTyped
          ? original.with(place, value / parts)
          : insertCell(original, place, original[place]);
        const triedOut = wrong.flatMap((cell, from) => {
          const left = [...wrong.toSpliced(from, 1), undefined];
          const isSame = from > 0 && cell === wrong[from - 1];
          return !isSame && solve(left, SUMS.rules, parts === 1)
            ? [{ at: [from], cells: left }]
            : [];
        });
        expect(removeExtraCell(wrong, SUMS, parts === 1)).toEqual(triedOut);
      }),
      { numRuns: 200 },
    );
  });

  it("leave a cell that must be nothing blank where the row writes it so, and 0 where it does not", () => {
    // ENE says 5, all other months nothing: DIC programmed, lost, must be nothing too.
    const nothing = (blank: 0 | null): Set<SlidRow["cells"][number]> => {
      const months = [5, ...Array<number | null>(11).fill(blank)];
      const quarters = [5, 5, ...Array<number | null>(6).fill(blank)];
      const original: Amounts = [5, ...months, ...months, ...quarters];
      const ways = restoreAnyLostCells(loseCells(original, [12]), SUMS, true);
      return new Set(
        ways
          .filter(({ cells }) => isOriginal(cells, original))
          .flatMap(({ lost, cells }) => lost.map((position) => cells[position])),
      );
    };
    expect(nothing(null)).toEqual(new Set([null]));
    expect(nothing(0)).toEqual(new Set([0]));
  });
});
