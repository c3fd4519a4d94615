import { describe, expect, it } from "@jest/globals";
import { DEFAULT_SETTINGS, type Settings } from "../../src/excel/default-settings";
import { readSettings } from "../../src/excel/read-settings";
import { writeSettings } from "../../src/excel/settings";
import { parseSettings } from "../../src/excel/settings-schema";
import { poiSheet } from "../poi/poi-sheet";
import { edit, openSheets, reopen } from "./workbooks";

const CHOSEN: Settings = {
  thresholds: { critical: 0.6, low: 0.9 },
  quarter: 2,
  leaveOut: ["Borrador 'x'"],
  language: "en",
  rules: [{ unit: "GERENCIA 'X'", activity: "ATENCIÓN", rule: "percentage" }],
  programmed: "original",
  headers: [
    {
      sheet: "POI",
      cells: [
        { field: "activity", index: 0, text: "Producto\n", row: 0, nth: 0 },
        { field: "executed", index: 11, text: "12", row: 1, nth: 1 },
      ],
    },
  ],
};

describe("settings", () => {
  it("are the defaults until they are chosen, and travel with the workbook", async () => {
    const excel = await openSheets(poiSheet({ activities: [{}] }));
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
    await writeSettings(CHOSEN);
    await reopen(excel);
    expect(await readSettings()).toEqual(CHOSEN);
    await writeSettings(DEFAULT_SETTINGS);
    await writeSettings(DEFAULT_SETTINGS);
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
  });

  it.each([
    "texto",
    null,
    { thresholds: { critical: 2, low: 1 }, quarter: 7, leaveOut: "POI", language: "qu" },
    { thresholds: [], quarter: "2", programmed: "otro" },
    { headers: [{ sheet: "POI", cells: [] }, { sheet: 3, cells: [] }, null] },
    ...[{ field: "nada" }, { index: 12 }, { row: 6 }, { nth: -1 }, { text: 5 }].map((wrong) => ({
      headers: [
        {
          sheet: "POI",
          cells: [
            { field: "unit", index: 0, text: "A", row: 0, nth: 0 },
            { field: "executed", index: 0, text: "B", row: 0, nth: 0, ...wrong },
          ],
        },
      ],
    })),
    { rules: [null, { unit: "A" }, { unit: "A", activity: "B", rule: "average" }] },
  ])("are the defaults where the workbook holds nonsense: %j", async (value) => {
    expect(parseSettings(value)).toEqual(DEFAULT_SETTINGS);
    if (value === null) return;
    await openSheets(poiSheet({ activities: [{}] }));
    await edit((book) => {
      book.settings.add("cuadra", value);
    });
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
  });
});
