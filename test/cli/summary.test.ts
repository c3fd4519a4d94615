import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { unzipSync, strFromU8 } from "fflate";
import { readXlsx, writeXlsx } from "hucre";
import { es } from "../../src/i18n/es/index";
import { openBytes } from "../host/openWorkbook";
import { poiSheet } from "../poi/poi-sheet";
import { itWithLibreOffice, throughLibreOffice } from "../excel/libre-office";
import { blockOf, sheetOf } from "../excel/summary/sheet-cells";
import { cuadra, inFolder, jsonOf, SAMPLE, workbookOf } from "./run-cli";

const HALF = Array.from({ length: 12 }, (_, month) => month % 2);

/** The parts of a file, as text. */
async function partsOf(file: string): Promise<Record<string, string>> {
  const parts = unzipSync(await readFile(file));
  return Object.fromEntries(Object.entries(parts).map(([name, data]) => [name, strFromU8(data)]));
}

describe("--summary", () => {
  it("writes a workbook with the summary alone: the same values and nothing else", async () => {
    await inFolder(async (folder) => {
      const [copy, alone] = [join(folder, "copia.xlsx"), join(folder, "anexo.xlsx")];
      const spec = { activities: [{ executed: HALF }, { unit: "OTRA", cells: { AD: 9 } }] };
      const file = await workbookOf(folder, "plan.xlsx", poiSheet(spec));
      const { code, stdout } = await cuadra("validate", file, "--out", copy, "--summary", alone);
      expect(code).toBe(1);
      expect(stdout).toContain(es.report.summaryWritten(alone));
      const { sheets } = await readXlsx(await readFile(alone));
      expect(sheets.map(({ name }) => name)).toEqual(["Resumen POI"]);
      const shown = (rows: unknown[][]): unknown[][] =>
        rows.map((row) =>
          row.slice(0, 20).map((value) => (value === es.summary.note ? "" : value)),
        );
      const inCopy = shown(await sheetOf(await readFile(copy), "Resumen POI"));
      const inAlone = shown(await sheetOf(await readFile(alone), "Resumen POI"));
      for (const heading of [es.summary.totalsHeading, es.summary.findingsHeading]) {
        expect(blockOf(inAlone, heading)).toEqual(blockOf(inCopy, heading));
      }
      expect(inAlone.flat()).toContain(es.summaryMade.valuesNote);
      const parts = await partsOf(alone);
      const names = Object.keys(parts).join("\n");
      expect(names).not.toMatch(/externalLink|customXml|docProps|vba/i);
      const all = Object.values(parts).join("\n");
      expect(/<f[ >]|externalReference/.exec(all)).toBeNull();
      // Nothing of Cuadra's but the mark that it is no plan.
      expect(all.match(/_cuadra\w*/g)).toEqual(["_cuadra_summary"]);
      // Looks are the copy's: the same number of looks of cells, merged cells and rules.
      const sheetIn = (all: Record<string, string>): string =>
        Object.entries(all).find(
          ([name, text]) => /worksheets\/[^_]/.test(name) && text.includes("mergeCell "),
        )?.[1] ?? "";
      const [sheetOfCopy, sheetOfAlone] = [sheetIn(await partsOf(copy)), sheetIn(parts)];
      expect(sheetOfCopy).not.toBe("");
      for (const tag of ["mergeCell ", "cfRule ", "col ", "pageSetup "]) {
        expect(sheetOfAlone.split(`<${tag}`).length).toBe(sheetOfCopy.split(`<${tag}`).length);
      }
    });
  }, 60_000);

  it("takes neither texts that no cell shows nor links of the plan's workbook along", async () => {
    await inFolder(async (folder) => {
      const { sheet, values } = poiSheet({ activities: [{ executed: HALF }, { unit: "OTRA" }] });
      const file = join(folder, "plan.xlsx");
      const rows = values.map((row) => row.map((value) => (value === "" ? null : value)));
      const secret = { name: "Notas", rows: [["no es para nadie más"]] };
      const hidden = { ...secret, name: "Macro", veryHidden: true };
      await writeFile(file, await writeXlsx({ sheets: [{ name: sheet, rows }, secret, hidden] }));
      const alone = join(folder, "anexo.xlsx");
      await cuadra("validate", file, "--summary", alone);
      const all = Object.values(await partsOf(alone)).join("\n");
      expect(all).toContain("ACTIVIDAD 1");
      expect(all).not.toContain("no es para nadie más");
    });
  });

  itWithLibreOffice(
    "is opened by LibreOffice with the same values",
    async () => {
      await inFolder(async (folder) => {
        const alone = join(folder, "anexo.xlsx");
        await cuadra("validate", SAMPLE, "--summary", alone, "--exit-zero");
        const bytes = await readFile(alone);
        const again = await sheetOf(await throughLibreOffice(bytes), "Resumen POI");
        const before = await sheetOf(bytes, "Resumen POI");
        const unitsHeading = es.summary.groupHeading.unit;
        // LibreOffice writes 15 digits.
        const rounded = (rows: unknown[][]): unknown[][] =>
          rows.map((row) =>
            row.slice(0, 20).map((value) => (typeof value === "number" ? value.toFixed(9) : value)),
          );
        expect(rounded(blockOf(again, unitsHeading, 2))).toEqual(
          rounded(blockOf(before, unitsHeading, 2)),
        );
      });
    },
    60_000,
  );

  it("never writes over its input, nor both files in one, nor under another ending", async () => {
    await inFolder(async (folder) => {
      const file = await workbookOf(folder, "plan.xlsx", poiSheet({ activities: [{}] }));
      const { mtimeMs } = await stat(file);
      const out = join(folder, "una.xlsx");
      for (const args of [
        ["--summary", file],
        ["--out", out, "--summary", out],
        ["--summary", join(folder, "anexo.pdf")],
      ]) {
        const { code, stderr } = await cuadra("validate", file, ...args);
        expect(code).toBe(2);
        expect(stderr.trim().split("\n")).toHaveLength(1);
      }
      expect((await stat(file)).mtimeMs).toBe(mtimeMs);
      await expect(stat(out)).rejects.toThrow();
    });
  });
});

describe("the summary in the file", () => {
  it("is told to be up to date, or which cells have changed since", async () => {
    await inFolder(async (folder) => {
      const spec = { activities: [{ executed: HALF }, {}] };
      const file = await workbookOf(folder, "plan.xlsx", poiSheet(spec));
      expect((await jsonOf(file)).summary).toBeNull();
      const copy = join(folder, "copia.xlsx");
      await cuadra("validate", file, "--out", copy);
      expect((await jsonOf(copy)).summary).toMatchObject({
        sheet: "Resumen POI",
        outdated: false,
        detail: null,
        message: es.summaryMade.current("Resumen POI"),
      });
      const again = join(folder, "otra.xlsx");
      // Someone changes two amounts and a name in the copy, by other means.
      const excel = await openBytes(await readFile(copy));
      await excel.user.type("POI", "F5", "4");
      await excel.user.type("POI", "R6", "");
      await excel.user.type("POI", "D6", "INFORMES");
      await writeFile(again, await excel.save());
      expect((await jsonOf(again)).summary).toEqual({
        sheet: "Resumen POI",
        outdated: true,
        detail: "cells",
        cells: [
          { sheet: "POI", cell: "F5", before: 1, after: 4 },
          { sheet: "POI", cell: "D6" },
          { sheet: "POI", cell: "R6", before: 1, after: null },
        ],
        rows: [],
        added: [],
        removed: 0,
        message: "El resumen está desactualizado: 3 celdas cambiaron.",
      });
      const { stdout } = await cuadra("validate", again, "--lang", "en");
      expect(stdout).toContain("The summary is out of date: 3 cells changed.");
      expect(stdout).toContain("POI!R6: said 1, says nothing");
    });
  });
});
