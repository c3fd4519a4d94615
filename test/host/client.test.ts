import { beforeEach, describe, expect, it } from "@jest/globals";
import type { EmbeddedExcel } from "../../src/host/node";
import { settled } from "../taskpane/settled";
import { codeOf, openRows } from "./openWorkbook";

let excel: EmbeddedExcel;

beforeEach(async () => {
  excel = await openRows({
    Hoja1: [
      ["a", 1],
      ["b", 2],
    ],
    "Hoja Ñ": [["z"]],
  });
});

describe("load and sync", () => {
  it("gives PropertyNotLoaded for what was not loaded", async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Hoja1").getRange("A1").load("address");
      await context.sync();
      expect(range.address).toBe("Hoja1!A1");
      expect(codeOf(() => range.values)).toBe("PropertyNotLoaded");
    });
  });

  it("finds sheets by name without regard to case and by id, and says what is not there", async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const byName = worksheets.getItemOrNullObject("HOJA Ñ").load("id,name");
      const missing = worksheets.getItemOrNullObject("nada");
      await context.sync();
      expect(missing.isNullObject).toBe(true);
      expect(byName.isNullObject).toBe(false);
      const byId = worksheets.getItemOrNullObject(byName.id).load("name");
      await context.sync();
      expect(byId.name).toBe("Hoja Ñ");
      missing.delete();
      await context.sync();
    });
  });

  it("selects in every way of writing load", async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name,items/charts/count");
      await context.sync();
      expect(worksheets.items.map(({ name }) => name)).toEqual(["Hoja1", "Hoja Ñ"]);
      expect(worksheets.items.map(({ charts }) => charts.count)).toEqual([0, 0]);
      const second = context.workbook.worksheets.load({ select: "name", top: 1, skip: 1 });
      await context.sync();
      expect(second.items.map(({ name }) => name)).toEqual(["Hoja Ñ"]);
      const range = worksheets.getItem("Hoja1").getRange("A1:B1");
      range.load(["values", "format/fill/color", "worksheet/name"]);
      await context.sync();
      expect(range.values).toEqual([["a", 1]]);
      expect(range.format.fill.color).toBe("#FFFFFF");
      expect(range.worksheet.name).toBe("Hoja1");
      expect(range.toJSON().values).toEqual([["a", 1]]);
    });
  });

  it("keeps a range over syncs, moves it with its cells, and forgets it after the run", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hoja1");
      const range = sheet.getRange("A2");
      await context.sync();
      sheet.getRange("1:1").insert("Down");
      range.load("address,values");
      await context.sync();
      expect(range.address).toBe("Hoja1!A3");
      expect(range.values).toEqual([["b"]]);
      expect(excel.workbook.ranges.count).toBeGreaterThan(0);
    });
    await settled(() => excel.workbook.ranges.count === 0);
  });

  it("uses a tracked range in a later run", async () => {
    const range = await Excel.run(async (context) => {
      const tracked = context.workbook.worksheets.getItem("Hoja1").getRange("B1:B2");
      context.trackedObjects.add(tracked);
      await context.sync();
      return tracked;
    });
    await Excel.run(range, async (context) => {
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([[1], [2]]);
      range.untrack();
      await context.sync();
    });
  });

  it("retrieves, updates and sets", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hoja1");
      sheet.getRange("A1:B1").set({ values: [["x", 9]], format: { fill: { color: "yellow" } } });
      sheet.set({ name: "Nueva", tabColor: "#FF0000" });
      await context.sync();
      const range = sheet
        .getRange("A1:B1")
        .load({ values: true, format: { fill: { color: true } } });
      sheet.load("name,tabColor");
      await context.sync();
      expect(range.values).toEqual([["x", 9]]);
      expect(range.format.fill.color).toBe("#FFFF00");
      expect([sheet.name, sheet.tabColor]).toEqual(["Nueva", "#FF0000"]);
    });
  });

  it("counts requests, actions and bytes", async () => {
    excel.counters.reset();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Hoja1").load("name");
      await context.sync();
      await context.sync();
    });
    expect(excel.counters).toMatchObject({
      requests: 1,
      actionsByType: { instantiate: 3, query: 1 },
    });
    expect(excel.counters.bytesReceived).toBeGreaterThan(100);
    expect(excel.counters.bytesSent).toBeGreaterThan(50);
  });

  it("serves one workbook after another in the same process", async () => {
    const other = await openRows({ Segunda: [[5]] });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst().load("name");
      await context.sync();
      expect(sheet.name).toBe("Segunda");
    });
    expect(excel.counters.requests).toBe(0);
    expect(other.counters.requests).toBe(1);
  });
});

describe("the Office object", () => {
  it("says what it is, and keeps settings in the workbook", async () => {
    const info = await Office.onReady();
    expect(info.host).toBe("Excel");
    expect(Office.context.displayLanguage).toBe("es-PE");
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.9")).toBe(true);
    expect(Office.context.requirements.isSetSupported("ExcelApi", "1.99")).toBe(false);
    Office.context.document.settings.set("umbral", { bajo: 75 });
    await Excel.run(async (context) => {
      const setting = context.workbook.settings.getItem("umbral").load("value");
      context.workbook.settings.add("otro", [1, "2"]);
      await context.sync();
      expect(setting.value).toEqual({ bajo: 75 });
    });
    expect(Office.context.document.settings.get("otro")).toEqual([1, "2"]);
  });
});
