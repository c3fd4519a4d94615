import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { TARGET } from "../../../src/poi/slots";
import { MONTHS, planOf } from "../poi-sheet";

const PROGRAMMED = [3, 5, 4, 8, 6, 9, 7, 2, 5, 4, 6, 8];

/** A sheet whose rows have two columns before their months: META and CANTIDAD. */
const targetOf = (
  rows: readonly (readonly [CellValue, CellValue])[],
  names = ["META", "CANTIDAD"],
) =>
  planOf({
    sheet: "POI",
    firstRow: 0,
    firstColumn: 0,
    values: [
      ["UNIDAD", "ACTIVIDAD", "U.M.", ...names, ...MONTHS.map((month) => `PROG. ${month}`)],
      ...rows.map((pair, index) => ["OPP", `A${index}`, "INFORME", ...pair, ...PROGRAMMED]),
    ],
  }).tables[0].columns.amount[TARGET];

describe("which of two columns is the target", () => {
  it("is told by the figures where META holds in no row, as a budget line's number, and the other in nearly all", () => {
    expect(
      targetOf([
        ["0020", 67],
        ["0021", 67],
        ["0022", 67],
        ["0023", 67],
        ["0024", 60],
      ]),
    ).toBe(4);
    expect(
      targetOf([
        [80, 67],
        [81, 67],
        [82, 67],
      ]),
    ).toBe(4);
    expect(
      targetOf(
        [
          [80, 67],
          [81, 67],
          [82, 67],
        ],
        ["META ANUAL", "META 2025"],
      ),
    ).toBe(4);
  });

  it("is META by its name where both hold, neither does, or there is too little to tell", () => {
    expect(
      targetOf([
        [67, 67],
        [67, 67],
        [67, 67],
      ]),
    ).toBe(3);
    expect(
      targetOf([
        [1, 2],
        [1, 2],
        [1, 2],
      ]),
    ).toBe(3);
    expect(
      targetOf([
        [67, 67],
        [1, 67],
        [1, 67],
      ]),
    ).toBe(3);
    expect(
      targetOf([
        [1, 67],
        [1, 67],
      ]),
    ).toBe(3);
  });
});
