import { expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { tableBreaks } from "../../../src/poi/sums/rules";
import { findShiftedRows } from "../../../src/poi/diagnosis/shifted-rows";
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

it("tells a row whose share of execution, right of the amounts, slid into the last of them", () => {
  const programmed = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
  const sheet = poiSheet({ activities: [{ programmed, executed: programmed.with(8, 0) }, {}, {}] });
  const shares = ["", "", "% AVANCE", "", 0.89, 1, 1];
  const values = sheet.values.map((row, index): CellValue[] => [...row, shares[index]]);
  values[FIRST_AMOUNT] = [...values[FIRST_AMOUNT].toSpliced(9, 1), ""];
  const plan = planOf({ ...sheet, values });
  const [table] = plan.tables;
  const { rows } = findShiftedRows(plan, tableBreaks(plan.activities, table, table.activities), 4);
  expect([...rows.keys()]).toEqual([0]);
  const [way] = rows.get(0) ?? [];
  // The last quarter is what was executed in it, and the share is back beside.
  expect(way.cells.at(-1)).toBe(39);
});

it("searches rows until as many ways were tried as it may try, and leaves the others as they are", () => {
  const plan = planOfSlidRows(5);
  const [table] = plan.tables;
  const breaks = tableBreaks(plan.activities, table, table.activities);
  expect(new Set(breaks.map(({ row }) => row)).size).toBe(5);
  expect([...findShiftedRows(plan, breaks, 4).rows.keys()].sort()).toEqual([0, 1, 2, 3, 4]);
  // 33 ways of losing one cell of 33: the second row is begun with ways left over, the third is not.
  expect(findShiftedRows(plan, breaks, 4, new Map(), 34).rows.size).toBe(2);
});
