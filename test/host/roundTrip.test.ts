import { beforeAll, describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre";
import { convertWithLibreOffice } from "./libreOffice";
import { openBytes } from "./openWorkbook";
import { changedParts, makeRichBook, partsOf } from "./richBook";

const SHEET = "xl/worksheets/sheet1.xml";
let book: Uint8Array;

beforeAll(async () => {
  book = await makeRichBook();
});

async function after(change: (context: Excel.RequestContext) => void): Promise<Uint8Array> {
  const excel = await openBytes(book, "libro.xlsm");
  await Excel.run(async (context) => {
    change(context);
    await context.sync();
  });
  return excel.save();
}

function plan(context: Excel.RequestContext): Excel.Worksheet {
  return context.workbook.worksheets.getItem("Plan");
}

describe("saving keeps what was not touched", () => {
  it("changes no part at all when nothing was done, nor when things were only read", async () => {
    const excel = await openBytes(book, "libro.xlsm");
    expect(changedParts(book, await excel.save())).toEqual([]);
    await Excel.run(async (context) => {
      const used = plan(context).getUsedRange().load();
      used.conditionalFormats.load("items");
      used.format.load();
      await context.sync();
    });
    expect(changedParts(book, await excel.save())).toEqual([]);
  });

  it("changes only the sheet when a number is written, and of the sheet only its row and what depends", async () => {
    const saved = await after((context) => {
      plan(context).getRange("B3").values = [[30]];
    });
    expect(changedParts(book, saved)).toEqual([SHEET]);
    const before = partsOf(book)[SHEET] ?? "";
    const now = partsOf(saved)[SHEET] ?? "";
    const row = (xml: string, number: number): string | undefined =>
      new RegExp(`<row r="${number}"[\\s\\S]*?</row>`).exec(xml)?.[0];
    const outside = (xml: string): string => xml.replace(/<sheetData>[\s\S]*<\/sheetData>/, "");
    expect(outside(now)).toBe(outside(before));
    for (const number of [1, 2, 4]) expect(row(now, number)).toBe(row(before, number));
    expect(row(now, 3)).toContain(`<c r="B3"><v>30</v></c>`);
    // The sum that shares its formula with the row above has its new value.
    expect(row(now, 3)).toMatch(/<c r="D3"><f>SUM\(B3:C3\)<\/f><v>34<\/v><\/c>/);
  });

  it("adds a conditional format with its style and leaves the data bar and its extension", async () => {
    const saved = await after((context) => {
      const format = plan(context).getRange("A2:D4").conditionalFormats.add("Custom");
      format.custom.rule.formula = '=AND(N("cuadra:x")=0,$B2<$C2)';
      format.custom.format.fill.color = "#FFC7CE";
      format.custom.format.font.bold = true;
    });
    expect(changedParts(book, saved)).toEqual(["xl/styles.xml", SHEET]);
    const xml = partsOf(saved)[SHEET] ?? "";
    expect(xml).toContain(`<formula>AND(N("cuadra:x")=0,$B2&lt;$C2)</formula>`);
    expect(xml).toContain(`keep="me"`);
    expect(xml).toContain("x14:dataBar");
    expect(xml).toContain(`<cfRule type="dataBar" priority="2">`);
    expect(/<sheetData>[\s\S]*<\/sheetData>/.exec(xml)?.[0]).toBe(
      /<sheetData>[\s\S]*<\/sheetData>/.exec(partsOf(book)[SHEET] ?? "")?.[0],
    );
  });

  it("leaves no trace when the conditional format is taken away again", async () => {
    const saved = await after((context) => {
      const formats = plan(context).getRange("A2:D4").conditionalFormats;
      const format = formats.add("Custom");
      format.custom.rule.formula = "=TRUE";
      format.delete();
    });
    const normal = (bytes: Uint8Array): string =>
      (partsOf(bytes)[SHEET] ?? "")
        .replaceAll("'", '"')
        .replace(/\s+/g, " ")
        .replaceAll(" />", "/>");
    expect(changedParts(book, saved)).toEqual([SHEET]);
    expect(normal(saved)).toBe(normal(book));
  });

  it("adds a sheet as a new part and leaves the other sheets, the macros and the chart", async () => {
    const saved = await after((context) => {
      const sheet = context.workbook.worksheets.add("Resumen");
      sheet.getRange("A1:B1").values = [["Total", "=SUM(Plan!D2:D4)"]];
      sheet.getRange("A1").format.font.bold = true;
    });
    expect(changedParts(book, saved)).toEqual(
      [
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet4.xml",
      ].sort(),
    );
    const reopened = await openBytes(saved, "libro.xlsm");
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Resumen").getRange("A1:B1");
      range.load("values,formulas");
      await context.sync();
      expect(range.values).toEqual([["Total", 21]]);
      expect(range.formulas).toEqual([["Total", "=SUM(Plan!D2:D4)"]]);
    });
    expect(changedParts(saved, await reopened.save())).toEqual([]);
  });

  it("gives back every part of the first file when an added sheet is deleted, but for the order", async () => {
    const excel = await openBytes(book, "libro.xlsm");
    await Excel.run(async (context) => {
      context.workbook.worksheets.add("Aparte").getRange("A1").values = [["x"]];
      await context.sync();
      context.workbook.worksheets.getItem("Aparte").delete();
      await context.sync();
    });
    const changed = changedParts(book, await excel.save());
    expect(changed).not.toContain("xl/worksheets/sheet4.xml");
    expect(changed.filter((name) => name.startsWith("xl/worksheets/"))).toEqual([]);
  });

  it("follows a rename in formulas, names and the chart", async () => {
    const saved = await after((context) => {
      context.workbook.worksheets.getItem("Otra").getRange("C1").formulas = [["=SUM(Plan!B2:B4)"]];
      plan(context).name = "Plan 'A' 2021";
    });
    const parts = partsOf(saved);
    expect(parts["xl/workbook.xml"]).toContain("'Plan ''A'' 2021'!$B$2:$B$4");
    expect(parts["xl/charts/chart1.xml"]).toContain("'Plan ''A'' 2021'!$B$2:$B$4");
    expect(parts["xl/worksheets/sheet2.xml"]).toContain("SUM('Plan ''A'' 2021'!B2:B4)");
  });
});

describe("LibreOffice opens what was saved", () => {
  it("shows values, a conditional format and the new sheet", async () => {
    const saved = await after((context) => {
      plan(context).getRange("B3").values = [[30]];
      const format = plan(context).getRange("A2:D4").conditionalFormats.add("Custom");
      format.custom.rule.formula = '=AND(N("cuadra:x")=0,$B2>$C2)';
      format.custom.format.fill.color = "#FFC7CE";
      const sheet = context.workbook.worksheets.add("Resumen");
      sheet.getRange("A1:B2").values = [
        ["Total", "=SUM(Plan!D2:D4)"],
        ["Ñandú & <b>", "'=no"],
      ];
    });
    const converted = await convertWithLibreOffice(
      saved,
      "libro.xlsm",
      "xlsx:Calc MS Excel 2007 XML",
    );
    if (converted === undefined) return;
    const read = await readXlsx(converted);
    expect(read.sheets.map(({ name }) => name)).toEqual(["Plan", "Otra", "Oculta", "Resumen"]);
    expect(read.sheets[3]?.rows).toEqual([
      ["Total", 48],
      ["Ñandú & <b>", "=no"],
    ]);
    const xml = Object.values(partsOf(converted)).join("\n");
    expect(xml).toContain("cuadra:x");
    expect(xml.toUpperCase()).toContain("FFFFC7CE");
  }, 180_000);
});
