import { describe, expect, it } from "@jest/globals";
import { areaAt } from "../../../src/poi/formula-audit/sum-terms";
import { namedAreas } from "../../../src/poi/followed-rows/named-areas";

/** What a formula in the fifth row follows, as sheet and 0-based rows; null where that is not known. */
const rowsOf = (formula: string): unknown[] | null =>
  namedAreas(formula)?.map((area) => {
    const { top, bottom } = areaAt(area, 4, 0);
    return [area.sheet, top, bottom];
  }) ?? null;

describe("the cells that a formula follows", () => {
  it.each<[string, unknown[]]>([
    ["=GAF!RC", [["GAF", 4, 4]]],
    ["=SUM(RC[1]:RC[12])", [[undefined, 4, 4]]],
    [
      "='SEDE SUR'!R[-1]C+OPP!R9C6",
      [
        ["SEDE SUR", 3, 3],
        ["OPP", 8, 8],
      ],
    ],
    [
      '=IF(GAF!RC="","",GAF!RC)',
      [
        ["GAF", 4, 4],
        ["GAF", 4, 4],
      ],
    ],
    [
      "=VLOOKUP(RC3,GAF!R5C3:R7C37,3,FALSE)",
      [
        [undefined, 4, 4],
        ["GAF", 4, 6],
      ],
    ],
    [
      "=SUMIF(GAF!C3,RC3,GAF!C6)",
      [
        ["GAF", 0, 1_048_575],
        [undefined, 4, 4],
        ["GAF", 0, 1_048_575],
      ],
    ],
    ["=2+3", []],
  ])("%s", (formula, rows) => {
    expect(rowsOf(formula)).toEqual(rows);
  });

  it.each([
    "=SUM(GAF:SGO!RC)",
    "=[1]GAF!RC",
    "=METAS",
    "=GAF!METAS",
    "=Tabla1[ENE]",
    '=INDIRECT("GAF!F"&ROW())',
    "=OFFSET(GAF!RC,1,0)",
    "=SUM(GAF!RC:INDEX(GAF!C6,9))",
    "=SUM(GAF!RC#)",
    "=LET(x,GAF!RC,x+1)",
    "=GAF!RC+offset(GAF!RC,1,0)",
  ])("are not known of %s", (formula) => {
    expect(rowsOf(formula)).toBeNull();
  });
});
