import { describe, expect, it } from "@jest/globals";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { validate } from "../../../src/poi/validation";
import { planOf } from "../poi-sheet";
import { loseCells, restores, sheetOf, soundRows, totalOf } from "./damage";

describe("a row whose execution runs a month behind what it programmed", () => {
  const rows = soundRows();
  /** 9 8 8 8 9 8 8 8 8 9 8 8 programmed, 9 8 8 8 8 9 8 8 8 8 9 8 executed. */
  const behind = rows.findIndex(
    (row) => row.slice(5, 7).join() === "9,8" && row.slice(17, 19).join() === "8,9",
  );

  // Put back a month later, the lost cell would make more months as programmed.
  it.each([6, 7, 8, 9, 19, 20, 21, 22])("is not made to agree, having lost cell %i", (at) => {
    const right = rows[behind];
    const wrong = loseCells(right, [at]);
    const { corrections } = diagnose(validate(planOf(sheetOf(rows.with(behind, wrong)))));
    const found = corrections.find(({ rowIndex }) => rowIndex === behind);
    const ways = [found?.cells ?? [], ...(found?.alternatives ?? [])];
    expect(ways.some((way) => restores(way, wrong, right))).toBe(true);
    if (found?.certainty !== "ambiguous") expect(restores(ways[0], wrong, right)).toBe(true);
  });
});

describe("a row of which not all ways can be listed", () => {
  // An executed month and its quarter are lost: with no META above them nothing bounds what they were.
  it.each([
    [13, 26],
    [17, 28],
    [21, 30],
  ])("is never certain, whatever TOTAL says (cells %i and %i lost)", (month, quarter) => {
    const rows = soundRows();
    const wrong = loseCells(rows[0], [month, quarter]);
    const plan = planOf(sheetOf(rows.with(0, wrong), totalOf(rows)));
    const found = diagnose(validate(plan)).corrections.find(({ rowIndex }) => rowIndex === 0);
    expect(found?.more).toBe(true);
    expect(found?.certainty).toBe("likely");
    expect(restores(found?.cells ?? [], wrong, rows[0])).toBe(true);
  });
});
