import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import type { ConsolidationJson } from "../../src/cli/consolidate/consolidation-json";
import { poiSheet, withoutExecuted, type ActivitySpec } from "../poi/poi-sheet";
import { cuadra, inFolder, jsonOf, workbookOf } from "./run-cli";

const TITLE = "PLAN OPERATIVO INSTITUCIONAL 2026 - EJECUCIÓN AL III TRIMESTRE";

const file = (folder: string, name: string, ...activities: ActivitySpec[]): Promise<string> =>
  workbookOf(folder, name, poiSheet({ title: TITLE, activities, total: true }));

async function consolidated(...args: string[]): Promise<{ code: number; json: ConsolidationJson }> {
  const { code, stdout } = await cuadra("consolidate", ...args, "--json", "-");
  return { code, json: JSON.parse(stdout) as ConsolidationJson };
}

async function sheetOf(out: string) {
  const { sheets } = await readXlsx(await readFile(out));
  expect(sheets).toHaveLength(1);
  return sheets[0];
}

const RENTAS = { unit: "GERENCIA DE RENTAS", activity: "FISCALIZACIÓN" };
const OBRAS = { unit: "GERENCIA DE OBRAS", activity: '=HYPERLINK("http://x")' };

describe("cuadra consolidate", () => {
  it("makes one plan with its sums as formulas, which is sound in its turn", () =>
    inFolder(async (folder) => {
      const files = [
        await file(folder, "rentas.xlsx", RENTAS, { ...RENTAS, activity: "COBRANZA" }),
        await file(folder, "obras.xlsx", OBRAS),
      ];
      const before = await Promise.all(files.map((of) => readFile(of)));
      const out = join(folder, "POI.xlsx");
      const { code, stdout, stderr } = await cuadra("consolidate", ...files, "--out", out);
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toContain("3 actividades de 2 archivos");
      expect(await Promise.all(files.map((of) => readFile(of)))).toEqual(before);
      const { rows, cells } = await sheetOf(out);
      expect(rows.slice(4, 7).map((row) => [row[0], row[2], ...row.slice(37)])).toEqual([
        [RENTAS.unit, RENTAS.activity, "rentas.xlsx", "POI", 5],
        [RENTAS.unit, "COBRANZA", "rentas.xlsx", "POI", 6],
        [OBRAS.unit, OBRAS.activity, "obras.xlsx", "POI", 5],
      ]);
      const formula = (at: string): string | undefined => cells?.get(at)?.formula;
      expect([formula("4,29"), formula("7,4"), formula("6,2")]).toEqual([
        "SUM(F5:H5)",
        "SUM(E5:E7)",
        undefined,
      ]);
      const report = await jsonOf(out);
      expect(report.plan).toEqual({ title: TITLE, year: 2026, quarter: 3, reported: true });
      expect([report.activities, report.totals.target]).toEqual([3, 36]);
      expect(report.findings).toEqual([
        expect.objectContaining({ check: "future-execution" }),
        expect.objectContaining({ check: "future-execution" }),
        expect.objectContaining({ check: "future-execution" }),
      ]);
    }));

  it("goes on after a bad file, and says what was wrong in each", () =>
    inFolder(async (folder) => {
      const bad = join(folder, "roto.xlsx");
      await writeFile(bad, "no es un libro");
      const wrong = await file(folder, "b.xlsx", { ...OBRAS, cells: { E: 99 } });
      const good = await file(folder, "a.xlsx", RENTAS);
      const out = join(folder, "POI.xlsx");
      const { code, json } = await consolidated(good, bad, wrong, good, "--out", out);
      expect(code).toBe(1);
      expect(json.files.map(({ failure }) => failure !== null)).toEqual([false, true, false, true]);
      expect(json.files[1].failure).toContain("no es un libro de Excel");
      expect(json.files[3].failure).toContain("dos veces");
      expect(json.files[2]).toMatchObject({
        activities: 1,
        findings: expect.arrayContaining([
          expect.objectContaining({ check: "target-sum", severity: "error", cell: "E5" }),
        ]),
      });
      expect(json.activities).toBe(2);
      const { stdout } = await cuadra("consolidate", good, wrong, "--out", out);
      expect(stdout).toContain('Error POI E5 (=HYPERLINK("http://x")): META dice 99');
      expect(stdout).toContain("Error POI E6 (Fila TOTAL): ");
    }));

  it("says which activities two files have, and which report another quarter", () =>
    inFolder(async (folder) => {
      const activities = [RENTAS];
      const title = TITLE.replace("III", "II");
      const files = [
        await file(folder, "a.xlsx", RENTAS),
        await file(folder, "b.xlsx", OBRAS),
        await workbookOf(folder, "c.xlsx", poiSheet({ title, activities })),
      ];
      const out = join(folder, "POI.xlsx");
      const { json } = await consolidated(...files, "--out", out);
      expect(json.plan.quarter).toBe(3);
      expect(json.findings).toMatchObject([
        {
          check: "duplicate-activity",
          row: 7,
          origins: [
            { file: "c.xlsx", sheet: "POI", row: 5, activity: RENTAS.activity },
            { file: "a.xlsx", sheet: "POI", row: 5, activity: RENTAS.activity },
          ],
        },
      ]);
      const { stdout } = await cuadra("consolidate", ...files, "--out", out, "--lang", "en");
      expect(stdout).toContain(`In “a.xlsx”, sheet “POI”, row 5: ${RENTAS.activity}`);
      expect(stdout).toContain("c.xlsx” reports up to quarter 2 of 2026");
    }));

  it("takes a plan once that two files hold, and says which has it", () =>
    inFolder(async (folder) => {
      const rentas = await file(folder, "rentas.xlsx", RENTAS);
      const copy = await file(folder, "copia de rentas.xlsx", RENTAS);
      const obras = await file(folder, "obras.xlsx", OBRAS);
      const { code, json } = await consolidated(
        ...[rentas, copy, obras],
        ...["--out", join(folder, "POI.xlsx")],
      );
      expect([code, json.activities]).toEqual([1, 2]);
      expect(json.files.map(({ failure }) => failure)).toEqual([
        null,
        expect.stringContaining(`tiene el mismo plan que «${rentas}»`),
        null,
      ]);
      expect(json.files[0]).not.toHaveProperty("seal");
    }));

  it("tells files of one name apart by their folders", () =>
    inFolder(async (folder) => {
      const sources: string[] = [];
      for (const [name, activity] of [
        ["rentas", RENTAS],
        ["obras", OBRAS],
      ] as const) {
        await mkdir(join(folder, name));
        sources.push(await file(join(folder, name), "POI.xlsx", activity));
      }
      const out = join(folder, "todo.xlsx");
      await consolidated(...sources, "--out", out);
      const { rows } = await sheetOf(out);
      expect(rows.slice(4, 6).map((row) => row[37])).toEqual(["rentas/POI.xlsx", "obras/POI.xlsx"]);
    }));

  it("leaves rows that do not add up out of TOTAL, and their quarters as they are", () =>
    inFolder(async (folder) => {
      const months = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 100, 100];
      const quarters = Object.fromEntries(
        [30, 30, 60, 60, 90, 90, 100, 100].map((value, at) => [`A${"DEFGHIJK"[at]}`, value]),
      );
      const percentage = {
        ...RENTAS,
        activity: "AVANCE DEL PLAN",
        measure: "PORCENTAJE ACUMULADO",
        programmed: months,
        cells: { E: 100, ...quarters },
      };
      const sheet = poiSheet({ title: TITLE, activities: [RENTAS, percentage, OBRAS] });
      const source = await workbookOf(folder, "a.xlsx", sheet);
      const out = join(folder, "POI.xlsx");
      const { json } = await consolidated(source, "--out", out);
      expect(json.files[0]).toMatchObject({ counts: { error: 0 } });
      const { rows, cells } = await sheetOf(out);
      expect([rows[5][29], cells?.get("5,29")?.formula]).toEqual([30, undefined]);
      expect(cells?.get("7,4")?.formula).toBe("SUM(E5:E5,E7:E7)");
      expect((await jsonOf(out)).findings.filter(({ severity }) => severity === "error")).toEqual(
        [],
      );
    }));

  it("finds nothing wrong in TOTAL that is not in its rows: slid cells, plans without EJECUTADO", () =>
    inFolder(async (folder) => {
      const sound = poiSheet({
        title: TITLE,
        activities: [RENTAS, { ...OBRAS, programmed: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8] }],
      });
      // The second row has lost its sixth number.
      const slid = sound.values.map((row, at) =>
        at === 5 ? [...row.toSpliced(9, 1), ""] : [...row],
      );
      const plain = {
        title: TITLE,
        activities: [{ unit: "OFICINA DE PRENSA", activity: "NOTAS" }],
      };
      const files = [
        await workbookOf(folder, "a.xlsx", { ...sound, values: slid }),
        await workbookOf(folder, "b.xlsx", withoutExecuted(poiSheet(plain))),
      ];
      const out = join(folder, "POI.xlsx");
      await consolidated(...files, "--out", out);
      const { cells } = await sheetOf(out);
      expect(cells?.get("10,5")?.formula).toBe("SUM(F5:F5,F9:F10)");
      expect(cells?.get("10,17")?.formula).toBe("SUM(R9:R10)");
      const report = await jsonOf(out);
      expect(report.findings.filter(({ severity }) => severity === "error")).toMatchObject([
        { check: "shifted-row", row: 10 },
      ]);
      expect([report.activities, report.totals.excluded, report.totals.unreported]).toEqual([
        3, 1, 1,
      ]);
      expect(report.units.map(({ unit }) => unit)).toEqual([RENTAS.unit]);
    }));

  it("orders units by the numbers of their names", () =>
    inFolder(async (folder) => {
      const units = ["10 OBRAS", "2 RENTAS", "2.1 CAJA"];
      const files = await Promise.all(
        units.map((unit, at) => file(folder, `${at}.xlsx`, { ...RENTAS, unit })),
      );
      const out = join(folder, "POI.xlsx");
      await consolidated(...files, "--out", out);
      const { rows } = await sheetOf(out);
      expect(rows.slice(4, 7).map(([unit]) => unit)).toEqual(["2 RENTAS", "2.1 CAJA", "10 OBRAS"]);
    }));

  it("reads many files in worker processes", () =>
    inFolder(async (folder) => {
      const files = await Promise.all(
        Array.from({ length: 24 }, (_, at) =>
          file(folder, `${at}.xlsx`, { ...RENTAS, activity: `ACTIVIDAD ${at}` }),
        ),
      );
      const bad = join(folder, "roto.xlsx");
      await writeFile(bad, "no es un libro");
      const out = join(folder, "POI.xlsx");
      const { code, json } = await consolidated(...files, bad, "--out", out);
      expect([code, json.activities]).toEqual([1, 24]);
      expect(json.files.map((of) => of.file)).toEqual([...files, bad]);
      expect((await sheetOf(out)).rows[27][2]).toBe("ACTIVIDAD 23");
    }));

  it("refuses to write over an input, to go without --out, and to write a plan of nothing", () =>
    inFolder(async (folder) => {
      const good = await file(folder, "a.xlsx", RENTAS);
      expect((await cuadra("consolidate", good, "--out", good)).code).toBe(2);
      const without = await cuadra("consolidate", good);
      expect([without.code, without.stderr]).toEqual([2, expect.stringContaining("--out")]);
      const out = join(folder, "POI.xlsx");
      const nothing = await cuadra("consolidate", join(folder, "no.xlsx"), "--out", out);
      expect([nothing.code, nothing.stdout]).toEqual([2, ""]);
      expect(nothing.stderr).toContain("no.xlsx");
      await expect(readFile(out)).rejects.toThrow();
    }));
});
