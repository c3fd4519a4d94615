import { describe, expect, it } from "@jest/globals";
import type { MergedRows, SheetBlock } from "../../../src/poi/cells";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { textAt } from "../../../src/poi/plan";
import { patchPlan } from "../../../src/poi/reading/plan-patch";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet } from "../poi-sheet";

const FIRST = 5;

/** Activities of these units in the order of their rows, the first in sheet row 5. */
const sheetOf = (units: readonly string[], ...merged: readonly MergedRows[]): SheetBlock => {
  const { values, ...sheet } = poiSheet({
    activities: units.map((unit, row) => ({ unit, activity: `Actividad ${row}` })),
  });
  return { ...sheet, values, merged };
};
const over = (firstRow: number, lastRow: number): MergedRows => ({
  column: 0,
  firstRow: FIRST - 1 + firstRow,
  lastRow: FIRST - 1 + lastRow,
});
const unitsOf = (sheet: SheetBlock): string[] => {
  const { activities } = planOf(sheet);
  return Array.from({ length: activities.count }, (_, row) => textAt(activities, row, "unit"));
};

describe("units in merged cells", () => {
  it("are those of the rows that the cell covers, and of no other", () => {
    const units = ["OPP", "OPP", "GDU", "", "", "", "OPP"];
    expect(unitsOf(sheetOf(units, over(2, 4)))).toEqual([
      "OPP",
      "OPP",
      "GDU",
      "GDU",
      "GDU",
      "",
      "OPP",
    ]);
    expect(unitsOf(sheetOf(units))).toEqual(units);
  });

  it("say nothing where the cell is blank, of another column or begins beside no activity", () => {
    const units = ["OPP", "OPP", "", "GDU", "GDU", ""];
    const other = { ...over(4, 5), column: 1 };
    expect(unitsOf(sheetOf(units, over(2, 3), other, over(-3, -1)))).toEqual(units);
  });

  it("leave what is written in a row of its own", () => {
    expect(unitsOf(sheetOf(["OPP", "OPP", "GDU", "GTH"], over(1, 3)))).toEqual([
      "OPP",
      "OPP",
      "GDU",
      "GTH",
    ]);
  });

  it("are corrected in the cell that has them", () => {
    const sheet = sheetOf(["GERENCIA", "GERENCIA", "GERENCIA", "GERENCIÁ ", ""], over(3, 4));
    const plan = planOf(sheet);
    const { index, filledDown, paddedTexts } = plan.activities.unit;
    expect(textAt(plan.activities, 4, "unit")).toBe("GERENCIÁ");
    expect(filledDown).toEqual(new Set([index[4]]));
    expect(paddedTexts.map(({ row }) => row)).toEqual([3]);
    const spelling = diagnose(validate(plan)).corrections.filter(({ kind }) => kind === "spelling");
    expect(spelling.map(({ rowIndex }) => rowIndex)).toEqual([3]);
  });

  it("are still the same in a row of which a figure has changed", () => {
    const sheet = sheetOf(["OPP", "OPP", "GDU", "", "OPP"], over(2, 3));
    const plan = planOf(sheet);
    const fresh = (row: number) => {
      const sheetRow = plan.activities.sheetRow[row];
      return [{ table: 0, sheetRow, firstColumn: 0, values: [...sheet.values[sheetRow]] }];
    };
    const below = fresh(3);
    below[0].values[4] = 9;
    expect(patchPlan(plan, below)?.activities.amounts[0]).toBeDefined();
    // A unit taken out elsewhere is a change of more than figures.
    const cleared = fresh(1);
    cleared[0].values[0] = "";
    expect(patchPlan(plan, cleared)).toBeNull();
  });
});
