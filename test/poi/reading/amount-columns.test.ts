import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue } from "../../../src/poi/cells";
import { AmountColumns } from "../../../src/poi/reading/amount-columns";
import { FIRST_LIKELY_DATE } from "../../../src/poi/reading/usual-amount";

const largest = FIRST_LIKELY_DATE - 1;

/** Mostly amounts that two bytes hold, at both ends of them; the others are those that they do not, and no numbers. */
const cell: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 60, arbitrary: fc.integer({ min: 0, max: largest }) },
  { weight: 5, arbitrary: fc.constantFrom(0, largest) },
  { weight: 2, arbitrary: fc.constantFrom<CellValue>(largest + 1, -1, 0.5, 1e-13, 65_536, 1e12) },
  { weight: 1, arbitrary: fc.constantFrom<CellValue>("", "7", "S/D", true, false) },
);

/** Rows with a name before their amounts, read in blocks of a few rows each. */
const sheets = fc.integer({ min: 1, max: 8 }).chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: 4,
      maxLength: 24,
    }),
    blocks: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 24, maxLength: 24 }),
    areWhole: fc.boolean(),
    leavesOne: fc.boolean(),
  }),
);

const isUsual = (value: CellValue): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= largest;

describe("AmountColumns", () => {
  it("holds what each cell holds, by twos or one after the other, and names every row with another cell", () => {
    fc.assert(
      fc.property(sheets, ({ columns, rows, blocks, areWhole, leavesOne }) => {
        const slots = Int32Array.from({ length: columns }, (_, slot) => slot);
        // Without the second, the amounts no longer stand side by side.
        const read = leavesOne && columns > 2 ? slots.filter((slot) => slot !== 1) : slots;
        const values = rows.map((row): CellValue[] => ["name", ...row]);
        const amounts = new AmountColumns();
        amounts.reserve(rows.length, 0);
        amounts.open(
          read,
          read.map((slot) => slot + 1),
          0,
        );
        const others: number[] = [];
        for (let from = 0, block = 0; from < rows.length; block++) {
          const to = Math.min(rows.length, from + blocks[block]);
          for (const row of amounts.storeUsual(values, from, to, from, areWhole)) {
            others.push(row);
            for (const slot of read) {
              const value = rows[row][slot];
              if (typeof value === "number") amounts.set(slot, row, value);
            }
          }
          from = to;
        }
        expect(others).toEqual(
          rows.flatMap((row, at) => (read.every((slot) => isUsual(row[slot])) ? [] : [at])),
        );
        for (const slot of read) {
          const numbers = rows.map((row) => (typeof row[slot] === "number" ? row[slot] : 0));
          expect(Array.from(amounts.column(slot, rows.length) ?? [])).toEqual(numbers);
        }
      }),
      { numRuns: 400 },
    );
  });
});
