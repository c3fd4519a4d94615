import { expect, it } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { formulaBook } from "./formulaBook";
import { openBytes } from "./openWorkbook";

const SHEET = "xl/worksheets/sheet1.xml";
const FILTER = '<autoFilter ref="A1:A4"><filterColumn colId="0"/></autoFilter>';

/** What sums of A1:A4 (1, 2, 3, 4), saved without a result, come to while row 2 is hidden. */
async function sums(filter: string, hidden = ' hidden="1"'): Promise<unknown[]> {
  const formulas = [
    "SUBTOTAL(9,A1:A4)",
    "SUBTOTAL( 109 ,A1:A4)",
    "SUBTOTAL(2,A1:A4)",
    "SUM(A1:A4)",
  ];
  const files = unzipSync(
    await formulaBook([[1, 2, 3, 4], formulas.map((formula) => ({ formula }))]),
  );
  const text = strFromU8(files[SHEET])
    .replace('<row r="2"', `<row r="2"${hidden}`)
    .replace("</sheetData>", `</sheetData>${filter}`);
  await openBytes(zipSync({ ...files, [SHEET]: strToU8(text) }));
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("H").getRange("B1:B4").load("values");
    await context.sync();
    return range.values.map(([value]): unknown => value);
  });
}

it.each([
  ["hidden by hand: those of 101 and up pass over it", "", [10, 8, 4, 10]],
  ["hidden by a filter: all pass over it", FILTER, [8, 8, 3, 10]],
  ["under a filter that hides nothing", '<autoFilter ref="A1:A4"/>', [10, 8, 4, 10]],
])("SUBTOTAL over a row %s", async (_, filter, expected) => {
  expect(await sums(filter)).toEqual(expected);
});

it("SUBTOTAL over rows of which none is hidden", async () => {
  expect(await sums(FILTER, "")).toEqual([10, 10, 4, 10]);
});
