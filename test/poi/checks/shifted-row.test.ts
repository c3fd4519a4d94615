import { expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue } from "../../../src/poi/cells";
import { oneValueChanges } from "../../../src/poi/diagnosis/one-value";
import { cellsOf, rowSumsByTable } from "../../../src/poi/diagnosis/row-sums";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet } from "../poi-sheet";
import { testCheck } from "./check-tester";

const COLUMNS =
  "E F G H I J K L M N O P Q R S T U V W X Y Z AA AB AC AD AE AF AG AH AI AJ AK".split(" ");

/** A row's cells after some (by position among its 33 numbers) were lost and the rest slid to the left. */
function slid(cells: readonly CellValue[], lost: readonly number[]): Record<string, CellValue> {
  const left = cells.filter((_, position) => !lost.includes(position));
  return Object.fromEntries(COLUMNS.map((letters, position) => [letters, left[position] ?? ""]));
}

const months = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
const sound = poiSheet({ activities: [{ programmed: months }] }).values[4].slice(4);
const eights = Array<number>(12).fill(8);
const evenRow = poiSheet({ activities: [{ programmed: eights }] }).values[4].slice(4);
const totalOfSound = poiSheet({
  activities: [{}, { programmed: months }],
  total: true,
}).values[6].slice(4);

testCheck("shifted-row", {
  valid: [
    { name: "a sound row", sheet: { activities: [{ programmed: months }] } },
    {
      name: "one mistyped month is no shift",
      sheet: { activities: [{ programmed: months, cells: { H: 5 } }] },
    },
    {
      name: "one wrong value in a row that ends in blanks is no shift, though some slide explains it too",
      sheet: { activities: [{}, { programmed: months, cells: { AK: "" } }, {}] },
    },
    {
      name: "quarters still to come are blank",
      sheet: {
        title: "POI 2022 AL III TRIMESTRE",
        activities: [
          {
            executed: [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0],
            cells: { AA: "", AB: "", AC: "", AK: "" },
          },
        ],
      },
    },
  ],
  invalid: [
    {
      name: "a TOTAL that adds the row up as it stands has nothing wrong of its own",
      sheet: { activities: [{}, { cells: slid(sound, [4]) }], total: true },
      findings: [{ at: "K6" }],
      alsoBreaks: ["unverified-total"],
    },
    {
      name: "a TOTAL with a quarter that is not what its rows say has",
      sheet: { activities: [{}, { cells: slid(sound, [4]) }], total: { AD: 99 } },
      findings: [{ at: "K6" }],
      alsoBreaks: ["quarter-sum", "total-sum", "unverified-total"],
    },
    {
      name: "one lost month: one finding for the row, none of the sums that fail because of it",
      sheet: { activities: [{}, { cells: slid(sound, [4]) }] },
      // Any of the quarter's three months may be the lost one; from June on every way of restoring agrees.
      findings: [{ at: "K6", found: 2, expected: null, detail: { lost: 1, ways: 3 } }],
    },
    {
      name: "a lost month that leaving out the last quarter would explain too, but far worse",
      sheet: {
        activities: [
          {},
          { programmed: eights, cells: slid(evenRow, [24]) },
          { programmed: [...eights] },
        ],
      },
      findings: [{ at: "AK6", found: null, detail: { lost: 1 } }],
    },
    {
      name: "three lost cells",
      sheet: { activities: [{}, { cells: slid(sound, [2, 14, 20]) }] },
      findings: [{ at: "K6", found: 2, expected: null, detail: { lost: 3 } }],
    },
    {
      name: "a TOTAL is not held to rows whose figures are not known",
      sheet: { activities: [{}, { cells: slid(sound, [4]) }], total: slid(totalOfSound, []) },
      findings: [{ at: "K6" }],
      alsoBreaks: ["unverified-total"],
    },
  ],
});

it("finds a row with one to three lost cells wherever they were, unless one wrong value explains it, with the original among the ways to restore it", () => {
  const month = fc.integer({ min: 1, max: 40 });
  const year = fc.array(month, { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(
      year,
      year,
      fc.uniqueArray(fc.nat(32), { minLength: 1, maxLength: 3 }),
      (programmed, executed, lost) => {
        const whole = poiSheet({ activities: [{ programmed, executed }] }).values[4].slice(4);
        const plan = planOf(
          poiSheet({ activities: [{ programmed, executed, cells: slid(whole, lost) }] }),
        );
        const { shifted } = validate(plan);
        const sums = rowSumsByTable(plan)(0);
        const cells = cellsOf(plan.activities, 0, sums.slots);
        const ways = shifted.get(0) ?? [];
        const isOriginal = (cells: readonly (number | null | undefined)[]): boolean =>
          cells.every((cell, position) => cell === undefined || (cell ?? 0) === whole[position]);
        // With fewer cells put back than were lost the sums may hold as well; then the row is no less found.
        const fewest = ways.at(0)?.lost.length ?? 0;
        if (oneValueChanges(cells, sums, true).length === 0) {
          expect(ways.length).toBeGreaterThan(0);
        }
        if (ways.length > 0 && fewest === lost.length)
          expect(ways.some(({ cells }) => isOriginal(cells))).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
