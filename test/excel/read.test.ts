import { describe, expect, it } from "@jest/globals";
import { readPlan } from "../../src/excel/read";
import { validate } from "../../src/poi/validation/validation";
import { openBytes } from "../host/openWorkbook";
import { poiSheet, planOf, type ActivitySpec } from "../poi/poi-sheet";
import { edit, openSample, openSheets } from "./workbooks";

describe("readPlan", () => {
  it("reads the sample in three round trips", async () => {
    const excel = await openSample();
    const shares: number[] = [];
    const { plan, sheets, hiddenSheets } = await readPlan({
      onProgress: (share) => shares.push(share),
    });
    expect(excel.counters.requests).toBe(3);
    expect(excel.counters.releaseRequests).toBe(0);
    expect(plan.activities.count).toBe(78);
    expect(plan.tables).toHaveLength(3);
    expect(sheets.map(({ name }) => name)).toEqual(["POI 1", "POI 2", "POI 3"]);
    expect(hiddenSheets).toEqual([]);
    expect(shares).toEqual([1]);
  });

  it("reads a large sheet in chunks, as if it were one", async () => {
    const activities = Array.from({ length: 6000 }, (_, index): ActivitySpec => ({
      unit: `UNIDAD ${Math.floor(index / 100)} CON UN NOMBRE LARGO Y TILDES: ÁÉÍÓÚ`,
      activity: `ACTIVIDAD ${index} ${"de nombre largo ".repeat(20)}`,
      executed: Array<number>(12).fill(index % 3),
    }));
    const sheet = poiSheet({ activities });
    const excel = await openSheets(sheet);
    const shares: number[] = [];
    const { plan } = await readPlan({ onProgress: (share) => shares.push(share) });
    expect(plan).toEqual(planOf({ ...sheet, numberFormat: undefined }));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(excel.counters.requests).toBe(2 + shares.length);
  }, 30_000);

  it.each(["XFD1048576", "A1048576", "AK600000", "XFD3"])(
    "passes over the blank rows before a cell strayed to %s",
    async (cell) => {
      const sheet = poiSheet({ activities: [{}, { cells: { E: 13 } }], total: true });
      const excel = await openSheets(sheet);
      await excel.user.type("POI", cell, "x");
      excel.counters.reset();
      const { plan } = await readPlan();
      expect(plan.activities).toEqual(planOf({ ...sheet, numberFormat: undefined }).activities);
      expect(excel.counters.requests).toBeLessThan(7);
      expect(excel.counters.bytesSent).toBeLessThan(1_000_000);
    },
  );

  it("asks for less when an answer would have been too large", async () => {
    // The first rows are short; those that follow hold as much text as a cell can.
    const activities = Array.from({ length: 3000 }, (_, index): ActivitySpec => ({
      activity: `${index} ${index < 2700 ? "" : "ñ".repeat(30_000)}`,
    }));
    const sheet = poiSheet({ activities });
    await openSheets(sheet);
    const { plan } = await readPlan();
    expect(plan.activities.activity).toEqual(planOf(sheet).activities.activity);
  }, 30_000);

  it("knows a date from a number, in small workbooks and in large ones", async () => {
    for (const length of [5, 4000]) {
      const activities = Array.from({ length }, (_, index): ActivitySpec =>
        index === 3 ? { cells: { G: 45_000, H: 45_001 } } : {},
      );
      await openSheets(poiSheet({ activities }));
      await edit((book) => {
        book.worksheets.getItem("POI").getRange("H8").numberFormat = [["dd/mm/yyyy"]];
      });
      const { findings } = validate((await readPlan()).plan);
      const odd = findings.filter(({ check }) => check === "not-a-number");
      expect(odd.map(({ row, column, detail }) => ({ row, column, detail }))).toEqual([
        { row: 7, column: 7, detail: { kind: "date", text: "16/3/2023" } },
      ]);
    }
  }, 30_000);

  it("leaves out hidden sheets, and says so, and those that it is told to", async () => {
    const spec = { activities: [{}, {}] };
    await openSheets(
      poiSheet({ sheet: "Ventas 'A' 🙂", ...spec }),
      poiSheet({ sheet: "Oculta", ...spec }),
      poiSheet({ sheet: "Muy oculta", ...spec }),
      poiSheet({ sheet: "Borrador", ...spec }),
    );
    await edit((book) => {
      book.worksheets.getItem("Oculta").visibility = "Hidden";
      book.worksheets.getItem("Muy oculta").visibility = "VeryHidden";
    });
    const { plan, hiddenSheets, sheets } = await readPlan({ leaveOut: ["Borrador"] });
    expect(plan.tables.map(({ sheet }) => sheet)).toEqual(["Ventas 'A' 🙂"]);
    expect(hiddenSheets).toEqual(["Oculta", "Muy oculta"]);
    expect(sheets).toHaveLength(4);
  });

  it("is not led astray by a cell at the end of the sheet", async () => {
    const excel = await openSheets(poiSheet({ activities: [{}, {}] }));
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("XFD3").values = [["x"]];
    });
    const before = excel.counters.bytesSent;
    const { plan } = await readPlan();
    expect(plan.activities.count).toBe(2);
    expect(excel.counters.bytesSent - before).toBeLessThan(50_000);
  });

  it("stops where it is told to", async () => {
    await openSample();
    const stopped = new AbortController();
    stopped.abort();
    await expect(readPlan({ signal: stopped.signal })).rejects.toMatchObject({ code: "cancelled" });
    const activities = Array.from({ length: 6000 }, (): ActivitySpec => ({}));
    const excel = await openSheets(poiSheet({ activities }));
    const midway = new AbortController();
    const reading = readPlan({
      signal: midway.signal,
      onProgress: () => {
        midway.abort();
      },
    });
    await expect(reading).rejects.toMatchObject({ code: "cancelled" });
    expect(excel.counters.requests).toBe(3);
  });

  it("says when there is nothing to read", async () => {
    await openSheets({ sheet: "Hoja1", firstRow: 0, firstColumn: 0, values: [] });
    await expect(readPlan()).rejects.toMatchObject({ code: "empty-workbook" });
    await openBytes(new TextEncoder().encode("a,b\n1,2\n"), "nada.csv");
    await expect(readPlan()).rejects.toMatchObject({ code: "no-plan" });
  });
});
