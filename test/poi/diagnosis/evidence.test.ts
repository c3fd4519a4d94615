import { describe, expect, it } from "@jest/globals";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { validate } from "../../../src/poi/validation";
import { planOf } from "../poi-sheet";
import { loseCells, restores, sheetOf, soundRows } from "./damage";

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
