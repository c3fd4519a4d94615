import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { DEFAULT_SETTINGS } from "../../src/excel/default-settings";
import { readSettings } from "../../src/excel/read-settings";
import { writeSettings } from "../../src/excel/settings";
import { openBytes } from "../host/openWorkbook";
import { poiSheet } from "../poi/poi-sheet";
import { withWebExtensions } from "../fixtures/web-extension";
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

it("heeds the settings that Excel itself has kept, in validating, comparing and consolidating", () =>
  inFolder(async (folder) => {
    const file = await workbookOf(
      folder,
      "plan.xlsx",
      { ...poiSheet({ activities: [{}] }), sheet: "POI" },
      { ...poiSheet({ activities: [{ activity: "OTRA" }] }), sheet: "Borrador" },
    );
    const settings = { ...DEFAULT_SETTINGS, leaveOut: ["Borrador"], quarter: 2 as const };
    const bytes = withWebExtensions(await readFile(file), [
      { "Office.AutoShowTaskpaneWithDocument": true, theme: "blue" },
      { cuadra: settings },
    ]);
    const kept = join(folder, "de-excel.xlsx");
    await writeFile(kept, bytes);
    const report = await jsonOf(kept);
    expect([report.activities, report.plan.quarter]).toEqual([1, 2]);

    const { stdout } = await cuadra("compare", kept, file, "--json", "-");
    expect(JSON.parse(stdout)).toMatchObject({
      reportedQuarter: 2,
      before: { activities: 1 },
      after: { activities: 2 },
      counts: { added: 1 },
    });
    const out = join(folder, "POI.xlsx");
    await cuadra("consolidate", kept, "--out", out);
    expect((await jsonOf(out)).activities).toBe(1);

    // Changed in the embedded Excel, they are so where Excel looks, and no other add-in's are touched.
    const excel = await openBytes(bytes);
    expect(await readSettings()).toEqual(settings);
    await writeSettings({ ...settings, leaveOut: ["POI"] });
    const again = await excel.save();
    const part = (name: string): string => strFromU8(unzipSync(again)[`xl/webextensions/${name}`]);
    expect(part("webextension2.xml")).toContain("&quot;leaveOut&quot;:[&quot;POI&quot;]");
    expect(part("webextension1.xml")).toBe(
      strFromU8(unzipSync(bytes)["xl/webextensions/webextension1.xml"]),
    );
    const other = await openBytes(again);
    expect((await readSettings()).leaveOut).toEqual(["POI"]);
    await writeSettings(DEFAULT_SETTINGS);
    await openBytes(await other.save());
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
  }));

it("says which of two files has no sheet left to compare", () =>
  inFolder(async (folder) => {
    const sheet = poiSheet({ activities: [{}] });
    const file = await workbookOf(folder, "antes.xlsx", sheet);
    const now = join(folder, "ahora.xlsx");
    const settings = { ...DEFAULT_SETTINGS, leaveOut: [sheet.sheet] };
    await writeFile(now, withWebExtensions(await readFile(file), [{ cuadra: settings }]));
    for (const [files, name] of [
      [[file, now], "ahora.xlsx"],
      [[now, file], "ahora.xlsx"],
    ] as const) {
      const { code, stderr } = await cuadra("compare", ...files);
      expect(code).toBe(2);
      expect(stderr).toMatch(new RegExp(`^«${name}»: No queda ninguna hoja con datos por revisar`));
    }
    const { stderr } = await cuadra("compare", now, file, "--lang", "en");
    expect(stderr).toMatch(/^“ahora.xlsx”: No sheet with data is left to check/);
  }));
