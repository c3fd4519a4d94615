import { beforeEach, describe, expect, it } from "@jest/globals";
import { openBytes, openRows } from "./openWorkbook";
import type { EmbeddedExcel } from "../../src/host/node";

let excel: EmbeddedExcel;

beforeEach(async () => {
  excel = await openRows({
    Hoja1: [
      ["a", 1],
      ["b", 2],
    ],
  });
});

interface Read {
  values: unknown[][];
  formulas: unknown[][];
  text: string[][];
  valueTypes: unknown[][];
}

/** Writes, and reads back in a later sync. */
async function write(address: string, values: unknown[][], format?: string): Promise<Read> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Hoja1").getRange(address);
    if (format !== undefined) range.numberFormat = values.map((row) => row.map(() => format));
    range.values = values;
    await context.sync();
    range.load("values,formulas,text,valueTypes");
    await context.sync();
    const { values: read, formulas, text, valueTypes } = range;
    return { values: read, formulas, text, valueTypes };
  });
}

describe("what Excel makes of a value", () => {
  it.each<[unknown, unknown, string]>([
    [12, 12, "Double"],
    ["12", 12, "Double"],
    ["1,234.5", 1234.5, "Double"],
    ["5%", 0.05, "Double"],
    ["texto", "texto", "String"],
    ["'=A1", "=A1", "String"],
    ["'12", "12", "String"],
    [true, true, "Boolean"],
    ["TRUE", true, "Boolean"],
    ["#N/A", "#N/A", "Error"],
    ["-3", -3, "Double"],
    ["=1+1", 2, "Double"],
    ["+1+1", 2, "Double"],
    ['="x"&"y"', "xy", "String"],
    ["=1/0", "#DIV/0!", "Error"],
    ["=NADA(1)", "#NAME?", "Error"],
    ["", "", "Empty"],
    [" con espacios ", " con espacios ", "String"],
    ["línea\nnueva <&> \"'", "línea\nnueva <&> \"'", "String"],
    ["😀 _x0041_", "😀 _x0041_", "String"],
  ])("%j is %j (%s), also after saving", async (input, value, type) => {
    const read = await write("D1", [[input]]);
    expect(read.values).toEqual([[value]]);
    expect(read.valueTypes).toEqual([[type]]);
    await openBytes(await excel.save());
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets
        .getItem("Hoja1")
        .getRange("D1")
        .load("values,formulas");
      await context.sync();
      expect(range.values).toEqual([[value]]);
      expect(range.formulas).toEqual(read.formulas);
    });
  });

  it("leaves text as text in cells formatted as text", async () => {
    const read = await write("D1:E1", [["0012", "=A1"]], "@");
    expect(read.values).toEqual([["0012", "=A1"]]);
  });

  it("leaves a cell alone for null and takes one scalar for all", async () => {
    const read = await write("A1:B2", [
      [null, 5],
      ["", null],
    ]);
    expect(read.values).toEqual([
      ["a", 5],
      ["", 2],
    ]);
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Hoja1").getRange("D1:E2");
      range.values = 7 as unknown as number[][];
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([
        [7, 7],
        [7, 7],
      ]);
    });
  });

  it("shows dates and numbers by their format", async () => {
    const read = await write("D1:D4", [["2021-03-31"], [0.975], [1234.5], [0.1 + 0.2]]);
    expect(read.values).toEqual([[44286], [0.975], [1234.5], [0.1 + 0.2]]);
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Hoja1").getRange("D1:D4");
      range.numberFormat = [["dd/mm/yyyy"], ["0.0%"], ["#,##0.00"], ["General"]];
      range.load("text,numberFormat");
      await context.sync();
      expect(range.text).toEqual([["31/03/2021"], ["97.5%"], ["1,234.50"], ["0.3"]]);
      expect(range.numberFormat[1]).toEqual(["0.0%"]);
    });
  });

  it("writes thousands of cells in the client's own pieces", async () => {
    const rows = Array.from({ length: 500 }, (_, row) => [
      row,
      `fila ${row}`,
      row / 3,
      row % 2 === 0,
    ]);
    excel.counters.reset();
    const read = await write("A1:D500", rows);
    expect(read.values).toEqual(rows);
    expect(excel.counters.actionsByType["setProperty"]).toBeGreaterThan(1);
  });
});

describe("ranges", () => {
  it("finds used cells, offsets, sizes and intersections", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hoja1");
      sheet.getRange("D9").format.font.bold = true;
      const addresses = [
        sheet.getUsedRange(),
        sheet.getUsedRange(true),
        sheet.getRange("A1").getOffsetRange(2, 1),
        sheet.getRange("A1").getResizedRange(1, 2),
        sheet.getRange("A1:C3").getLastCell(),
        sheet.getRange("B2").getEntireRow(),
        sheet.getRange("B2").getEntireColumn(),
        sheet.getRange("A1:B2").getIntersection("B2:C3"),
        sheet.getRange("A1").getBoundingRect("C3"),
        sheet.getRange("A1").getSurroundingRegion(),
        sheet.getCell(4, 4),
        sheet.getRangeByIndexes(1, 1, 2, 3),
        sheet.getRange("B:C").getUsedRange(true),
      ].map((range) => range.load("address"));
      const none = sheet.getRange("A1").getIntersectionOrNullObject("C3");
      const empty = sheet.getRange("F1:G9").getUsedRangeOrNullObject(true);
      await context.sync();
      expect(addresses.map(({ address }) => address.replace("Hoja1!", ""))).toEqual([
        "A1:D9", "A1:B2", "B3", "A1:C2", "C3", "2:2", "B:B", "B2", "A1:C3", "A1:B2", "E5", "B2:D3", "B1:B2",
      ]); // prettier-ignore
      expect([none.isNullObject, empty.isNullObject]).toEqual([true, true]);
    });
  });

  it("merges, hides, sizes and remembers it in the file", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hoja1");
      sheet.getRange("A1:B1").merge();
      sheet.getRange("A3:A4").rowHidden = true;
      sheet.getRange("C:D").format.columnWidth = 105;
      sheet.getRange("A1").format.rowHeight = 30;
      sheet.getRange("A1:B2").format.borders.getItem("EdgeBottom").style = "Continuous";
      sheet.getRange("A1").format.horizontalAlignment = "Center";
      sheet.getRange("A1").format.wrapText = true;
      sheet.freezePanes.freezeRows(1);
      sheet.showGridlines = false;
      sheet.getRange("E1").hyperlink = {
        documentReference: "Hoja1!A1",
        textToDisplay: "ver",
        screenTip: "ir",
      };
      await context.sync();
    });
    await openBytes(await excel.save());
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hoja1").load("showGridlines");
      const merged = sheet.getRange("A1").getMergedAreasOrNullObject().load("address");
      const rows = sheet.getRange("A3:A4").load("rowHidden");
      const columns = sheet.getRange("C1:D1");
      columns.load("format/columnWidth");
      const corner = sheet.getRange("A1");
      corner.load("format/rowHeight,format/horizontalAlignment,format/wrapText,values");
      const edge = sheet.getRange("A2:B2").format.borders.getItem("EdgeBottom").load("style");
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      const link = sheet.getRange("E1").load("hyperlink,values");
      await context.sync();
      expect(merged.address).toBe("Hoja1!A1:B1");
      expect(rows.rowHidden).toBe(true);
      expect(columns.format.columnWidth).toBe(105);
      expect(corner.format).toMatchObject({
        rowHeight: 30,
        horizontalAlignment: "Center",
        wrapText: true,
      });
      expect(edge.style).toBe("Continuous");
      expect(frozen.address).toBe("Hoja1!1:1");
      expect(sheet.showGridlines).toBe(false);
      expect(link.hyperlink).toEqual({
        documentReference: "Hoja1!A1",
        textToDisplay: "ver",
        screenTip: "ir",
      });
      expect(link.values).toEqual([["ver"]]);
    });
  });
});
