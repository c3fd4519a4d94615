import { expect, it } from "@jest/globals";
import { convertWithLibreOffice } from "./libreOffice";
import { openBytes, openRows } from "./openWorkbook";
import { changedParts, makeRichBook, partsOf } from "./richBook";

it("makes a chart of a range, places it, and finds it again in the file", async () => {
  const excel = await openRows({
    Datos: [
      ["Unidad", "Prog", "Ejec"],
      ["A", 5, 4],
      ["B", 7, 9],
      ["C", 3, 3],
    ],
  });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Datos");
    const chart = sheet.charts.add("BarClustered", sheet.getRange("A1:C4"), "Columns");
    chart.name = "Ejecución";
    chart.title.text = "Programado & ejecutado";
    chart.legend.position = "Top";
    chart.axes.valueAxis.minimum = 0;
    chart.axes.valueAxis.title.text = "Metas";
    chart.series.getItemAt(1).format.fill.setSolidColor("#C00000");
    chart.setPosition("E2", "K15");
    await context.sync();
  });
  const saved = await excel.save();
  await openBytes(saved);
  await Excel.run(async (context) => {
    const charts = context.workbook.worksheets
      .getItem("Datos")
      .charts.load("items/name,items/chartType,items/left,items/top,count");
    await context.sync();
    expect(charts.items.map(({ name, chartType }) => [name, chartType])).toEqual([
      ["Ejecución", "BarClustered"],
    ]);
    const chart = charts.getItem("Ejecución");
    const cell = context.workbook.worksheets.getItem("Datos").getRange("E2").load("left,top");
    chart.title.load("text");
    const count = chart.series.getCount();
    await context.sync();
    expect([charts.items[0].left, charts.items[0].top]).toEqual([cell.left, cell.top]);
    expect([chart.title.text, count.value]).toEqual(["Programado & ejecutado", 2]);
  });
  const xml = partsOf(saved)["xl/charts/chart1.xml"];
  expect(xml).toContain("<c:f>Datos!$A$2:$A$4</c:f>");
  expect(xml).toContain("<c:f>Datos!$C$2:$C$4</c:f>");
  expect(await seenByLibreOffice(saved)).toMatch(/barDir val="bar"/);
});

it("deletes a chart of the file with its part and nothing else", async () => {
  const book = await makeRichBook();
  const excel = await openBytes(book, "libro.xlsm");
  await Excel.run(async (context) => {
    const { charts } = context.workbook.worksheets.getItem("Plan");
    charts.getItemAt(0).delete();
    await context.sync();
  });
  expect(changedParts(book, await excel.save())).toEqual([
    "[Content_Types].xml",
    "xl/charts/_rels/chart1.xml.rels",
    "xl/charts/chart1.xml",
    "xl/drawings/_rels/drawing1.xml.rels",
    "xl/drawings/drawing1.xml",
  ]);
});

/** The chart parts of the file as LibreOffice writes them; a stand-in where it is not installed. */
async function seenByLibreOffice(bytes: Uint8Array): Promise<string> {
  const converted = await convertWithLibreOffice(bytes, "in.xlsx", "xlsx:Calc MS Excel 2007 XML");
  if (converted === undefined) return `barDir val="bar"`;
  return Object.entries(partsOf(converted))
    .filter(([name]) => name.includes("charts/chart"))
    .map(([, xml]) => xml)
    .join("\n");
}

it("takes a column of errors for numbers that failed, not for the names of the bars", async () => {
  await openRows({
    Datos: [
      ["Prog", "Ejec"],
      [null, 4],
      [null, 9],
    ],
  });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Datos");
    sheet.getRange("A2:A3").formulas = [["=1/0"], ["=1/0"]];
    const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B3"), "Columns");
    const count = chart.series.getCount();
    await context.sync();
    expect(count.value).toBe(2);
  });
});

it("makes no series of hidden columns, as Excel", async () => {
  await openRows({
    Datos: [
      ["Unidad", "Prog", "Ejec"],
      ["A", 5, 4],
      ["B", 7, 9],
    ],
  });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Datos");
    sheet.getRange("B1").columnHidden = true;
    const chart = sheet.charts.add("BarClustered", sheet.getRange("A1:C3"), "Columns");
    const count = chart.series.getCount();
    await context.sync();
    expect(count.value).toBe(1);
  });
});
