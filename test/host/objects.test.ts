import { beforeEach, describe, expect, it } from "@jest/globals";
import { writeXlsx } from "hucre";
import type { EmbeddedExcel } from "../../src/host/node";
import { errorOf, openBytes, openRows } from "./openWorkbook";
import { makeRichBook } from "./richBook";

let excel: EmbeddedExcel;

beforeEach(async () => {
  excel = await openRows({
    Hoja1: [
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ],
    Otra: [[1]],
  });
});

const reopen = async (): Promise<void> => {
  excel = await openBytes(await excel.save());
};
const first = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getItem("Hoja1");

describe("formats of ranges", () => {
  it("are kept in the file, of blank cells too, also where rows have formats of their own", async () => {
    await Excel.run(async (context) => {
      const sheet = first(context);
      sheet.getRange("1500:1500").format.fill.color = "#00FF00";
      sheet.getRange("A2:C3000").format.font.bold = true;
      sheet.getRange("B1000:B2000").format.fill.color = "#FF0000";
      sheet.getRange("B1100").format.fill.clear();
      await context.sync();
    });
    await reopen();
    await Excel.run(async (context) => {
      const looks = ["A1", "A2", "C3000", "A3001", "B999", "B1000", "B2000", "B1100", "A1500"].map(
        (address) => {
          const { format } = first(context).getRange(address);
          format.load("font/bold,fill/color");
          return { address, format };
        },
      );
      await context.sync();
      expect(
        looks.map(
          ({ address, format: { font, fill } }) =>
            `${address} ${font.bold ? "bold" : "plain"} ${fill.color}`,
        ),
      ).toEqual([
        "A1 plain #FFFFFF",
        "A2 bold #FFFFFF",
        "C3000 bold #FFFFFF",
        "A3001 plain #FFFFFF",
        "B999 bold #FFFFFF",
        "B1000 bold #FF0000",
        "B2000 bold #FF0000",
        "B1100 bold #FFFFFF",
        "A1500 bold #00FF00",
      ]);
    });
  });
});

describe("conditional formats", () => {
  it("puts a new one on top, and finds, changes and clears only what it should", async () => {
    await Excel.run(async (context) => {
      const sheet = first(context);
      const low = sheet.getRange("A1:B3").conditionalFormats.add("Custom");
      low.custom.rule.formula = "=$B1>1";
      const top = sheet.getRange("B2").conditionalFormats.add("Custom");
      top.custom.rule.formula = '=N("cuadra:x")=0';
      top.stopIfTrue = true;
      top.custom.format.borders.getItem("EdgeBottom").style = "Continuous";
      top.custom.format.borders.getItem("EdgeBottom").color = "#FF0000";
      top.custom.format.font.color = "#9C0006";
      await context.sync();
    });
    await reopen();
    await Excel.run(async (context) => {
      const all = first(context)
        .getRange()
        .conditionalFormats.load("items/priority,items/type,items/stopIfTrue");
      const one = first(context).getRange("A1").conditionalFormats.getCount();
      await context.sync();
      expect(all.items.map(({ priority, stopIfTrue }) => [priority, stopIfTrue])).toEqual([
        [0, true],
        [1, false],
      ]);
      expect(one.value).toBe(1);
      const rules = all.items.map((item) => item.customOrNullObject.rule.load("formula"));
      const range = all.items[0].getRange().load("address");
      const edge = all.items[0].custom.format.borders.getItem("EdgeBottom").load("style,color");
      await context.sync();
      expect(rules.map(({ formula }) => formula)).toEqual(['=N("cuadra:x")=0', "=$B1>1"]);
      expect(range.address).toBe("Hoja1!B2");
      expect([edge.style, edge.color]).toEqual(["Continuous", "#FF0000"]);
      all.items[0].delete();
      first(context).getRange("A2:B2").conditionalFormats.clearAll();
      const areas = all.items[1].getRanges().load("address");
      const left = first(context).getRange().conditionalFormats.getCount();
      await context.sync();
      expect(areas.address).toBe("Hoja1!A1:B1,Hoja1!A3:B3");
      expect(left.value).toBe(1);
    });
  });

  it("lists and deletes a data bar of the file, with its extension", async () => {
    excel = await openBytes(await makeRichBook(), "libro.xlsm");
    await Excel.run(async (context) => {
      const formats = context.workbook.worksheets.getItem("Plan").getRange().conditionalFormats;
      formats.load("items/type");
      await context.sync();
      expect(formats.items.map(({ type }) => type)).toEqual(["DataBar"]);
      const custom = formats.items[0].customOrNullObject;
      custom.load();
      await context.sync();
      expect(custom.isNullObject).toBe(true);
      formats.items[0].delete();
      await context.sync();
    });
    const xml = new TextDecoder().decode(excel.workbook.pkg.bytes("xl/worksheets/sheet1.xml"));
    expect(xml).toContain("x14:dataBar");
    await excel.save();
    const saved = new TextDecoder().decode(excel.workbook.pkg.bytes("xl/worksheets/sheet1.xml"));
    expect(saved).not.toContain("dataBar");
    expect(saved).toContain(`keep="me"`);
  });

  it("says which kinds it cannot make", async () => {
    const error = await errorOf(async (context) => {
      first(context).getRange("A1").conditionalFormats.add("DataBar");
      await context.sync();
    });
    expect(error.code).toBe("ApiNotFound");
  });
});

describe("panes", () => {
  it("are not frozen on a hidden sheet", async () => {
    const error = await errorOf(async (context) => {
      const sheet = context.workbook.worksheets.add("Tercera");
      sheet.visibility = "Hidden";
      sheet.freezePanes.freezeRows(1);
      await context.sync();
    });
    expect(error.code).toBe("GeneralException");
  });
});

describe("an address of several areas", () => {
  it("has the computer's list separator between them, which is no comma here, and is told with commas", async () => {
    await Excel.run(async (context) => {
      const areas = first(context).getRanges("A1;B2:B3").load("address,areaCount");
      await context.sync();
      expect([areas.areaCount, areas.address]).toEqual([2, "Hoja1!A1,Hoja1!B2:B3"]);
    });
    const error = await errorOf(async (context) => {
      first(context).getRanges("A1,B2:B3");
      await context.sync();
    });
    expect(error.code).toBe("InvalidArgument");
  });
});

describe("properties of cells and rows", () => {
  it("are those asked for, of borders every line", async () => {
    await Excel.run(async (context) => {
      const range = first(context).getRange("A1:B2");
      range.getCell(0, 1).format.borders.getItem("EdgeTop").style = "Double";
      range.getCell(1, 0).format.wrapText = true;
      range.getRow(1).format.rowHeight = 30;
      range.getRow(1).rowHidden = true;
      const cells = range.getCellProperties({
        format: { borders: { style: true }, font: { size: true }, wrapText: true },
      });
      const rows = range.getRowProperties({ rowHidden: true, format: { rowHeight: true } });
      await context.sync();
      const none = { style: "None" };
      const lines = {
        ...{ top: none, bottom: none, left: none, right: none },
        ...{ diagonalDown: none, diagonalUp: none, horizontal: none, vertical: none },
      };
      const format = { borders: lines, font: { size: 11 }, wrapText: false };
      expect(cells.value).toEqual([
        [{ format }, { format: { ...format, borders: { ...lines, top: { style: "Double" } } } }],
        [{ format: { ...format, wrapText: true } }, { format }],
      ]);
      range.getCell(0, 0).hyperlink = { address: "https://gob.pe/", textToDisplay: "gob.pe" };
      const links = range.getCellProperties({ hyperlink: true });
      await context.sync();
      expect(links.value.flat().map(({ hyperlink }) => hyperlink?.address)).toEqual([
        "https://gob.pe/",
        ...[undefined, undefined, undefined],
      ]);
      expect(rows.value[0].rowHidden).toBe(false);
      expect(rows.value[1]).toEqual({ rowHidden: true, format: { rowHeight: 30 } });
    });
  });

  it("are refused where the embedded Excel does not know them", async () => {
    const ask = (properties: Excel.CellPropertiesLoadOptions) =>
      errorOf(async (context) => {
        first(context).getRange("A1").getCellProperties(properties);
        await context.sync();
      });
    expect((await ask({ style: true })).code).toBe("ApiNotFound");
    expect((await ask({ format: { readingOrder: true } })).code).toBe("ApiNotFound");
  });
});

describe("what belongs to sheets and the book", () => {
  it("has settings of 2 MB in all, and no more", async () => {
    const half = "x".repeat(2 ** 19 - 100);
    const error = await errorOf(async (context) => {
      const { settings } = context.workbook;
      settings.add("uno", half);
      settings.add("otro", half);
      // In place of what it was.
      settings.add("otro", half.toUpperCase());
      await context.sync();
      settings.add("más", "x".repeat(1000));
      await context.sync();
    });
    expect(error.code).toBe("InvalidArgument");
  });

  it("keeps settings, properties and custom properties in the file", async () => {
    await Excel.run(async (context) => {
      const { workbook } = context;
      workbook.settings.add("umbral", { bajo: 75, cuando: new Date(0) });
      workbook.properties.title = "POI 2021 & más";
      workbook.properties.author = "Ana";
      workbook.properties.custom.add("Revisado", true);
      workbook.properties.custom.add("Veces", 3);
      first(context).customProperties.add("cuadra", "Año {1}");
      await context.sync();
    });
    await reopen();
    await Excel.run(async (context) => {
      const { workbook } = context;
      const setting = workbook.settings.getItemOrNullObject("umbral").load("value");
      workbook.properties.load("title,author");
      const custom = workbook.properties.custom.load("items/key,items/value,items/type");
      const property = first(context).customProperties.getItemOrNullObject("CUADRA").load("value");
      await context.sync();
      expect(setting.value).toEqual({ bajo: 75, cuando: new Date(0) });
      expect([workbook.properties.title, workbook.properties.author]).toEqual([
        "POI 2021 & más",
        "Ana",
      ]);
      expect(custom.items.map(({ key, value }): unknown[] => [key, value])).toEqual([
        ["Revisado", true],
        ["Veces", 3],
      ]);
      expect(property.value).toBe("Año {1}");
      setting.delete();
      property.delete();
      await context.sync();
      const gone = workbook.settings.getItemOrNullObject("umbral");
      const count = first(context).customProperties.getCount();
      await context.sync();
      expect([gone.isNullObject, count.value]).toEqual([true, 0]);
    });
  });

  it("keeps page layout, print titles and areas", async () => {
    await Excel.run(async (context) => {
      const { pageLayout } = first(context);
      pageLayout.orientation = "Landscape";
      pageLayout.paperSize = "A4";
      pageLayout.zoom = { horizontalFitToPages: 1 };
      pageLayout.setPrintTitleRows("$1:$2");
      pageLayout.setPrintArea("A1:B3");
      pageLayout.setPrintMargins("Centimeters", { left: 1, top: 2 });
      pageLayout.headersFooters.defaultForAllPages.centerFooter = "Página &P de &N";
      pageLayout.centerHorizontally = true;
      await context.sync();
    });
    await reopen();
    await Excel.run(async (context) => {
      const { pageLayout } = first(context);
      pageLayout.load("orientation,paperSize,zoom,leftMargin,centerHorizontally");
      const rows = pageLayout.getPrintTitleRowsOrNullObject().load("address");
      const area = pageLayout.getPrintAreaOrNullObject().load("address");
      const footer = pageLayout.headersFooters.defaultForAllPages.load("centerFooter");
      await context.sync();
      expect(pageLayout).toMatchObject({
        orientation: "Landscape",
        paperSize: "A4",
        centerHorizontally: true,
      });
      expect(pageLayout.zoom).toEqual({ horizontalFitToPages: 1 });
      expect(pageLayout.leftMargin).toBeCloseTo(28.35, 1);
      expect([rows.address, area.address]).toEqual(["Hoja1!1:2", "Hoja1!A1:B3"]);
      expect(footer.centerFooter).toBe("Página &P de &N");
    });
  });

  it("keeps a print scale, in place of a fit, and takes none that Excel does not", async () => {
    await Excel.run(async (context) => {
      const { pageLayout } = first(context);
      pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
      pageLayout.zoom = { scale: 57 };
      await context.sync();
    });
    await reopen();
    await Excel.run(async (context) => {
      const { pageLayout } = first(context);
      pageLayout.load("zoom");
      await context.sync();
      expect(pageLayout.zoom).toEqual({ scale: 57 });
    });
    for (const scale of [9, 401]) {
      const error = await errorOf(async (context) => {
        first(context).pageLayout.zoom = { scale };
        await context.sync();
      });
      expect(error.code).toBe("InvalidArgument");
    }
  });

  it("keeps data validation", async () => {
    await Excel.run(async (context) => {
      const sheet = first(context);
      sheet.getRange("A1:A3").dataValidation.rule = {
        list: { inCellDropDown: true, source: "a,b,c" },
      };
      const numbers = sheet.getRange("B1:B3").dataValidation;
      numbers.rule = { wholeNumber: { formula1: 0, formula2: 100, operator: "Between" } };
      numbers.errorAlert = {
        title: "No",
        message: "Entre 0 y 100",
        showAlert: true,
        style: "Stop",
      };
      await context.sync();
    });
    await reopen();
    await Excel.run(async (context) => {
      const list = first(context).getRange("A2").dataValidation.load("type,rule");
      const numbers = first(context).getRange("B2").dataValidation.load("type,rule,errorAlert");
      const none = first(context).getRange("C1").dataValidation.load("type");
      await context.sync();
      expect(list.rule).toEqual({ list: { inCellDropDown: true, source: "a,b,c" } });
      expect(numbers.rule).toEqual({
        wholeNumber: { formula1: 0, formula2: 100, operator: "Between" },
      });
      expect(numbers.errorAlert.message).toBe("Entre 0 y 100");
      expect([list.type, numbers.type, none.type]).toEqual(["List", "WholeNumber", "None"]);
    });
  });

  it("does not delete a very hidden sheet", async () => {
    const error = await errorOf(async (context) => {
      const sheet = context.workbook.worksheets.add("Tercera");
      sheet.visibility = "VeryHidden";
      sheet.delete();
      await context.sync();
    });
    expect(error.code).toBe("InvalidOperation");
  });

  it("orders, hides, colours and deletes sheets", async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const sheet = worksheets.add("Resumen");
      sheet.position = 0;
      sheet.tabColor = "#00B050";
      worksheets.getItem("Otra").visibility = "Hidden";
      sheet.activate();
      await context.sync();
      worksheets.getItem("Hoja1").name = "Plan";
      await context.sync();
    });
    await reopen();
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name,items/visibility,items/position,items/tabColor");
      const active = worksheets.getActiveWorksheet().load("name");
      const visible = worksheets.getCount(true);
      await context.sync();
      expect(worksheets.items.map(({ name, visibility, position }) => [name, visibility, position])).toEqual([
        ["Resumen", "Visible", 0], ["Plan", "Visible", 1], ["Otra", "Hidden", 2],
      ]); // prettier-ignore
      expect([worksheets.items[0].tabColor, active.name, visible.value]).toEqual([
        "#00B050",
        "Resumen",
        2,
      ]);
      worksheets.items[0].delete();
      const next = worksheets.getActiveWorksheet().load("name");
      await context.sync();
      expect(next.name).toBe("Plan");
    });
  });

  it("reads names and tables of a file", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "Datos",
          rows: [
            ["u", "n"],
            ["A", 5],
            ["B", 7],
          ],
          tables: [{ name: "Tabla1", range: "A1:B3", columns: [{ name: "u" }, { name: "n" }] }],
        },
      ],
      namedRanges: [{ name: "Meta", range: "Datos!$B$2:$B$3" }],
    });
    excel = await openBytes(bytes);
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Tabla1").load("name,id,rows/count");
      const header = table.getHeaderRowRange().load("values");
      const body = table.getDataBodyRange().load("address");
      const name = context.workbook.names.getItem("meta").load("type,value,formula");
      const range = name.getRangeOrNullObject().load("values");
      await context.sync();
      expect([table.name, table.rows.count, body.address]).toEqual(["Tabla1", 2, "Datos!A2:B3"]);
      expect(header.values).toEqual([["u", "n"]]);
      expect([name.type, name.formula, range.values]).toEqual([
        "Range",
        "=Datos!$B$2:$B$3",
        [[5], [7]],
      ]);
    });
  });

  it("takes no name's formula with commas between its parts, and none longer than Excel does", async () => {
    const codeOf = async (formula: string): Promise<string> =>
      (
        await errorOf(async (context) => {
          context.workbook.names.add("Nombre", formula);
          await context.sync();
        })
      ).code;
    expect(await codeOf("=SUM(Hoja1!$A$1,Hoja1!$B$2)")).toBe("InvalidArgument");
    expect(await codeOf(`="${"x".repeat(8190)}"`)).toBe("FormulaLengthExceedsLimit");
    await Excel.run(async (context) => {
      context.workbook.names.add("Nombre", '="a, b"&"c"');
      await context.sync();
    });
  });

  it("finds a name in its own scope, wherever its sheet goes, and no longer once it is deleted", async () => {
    excel = await openRows({ A: [[1]], B: [[2]], C: [[3]] });
    await Excel.run(async ({ workbook }) => {
      const [a, b] = ["A", "B"].map((name) => workbook.worksheets.getItem(name));
      workbook.names.add("Meta", "=C!$A$1");
      a.names.add("meta", "=A!$A$1");
      b.names.add("META", "=B!$A$1");
      a.position = 2;
      await workbook.context.sync();
      const scopes = [workbook, a, b];
      const formulas = async (): Promise<string[]> => {
        const found = scopes.map(({ names }) => names.getItemOrNullObject("mEtA").load("formula"));
        await workbook.context.sync();
        return found.map((name) => (name.isNullObject ? "" : String(name.formula)));
      };
      expect(await formulas()).toEqual(["=C!$A$1", "=A!$A$1", "=B!$A$1"]);
      a.names.getItem("meta").delete();
      workbook.names.getItem("meta").formula = "=C!$A$2";
      expect(await formulas()).toEqual(["=C!$A$2", "", "=B!$A$1"]);
      a.names.add("Meta", "=A!$A$3");
      b.delete();
      scopes.pop();
      expect(await formulas()).toEqual(["=C!$A$2", "=A!$A$3"]);
    });
  });
});
