import { describe, expect, it } from "@jest/globals";
import { readPlan } from "../../../src/excel/read";
import { runExcel } from "../../../src/excel/run";
import { listSheets } from "../../../src/excel/sheets";
import { findEarlier, type WhyKept } from "../../../src/excel/summary/previous";
import { makeSummary } from "../../../src/excel/summary/summary-sheet";
import { installOfficeJs } from "../../../src/host/node";
import { catalogue } from "../../../src/i18n/index";
import { noTurn } from "../../../src/poi/turns";
import { children } from "../../../src/workbook-file/xml";
import { openBytes } from "../../host/openWorkbook";
import { itWithLibreOffice, throughLibreOffice } from "../libre-office";
import { poiSheet } from "../../poi/poi-sheet";
import { edit, openSample, openSheets, reopen, sheetNames, valuesOf } from "../workbooks";
import { behind, listOf, make, started, textOfAlfa } from "./made-again";

/** Gives the client a member that newer ones have, as they define theirs. @returns what takes it away again */
function withSolidColors(): () => void {
  const { BatchApiHelper } = OfficeExtension as unknown as {
    readonly BatchApiHelper: {
      invokeMethod(
        object: object,
        name: string,
        operation: number,
        args: readonly unknown[],
        flags: number,
        result: number,
      ): OfficeExtension.ClientResult<string>;
    };
  };
  const { prototype } = Excel.ChartFill;
  prototype.getSolidColor = function () {
    return BatchApiHelper.invokeMethod(this, "GetSolidColor", 1, [], 4, 0);
  };
  return () => {
    Reflect.deleteProperty(prototype, "getSolidColor");
  };
}

const KEPT = "Resumen POI (ant. 2026-11-24)";

describe("a summary that a person changed outside the columns to fill in", () => {
  const changes: readonly [string, (sheet: Excel.Worksheet, row: number) => void][] = [
    ["a word of ours", (sheet) => (sheet.getRange("A1").values = [["ANEXO 4"]])],
    ["a threshold", (sheet) => (sheet.getRange("B9").values = [[0.5]])],
    ["a formula", (sheet) => (sheet.getRange("B5").formulas = [["=1+SUM(POI!E5:E6)"]])],
    ["a note beside", (sheet) => (sheet.getRange("X3").values = [["ojo"]])],
    ["an activity's name", (sheet, row) => (sheet.getRange(`B${row}`).values = [["Alpha"]])],
    [
      "a text put in the cells beside",
      (sheet, row) => (sheet.getRange(`K${row}`).values = [["x"]]),
    ],
  ];
  it.each(changes)("is kept under another name: %s", async (_what, change) => {
    await started();
    const [{ row }] = await listOf("Resumen POI", "listed");
    await edit((book) => {
      const sheet = book.worksheets.getItem("Resumen POI");
      sheet.getRange(`J${row}:N${row}`).unmerge();
      change(sheet, row);
    });
    const before = await valuesOf("Resumen POI");
    expect((await make()).keptSheet).toEqual({ name: KEPT, why: "edited" });
    expect(await sheetNames()).toEqual(["POI", "Resumen POI", KEPT]);
    expect(await valuesOf(KEPT)).toEqual(before);
    // It is the user's now: nothing more is done to it, and it is no part of the plan.
    expect((await make()).keptSheet).toBeUndefined();
    expect(await valuesOf(KEPT)).toEqual(before);
    expect((await readPlan()).plan.activities.count).toBe(2);
  });

  const looks: readonly [string, (sheet: Excel.Worksheet, row: number) => void][] = [
    ["a fill", (sheet, row) => (sheet.getRange(`A${row}`).format.fill.color = "#FFFF00")],
    ["a font", (sheet) => (sheet.getRange("A5").format.font.bold = true)],
    ["a font's colour", (sheet) => (sheet.getRange("B14").format.font.color = "#FF0000")],
    ["a number format", (sheet) => (sheet.getRange("B21").numberFormat = [["0.00"]])],
    ["a font's size", (sheet) => (sheet.getRange("A2").format.font.size = 14)],
    ["an alignment", (sheet) => (sheet.getRange("B5").format.horizontalAlignment = "Right")],
    [
      "a line",
      (sheet) => (sheet.getRange("A5").format.borders.getItem("EdgeBottom").style = "Double"),
    ],
    [
      "a line's colour beside the texts to fill in",
      (sheet, row) =>
        (sheet.getRange(`A${row}:I${row}`).format.borders.getItem("EdgeTop").color = "#FF0000"),
    ],
    ["a row's height", (sheet) => (sheet.getRange("A5").format.rowHeight = 30)],
    ["a row hidden", (sheet) => (sheet.getRange("A11").rowHidden = true)],
    [
      "cells joined",
      (sheet) => {
        sheet.getRange("A5:B5").merge();
      },
    ],
    [
      "a conditional format",
      (sheet) => {
        sheet.getRange("B21").conditionalFormats.add("Custom").custom.rule.formula = "=B21>9";
      },
    ],
    [
      "a footer",
      (sheet) => (sheet.pageLayout.headersFooters.defaultForAllPages.centerFooter = "Visto bueno"),
    ],
    ["a margin", (sheet) => (sheet.pageLayout.leftMargin = 72)],
    ["a chart moved", (sheet) => (ofQuarters(sheet).left = 300)],
    ["the colour of a chart's lines", (sheet) => (bars(sheet).format.line.color = "#FF0000")],
    ["the paper", (sheet) => (sheet.pageLayout.orientation = "Portrait")],
    ["the tab's colour", (sheet) => (sheet.tabColor = "#FF0000")],
    ["a chart's legend", (sheet) => (ofQuarters(sheet).legend.visible = false)],
    ["a width", (sheet) => (sheet.getRange("B1").format.columnWidth = 240)],
    [
      "a chart without one of its series",
      (sheet) => {
        ofQuarters(sheet).series.getItemAt(1).delete();
      },
    ],
    ["a chart's title", (sheet) => (ofQuarters(sheet).title.text = "Avance 2026")],
    [
      "a chart taken away",
      (sheet) => {
        ofQuarters(sheet).delete();
      },
    ],
    [
      "data validation",
      (sheet, row) =>
        (sheet.getRange(`O${row}`).dataValidation.rule = {
          list: { inCellDropDown: true, source: "Reprogramar,Reforzar" },
        }),
    ],
    [
      "panes frozen elsewhere",
      (sheet) => {
        sheet.freezePanes.freezeAt(sheet.getRange("A1:B2"));
      },
    ],
    ["a column hidden", (sheet) => (sheet.getRange("D:D").columnHidden = true)],
    ["helper columns shown", (sheet) => (sheet.getRange("U:U").columnHidden = false)],
    ["a row to fill in hidden", (sheet, row) => (sheet.getRange(`A${row}`).rowHidden = true)],
    ["an indent", (sheet) => (sheet.getRange("A5").format.indentLevel = 2)],
    ["a cell unlocked", (sheet) => (sheet.getRange("B9").format.protection.locked = false)],
    ["the zoom", (sheet) => (sheet.pageLayout.zoom = { scale: 60 })],
    ["printed in black and white", (sheet) => (sheet.pageLayout.blackAndWhite = true)],
    ["a first page of its own", (sheet) => (headers(sheet).state = "FirstAndDefault")],
    [
      "the print area",
      (sheet) => {
        sheet.pageLayout.setPrintArea("A1:T20");
      },
    ],
    [
      "no title on every page",
      (sheet) => {
        sheet.pageLayout.setPrintTitleColumns("A:A");
      },
    ],
    [
      "a page break",
      (sheet) => {
        sheet.horizontalPageBreaks.add("A20");
      },
    ],
    [
      "a page break between columns",
      (sheet) => {
        sheet.verticalPageBreaks.add("J1");
      },
    ],
    ["a name", (sheet) => void sheet.names.add("Brecha", sheet.getRange("F30"))],
  ];
  const headers = (sheet: Excel.Worksheet): Excel.HeaderFooterGroup =>
    sheet.pageLayout.headersFooters;
  const bars = (sheet: Excel.Worksheet): Excel.ChartSeries => ofQuarters(sheet).series.getItemAt(1);
  const ofQuarters = (sheet: Excel.Worksheet): Excel.Chart =>
    sheet.charts.getItem("Cuadra quarters");
  it("is kept for how it looks", async () => {
    const saved = await (await started()).save();
    const [{ row }] = await listOf("Resumen POI", "listed");
    expect(await whyKept()).toBeUndefined();
    for (const [what, change] of looks) {
      await openBytes(saved);
      await edit((book) => {
        change(book.worksheets.getItem("Resumen POI"), row);
      });
      expect([what, await whyKept()]).toEqual([what, "edited"]);
    }
  });

  /** Why the summary that is there would be kept if it were made again. */
  async function whyKept(): Promise<WhyKept | undefined> {
    const { sheets } = await readPlan();
    const { previous } = await Excel.run((context) => findEarlier(context, sheets, noTurn));
    return previous?.whyKept;
  }

  it("is kept for how one cell looks among very many", async () => {
    const activities = Array.from({ length: 1100 }, (_, at) => behind(`ACTIVIDAD ${at}`));
    await openSheets(poiSheet({ activities }));
    const { sheet } = await make();
    const rows = await listOf(sheet, "listed");
    const { row } = rows[900];
    expect(row).toBeGreaterThan(900);
    const once = [
      (cell: Excel.Range) => (cell.format.fill.color = "#FFFF00"),
      (cell: Excel.Range) => (cell.numberFormat = [["0.000"]]),
    ];
    for (const change of once) {
      await edit((book) => {
        change(book.worksheets.getItem(sheet).getRange(`D${row}`));
      });
      expect((await make()).keptSheet?.why).toBe("edited");
    }
    expect((await make()).keptSheet).toBeUndefined();
  }, 60_000);

  it("is kept for the colours of its bars, where Excel and its client tell them", async () => {
    const excel = await started();
    installOfficeJs(excel, { excelApi: "1.18" });
    // Excel of today under the client of npm, which knows neither colours nor notes.
    expect((await make()).keptSheet).toBeUndefined();
    const paint = (color: string) =>
      edit((book) => {
        bars(book.worksheets.getItem("Resumen POI")).format.fill.setSolidColor(color);
      });
    await paint("#00FF00");
    expect((await make()).keptSheet).toBeUndefined();
    const restore = withSolidColors();
    try {
      expect((await make()).keptSheet).toBeUndefined();
      await paint("#00FF00");
      expect((await make()).keptSheet).toEqual({ name: KEPT, why: "edited" });
      expect((await make()).keptSheet).toBeUndefined();
    } finally {
      restore();
    }
  });

  it("is not taken for changed by how what is to fill in looks, by its rows' heights or by a pixel of a size", async () => {
    const excel = await started();
    const [{ row }] = await listOf("Resumen POI", "listed");
    await edit((book) => {
      const sheet = book.worksheets.getItem("Resumen POI");
      sheet.getRange(`J${row}`).format.fill.color = "#FFFF00";
      sheet.getRange(`O${row}`).format.font.bold = true;
      // In Excel a line between two cells is both's.
      for (const [cells, side] of [
        [`J${row}:T${row}`, "EdgeTop"],
        [`J${row - 1}:T${row - 1}`, "EdgeBottom"],
        [`J${row}:T${row}`, "EdgeLeft"],
        [`I${row}`, "EdgeRight"],
      ] as const)
        sheet.getRange(cells).format.borders.getItem(side).style = "Double";
      sheet.getRange(`A${row}`).format.rowHeight = 60;
      sheet.getRange("A5").format.rowHeight = 12.5;
      sheet.getRange("B1").format.columnWidth = 186;
    });
    await reopen(excel);
    expect((await make()).keptSheet).toBeUndefined();
  });

  it("is not taken for changed by what follows from the plan, or by moving rows", async () => {
    const excel = await started();
    await excel.user.insertRows("POI", 4);
    excel.user.renameSheet("POI", "Plan 2021");
    await excel.user.type("Plan 2021", "R6", "1");
    await excel.user.insertRows("Resumen POI", 3);
    const [{ row }] = await listOf("Resumen POI", "listed");
    await excel.user.insertRows("Resumen POI", row - 1);
    await reopen(excel);
    expect((await make()).keptSheet).toBeUndefined();
    expect(await textOfAlfa("Resumen POI")).toBe("texto de Alfa");
  });

  it("finds the columns again where columns were put in", async () => {
    const excel = await started();
    await excel.user.insertColumns("Resumen POI", 5);
    expect((await make()).keptSheet?.why).toBe("edited");
    expect(await textOfAlfa("Resumen POI")).toBe("texto de Alfa");
  });

  itWithLibreOffice(
    "is not taken for changed by LibreOffice",
    async () => {
      const sample = await openSample();
      await make();
      await openBytes(await throughLibreOffice(await sample.save()));
      expect((await make()).keptSheet).toBeUndefined();
    },
    60_000,
  );

  it("has a name of at most 31 characters that no other sheet has", async () => {
    const excel = await started();
    const long = "Resumen del POI del año 2021 ab";
    excel.user.renameSheet("Resumen POI", long);
    for (const expected of [
      "Resumen del P (ant. 2026-11-24)",
      "Resumen del (ant. 2026-11-24) 2",
      "Resumen del (ant. 2026-11-24) 3",
    ]) {
      await excel.user.type(long, "Z1", "nota");
      expect((await make()).keptSheet?.name).toBe(expected);
    }
    expect(new Set(await sheetNames()).size).toBe(5);
  });
});

it("is not made again over formulas that find nothing: a sheet of the plan was renamed since it was read", async () => {
  const excel = await started();
  const { validation } = await make();
  const before = await valuesOf("Resumen POI");
  excel.user.renameSheet("POI", "PLAN 2026");
  const now = await runExcel(listSheets);
  await expect(makeSummary(validation, now, catalogue("es"))).rejects.toMatchObject({
    code: "sheet-not-found",
    details: { sheet: "POI" },
  });
  expect(await sheetNames()).toEqual(["PLAN 2026", "Resumen POI"]);
  expect((await valuesOf("Resumen POI")).length).toBe(before.length);
});

describe("a summary that a person protected, hid, renamed or copied", () => {
  it("is kept where it is protected, and its texts are carried over", async () => {
    await started();
    await edit((book) => book.worksheets.getItem("Resumen POI").protection.protect());
    expect((await make()).keptSheet).toEqual({ name: KEPT, why: "protected" });
    expect(await textOfAlfa("Resumen POI")).toBe("texto de Alfa");
    expect((await make()).keptSheet).toBeUndefined();
  });

  it("is kept where somebody commented on it", async () => {
    const excel = await started();
    // As Excel writes a comment to the file; the embedded Excel does not make any.
    const { pkg, sheets } = excel.workbook;
    const summary = sheets.find(({ name }) => name === "Resumen POI");
    const part = "xl/threadedComments/threadedComment1.xml";
    const comment =
      '<threadedComment ref="J33" id="{1}"><text>¿Y el sustento?</text></threadedComment>';
    const ns = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
    pkg.write(part, `<ThreadedComments xmlns="${ns}">${comment}</ThreadedComments>`);
    const type = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment";
    pkg.relate(summary?.partName ?? "", type, part);
    expect((await make()).keptSheet).toEqual({ name: KEPT, why: "comments" });
    expect(await textOfAlfa("Resumen POI")).toBe("texto de Alfa");
    expect((await make()).keptSheet).toBeUndefined();
  });

  it("is kept where somebody put a chart on it, and not for our own", async () => {
    const excel = await started();
    await reopen(excel);
    expect((await make()).keptSheet).toBeUndefined();
    await edit((book) => {
      const sheet = book.worksheets.getItem("Resumen POI");
      sheet.charts.add("ColumnClustered", sheet.getRange("A25:B27"), "Auto");
    });
    expect((await make()).keptSheet).toEqual({ name: KEPT, why: "drawings" });
    expect(await textOfAlfa("Resumen POI")).toBe("texto de Alfa");
    expect((await make()).keptSheet).toBeUndefined();
  });

  it("is kept where somebody put a picture on it", async () => {
    const excel = await started();
    // As Excel writes a picture to the file; the embedded Excel does not make any.
    const { pkg, sheets } = excel.workbook;
    const summary = sheets.find(({ name }) => name === "Resumen POI");
    const drawing = pkg.related(summary?.partName ?? "", "drawing")?.target ?? "";
    const root = pkg.root(drawing);
    const [anchor] = children(root);
    const ns = anchor.namespaceURI;
    const picture = `<absoluteAnchor xmlns="${ns}"><pos x="0" y="0"/><ext cx="9" cy="9"/><pic><nvPicPr><cNvPr id="77" name="Imagen 3"/></nvPicPr></pic><clientData/></absoluteAnchor>`;
    root.appendChild(pkg.document(drawing).importNode(pkg.parse(picture, drawing), true));
    pkg.touch(drawing);
    expect((await make()).keptSheet).toEqual({ name: KEPT, why: "drawings" });
  });

  it.each([
    [{ address: "https://entidad.gob.pe/informe-12.pdf" }, "links"],
    [{ documentReference: "POI!A5" }, "links"],
    [{ address: "https://texto de Alfa/" }, undefined],
  ])(
    "is kept where a link stands behind a typed text, and not what it says: %j",
    async (link, why) => {
      await started();
      const [{ row }] = await listOf("Resumen POI", "listed");
      await edit((book) => {
        const cell = book.worksheets.getItem("Resumen POI").getRange(`J${row}`);
        cell.hyperlink = { ...link, textToDisplay: "texto de Alfa" };
      });
      expect((await make()).keptSheet?.why).toBe(why);
      expect(await textOfAlfa("Resumen POI")).toBe("texto de Alfa");
    },
  );

  it("is kept where one text stands beside several activities, in a cell merged over their rows", async () => {
    await started();
    const [first, second] = await listOf("Resumen POI", "listed");
    const cells = `J${first.row}:N${second.row}`;
    await edit((book) => {
      const range = book.worksheets.getItem("Resumen POI").getRange(cells);
      range.unmerge();
      range.merge();
    });
    expect((await make()).keptSheet).toEqual({ name: KEPT, why: "merged" });
    expect(await textOfAlfa("Resumen POI")).toBe("texto de Alfa");
    expect((await make()).keptSheet).toBeUndefined();
  });

  it("is kept where formulas of another sheet use it, which follow it", async () => {
    const excel = await started();
    excel.user.addSheet("Carta");
    await excel.user.type("Carta", "A1", "='Resumen POI'!B21");
    expect((await make()).keptSheet).toEqual({ name: KEPT, why: "linked" });
    await Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getItem("Carta").getRange("A1");
      cell.load("formulas,values");
      await context.sync();
      expect([cell.formulas, cell.values]).toEqual([[[`='${KEPT}'!B21`]], [[24]]]);
    });
    expect((await make()).keptSheet).toBeUndefined();
  });

  it.each(["Hidden", "VeryHidden"] as const)("is replaced where it is %s", async (visibility) => {
    await started();
    await edit((book) => (book.worksheets.getItem("Resumen POI").visibility = visibility));
    expect(await make()).toMatchObject({ sheet: "Resumen POI", keptSheet: undefined });
    expect(await textOfAlfa("Resumen POI")).toBe("texto de Alfa");
    expect(await sheetNames()).toEqual(["POI", "Resumen POI"]);
  });

  it("is known by its marker under any name, while a sheet of its old name is the user's", async () => {
    const excel = await started();
    excel.user.renameSheet("Resumen POI", "Anexo 3");
    excel.user.addSheet("Resumen POI");
    await excel.user.type("Resumen POI", "A1", "mío");
    expect((await make()).sheet).toBe("Anexo 3");
    expect(await textOfAlfa("Anexo 3")).toBe("texto de Alfa");
    expect(await valuesOf("Resumen POI")).toEqual([["mío"]]);
  });

  it("says so when the workbook's structure is protected, and changes nothing", async () => {
    await started();
    await edit((book) => book.protection.protect());
    await expect(make()).rejects.toMatchObject({ code: "workbook-protected" });
    expect(await textOfAlfa("Resumen POI")).toBe("texto de Alfa");
  });
});
