import { readFile, writeFile } from "node:fs/promises";
import { expect, it } from "@jest/globals";
import { DEFAULT_SETTINGS } from "../../src/excel/default-settings";
import { writeSettings } from "../../src/excel/settings";
import { openBytes } from "../host/openWorkbook";
import { poiSheet } from "../poi/poi-sheet";
import { cuadra, inFolder, jsonOf, workbookOf } from "./run-cli";

it("validates by what the workbook's settings say, unless the command line says otherwise", () =>
  inFolder(async (folder) => {
    const file = await workbookOf(
      folder,
      "plan.xlsx",
      { ...poiSheet({ activities: [{}] }), sheet: "POI" },
      { ...poiSheet({ activities: [{ cells: { E: 9 } }] }), sheet: "Borrador" },
    );
    expect((await jsonOf(file)).activities).toBe(2);

    const excel = await openBytes(await readFile(file));
    const thresholds = { critical: 0.5, low: 0.6 };
    await writeSettings({ ...DEFAULT_SETTINGS, leaveOut: ["Borrador"], quarter: 2, thresholds });
    await writeFile(file, await excel.save());

    const report = await jsonOf(file);
    expect([report.activities, report.counts.error, report.plan.quarter]).toEqual([1, 0, 2]);
    expect((await jsonOf(file, "--quarter", "3")).plan.quarter).toBe(3);
    const { stdout } = await cuadra("validate", file);
    expect(stdout).toContain("dejaron fuera en los ajustes del libro: Borrador.");
    expect(stdout).toContain("crítico < 50 %");
  }));
