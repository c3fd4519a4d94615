import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { FIRST_LIKELY_DATE } from "../../../src/poi/reading/usual-amount";
import { patchPlan } from "../../../src/poi/reading/plan-patch";
import { quarterAmounts } from "../../../src/poi/sums/quarter-amounts";
import { unequalRows } from "../../../src/poi/sums/unequal-rows";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet } from "../poi-sheet";

const largest = FIRST_LIKELY_DATE - 1;
const quarters = fc.integer({ min: 0, max: 3 * largest });

/** A table of more rows than are worth pairing, from an even or odd row on, with a few rows whose sum is wrong. */
const tables = fc
  .record({
    addends: fc.integer({ min: 1, max: 5 }),
    rows: fc.integer({ min: 66, max: 90 }),
    start: fc.integer({ min: 0, max: 2 }),
    cutOff: fc.integer({ min: 0, max: 1 }),
    faults: fc.array(fc.tuple(fc.nat(89), fc.integer({ min: 1, max: 0xffff })), { maxLength: 6 }),
  })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      cells: fc.array(fc.array(quarters, { minLength: 5, maxLength: 5 }), {
        minLength: shape.rows,
        maxLength: shape.rows,
      }),
    }),
  );

const plainSum = (row: readonly number[]): number => row.reduce((sum, amount) => sum + amount, 0);

describe("unequalRows", () => {
  it("finds in pairs of rows what one row after the other finds, to two bytes and beyond", () => {
    fc.assert(
      fc.property(tables, ({ shape, cells }) => {
        const { addends, rows, start, faults } = shape;
        const end = rows - shape.cutOff;
        const columns = Array.from({ length: addends }, (_, at) =>
          Uint16Array.from(cells, (row) => row[at]),
        );
        // A sum that needs more than two bytes is cut short by its column, and then not equal to it.
        const total = Uint16Array.from(cells, (row) => plainSum(row.slice(0, addends)));
        for (const [row, by] of faults) if (row < rows) total[row] += by;
        const expected = cells.flatMap((row, at) =>
          at >= start && at < end && plainSum(row.slice(0, addends)) !== total[at] ? [at] : [],
        );
        expect([...unequalRows(columns, total, start, end)]).toEqual(expected);
        const wide = columns.map((column) => new Float64Array(column));
        expect([...unequalRows(wide, total, start, end)]).toEqual(expected);
      }),
    );
  });
});

/** A sheet of many activities with the months of each given, and what its columns then hold. */
const months = fc.array(fc.integer({ min: 0, max: largest }), { minLength: 24, maxLength: 24 });

describe("the quarters of a long plan", () => {
  it("are the sums of its months, row by row", () => {
    fc.assert(
      fc.property(fc.array(months, { minLength: 65, maxLength: 70 }), (amounts) => {
        const { values } = poiSheet({ activities: amounts.map(() => ({})) });
        const filled = values.map((row, at) =>
          at < 4 ? row : [...row.slice(0, 5), ...amounts[at - 4], ...row.slice(29)],
        );
        const plan = planOf({ ...poiSheet({ activities: [] }), values: filled });
        const { programmed, executed } = quarterAmounts(plan);
        for (const [row, cells] of amounts.entries()) {
          for (const quarter of [0, 1, 2, 3]) {
            const first = quarter * 3;
            expect(programmed[quarter][row]).toBe(plainSum(cells.slice(first, first + 3)));
            expect(executed[quarter][row]).toBe(plainSum(cells.slice(12 + first, 15 + first)));
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it("hold numbers typed as text that are too large for two bytes together", () => {
    const sheet = poiSheet({ activities: Array.from({ length: 80 }, () => ({})) });
    const values = [...sheet.values[4]];
    values.splice(5, 3, "40000", "40000", "40000");
    const changed = { ...sheet, values: sheet.values.with(4, values) };
    const patched = patchPlan(planOf(sheet), [{ table: 0, sheetRow: 4, firstColumn: 0, values }]);
    if (!patched) throw new Error("the plan had to be read again");
    expect(quarterAmounts(patched).programmed[0][0]).toBe(120_000);
    expect(validate(patched).findings).toEqual(validate(planOf(changed)).findings);
  });
});
