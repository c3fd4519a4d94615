import { describe, expect, it } from "@jest/globals";
import { undoCorrections } from "../../../src/excel/corrections/undo-correction";
import { poiSheet } from "../../poi/poi-sheet";
import { edit, openSheets, reopen, valuesOf } from "../workbooks";
import { cellOf, correctAll, listed, undoCorrection, undoLatest } from "./diagnosed";

const threeWrong = () =>
  openSheets(
    poiSheet({ activities: [{ cells: { E: 99 } }, { cells: { AD: 4 } }, { cells: { F: 9 } }] }),
  );

const onPoi = (change: (sheet: Excel.Worksheet) => void): Promise<void> =>
  edit((book) => {
    change(book.worksheets.getItem("POI"));
  });

describe("a correction taken back", () => {
  it("takes corrections back one after the other, the latest first, also after reopening", async () => {
    const excel = await threeWrong();
    const before = await valuesOf("POI");
    await correctAll();
    const corrected = await valuesOf("POI");
    await reopen(excel);
    expect((await listed()).map(({ stands }) => stands)).toEqual([true, true, true]);
    expect((await undoLatest()).row).toBe(6);
    expect(await valuesOf("POI")).toEqual(corrected.with(6, before[6]));
    expect((await undoLatest()).row).toBe(5);
    expect((await undoLatest()).row).toBe(4);
    expect(await valuesOf("POI")).toEqual(before);
  });

  it("takes any of them back, in any order", async () => {
    await threeWrong();
    const before = await valuesOf("POI");
    const { made } = await correctAll();
    const corrected = await valuesOf("POI");
    await undoCorrection(made[1].record);
    expect(await valuesOf("POI")).toEqual(corrected.with(5, before[5]));
    expect((await listed()).map(({ record }) => record.row)).toEqual([4, 6]);
  });

  it.each([
    ["a formula", (cell: Excel.Range) => (cell.formulas = [["=SUM(F5:Q5)+1"]])],
    ["a text", (cell: Excel.Range) => (cell.values = [["doce"]])],
    ["a text like a number", (cell: Excel.Range) => (cell.values = [["'12"]])],
    ["a text like a formula", (cell: Excel.Range) => (cell.values = [["'=12"]])],
    ["an error", (cell: Excel.Range) => (cell.values = [["#N/A"]])],
    ["a boolean", (cell: Excel.Range) => (cell.values = [[true]])],
    ["a blank", (cell: Excel.Range) => (cell.values = [[""]])],
    ["a dash", (cell: Excel.Range) => (cell.values = [["'-"]])],
    ["a number with decimals", (cell: Excel.Range) => (cell.values = [[12.25]])],
    [
      "a text in a cell of text",
      (cell: Excel.Range) => {
        cell.numberFormat = [["@"]];
        cell.values = [["12"]];
      },
    ],
    [
      "a date",
      (cell: Excel.Range) => {
        cell.numberFormat = [["d-mmm"]];
        cell.values = [[44562]];
      },
    ],
  ])("restores %s to the letter", async (_, put) => {
    await openSheets(poiSheet({ activities: [{}, {}] }));
    await onPoi((sheet) => {
      put(sheet.getRange("E5"));
    });
    const before = await cellOf("E5");
    const { made, refused } = await correctAll(true);
    expect([made.length, refused]).toEqual([1, []]);
    expect(await cellOf("E5")).toEqual({
      value: 12,
      formula: 12,
      type: "Double",
      format: "General",
    });
    await undoCorrection(made[0].record);
    expect(await cellOf("E5")).toEqual(before);
    expect(await listed()).toEqual([]);
  });

  it.each([
    ["changed", (sheet: Excel.Worksheet) => (sheet.getRange("E5").values = [[13]])],
    ["made a formula", (sheet: Excel.Worksheet) => (sheet.getRange("E5").formulas = [["=12"]])],
    ["moved", (sheet: Excel.Worksheet) => sheet.getRange("5:5").insert("Down")],
  ])("refuses a cell that was %s since, and says that it no longer stands", async (_, change) => {
    await openSheets(poiSheet({ activities: [{ cells: { E: 99 } }, {}] }));
    const { made } = await correctAll();
    await onPoi((sheet) => {
      change(sheet);
    });
    const now = await valuesOf("POI");
    await expect(undoCorrection(made[0].record)).rejects.toMatchObject({
      code: "corrected-cell-changed",
    });
    expect(await valuesOf("POI")).toEqual(now);
    expect((await listed()).map(({ stands }) => stands)).toEqual([false]);
  });

  it("refuses on a protected sheet, and when the sheet is gone", async () => {
    await openSheets(poiSheet({ activities: [{ cells: { E: 99 } }, {}] }));
    const { made } = await correctAll();
    await onPoi((sheet) => {
      sheet.protection.protect();
    });
    await expect(undoCorrection(made[0].record)).rejects.toMatchObject({ code: "sheet-protected" });
    expect((await listed()).map(({ stands }) => stands)).toEqual([true]);
    await onPoi((sheet) => {
      sheet.name = "Otra";
    });
    await expect(undoCorrection(made[0].record)).rejects.toMatchObject({ code: "sheet-not-found" });
    expect((await listed()).map(({ stands }) => stands)).toEqual([false]);
  });

  it("can be asked again, whatever step of it fails", async () => {
    const excel = await openSheets(poiSheet({ activities: [{}, {}] }));
    await onPoi((sheet) => {
      sheet.getRange("E5").numberFormat = [["@"]];
      sheet.getRange("E5").values = [["doce"]];
    });
    const before = await cellOf("E5");
    const first = await correctAll();
    const start = excel.counters.actions;
    await undoCorrection(first.made[0].record);
    const actions = excel.counters.actions - start;
    for (let step = 0; step < actions; step++) {
      const { made } = await correctAll();
      excel.faults.failAtAction(step, "GeneralException");
      await undoCorrection(made[0].record).catch(() => undefined);
      excel.faults.clear();
      expect(["doce", 12]).toContain((await cellOf("E5")).value);
      await undoCorrection(made[0].record);
      expect(await cellOf("E5")).toEqual(before);
      expect(await listed()).toEqual([]);
    }
  });
});

describe("undoCorrections", () => {
  it("takes all of them back, also two of one row, and refuses only what has changed", async () => {
    await threeWrong();
    const before = await valuesOf("POI");
    await correctAll();
    // Damaged again, and corrected again.
    await onPoi((sheet) => {
      sheet.getRange("E5").values = [[77]];
    });
    await correctAll();
    await onPoi((sheet) => {
      sheet.getRange("AD6").values = [[8]];
    });
    const records = (await listed()).map(({ record }) => record);
    expect(records.map(({ row }) => row)).toEqual([4, 5, 6, 4]);
    const { undone, refused } = await undoCorrections(records);
    expect(undone.map(({ row }) => row)).toEqual([4, 6]);
    expect(refused.map(({ record, error }) => [record.row, error.code, error.details])).toEqual([
      [5, "corrected-cell-changed", { sheet: "POI", cell: "AD6" }],
      [4, "corrected-cell-changed", { sheet: "POI", cell: "E5" }],
    ]);
    const now = await valuesOf("POI");
    expect([now[6], now[4][4], now[5][29]]).toEqual([before[6], 77, 8]);
  });

  it.each([0, 3, 6, 9])("goes one by one where a batch fails at its action %i", async (step) => {
    const excel = await threeWrong();
    const before = await valuesOf("POI");
    const { made } = await correctAll();
    excel.faults.failAtAction(step, "GeneralException");
    const { undone, refused } = await undoCorrections(made.map(({ record }) => record));
    excel.faults.clear();
    for (const { record } of refused) await undoCorrection(record);
    expect(undone.length + refused.length).toBe(3);
    expect(await valuesOf("POI")).toEqual(before);
    expect(await listed()).toEqual([]);
  });

  it("asks twice for however many, and one by one on a protected sheet", async () => {
    const excel = await threeWrong();
    const before = await valuesOf("POI");
    const { made } = await correctAll();
    const records = made.map(({ record }) => record);
    await onPoi((sheet) => {
      sheet.protection.protect();
    });
    const locked = await undoCorrections(records);
    expect(locked.refused.map(({ error }) => error.code)).toEqual(
      Array<string>(3).fill("sheet-protected"),
    );
    await onPoi((sheet) => {
      sheet.protection.unprotect();
    });
    const { requests } = excel.counters;
    expect((await undoCorrections(records)).undone).toHaveLength(3);
    expect(excel.counters.requests - requests).toBe(2);
    expect(await valuesOf("POI")).toEqual(before);
  });
});
