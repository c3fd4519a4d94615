import { expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { tableBreaks } from "../../../src/poi/sums/rules";
import { findShiftedRows } from "../../../src/poi/sums/shifted-rows";
import { planOf, poiSheet } from "../poi-sheet";

const FIRST_AMOUNT = 4;

/** A plan of rows that have all lost their second month. */
function planOfSlidRows(count: number) {
  const months = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
  const sheet = poiSheet({
    activities: Array.from({ length: count }, () => ({ programmed: months })),
  });
  const values = sheet.values.map((row, index): CellValue[] =>
    index < FIRST_AMOUNT ? [...row] : [...row.slice(0, 6), ...row.slice(7), ""],
  );
  return planOf({ ...sheet, values });
}

it("searches rows until as many ways were tried as it may try, and leaves the others as they are", () => {
  const plan = planOfSlidRows(5);
  const [table] = plan.tables;
  const breaks = tableBreaks(plan.activities, table, table.activities);
  expect(new Set(breaks.map(({ row }) => row)).size).toBe(5);
  expect([...findShiftedRows(plan, breaks, 4).rows.keys()].sort()).toEqual([0, 1, 2, 3, 4]);
  // 33 ways of losing one cell of 33: the second row is begun with ways left over, the third is not.
  expect(findShiftedRows(plan, breaks, 4, new Map(), 34).rows.size).toBe(2);
});
