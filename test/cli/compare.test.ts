import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import type { DifferencesJson } from "../../src/cli/compare/differences-json";
import { poiSheet, type ActivitySpec, type SheetSpec } from "../poi/poi-sheet";
import { cuadra, inFolder, SAMPLE, workbookOf } from "./run-cli";

const TITLE = "PLAN OPERATIVO INSTITUCIONAL 2021 - EJECUCIÓN AL II TRIMESTRE";
const executed = (...months: number[]): number[] => [
  ...months,
  ...Array<number>(12 - months.length).fill(0),
];
const TAXES: ActivitySpec = { activity: "FISCALIZACIÓN DE PREDIOS", executed: executed(2, 3, 1) };
const BILLS: ActivitySpec = { activity: "EMISIÓN DE RECIBOS", executed: executed(4, 4, 4, 4) };
const TRICK: ActivitySpec = {
  activity: `=HYPERLINK("http://x")${" DE SEGUIMIENTO".repeat(20)}`,
  executed: executed(9),
};
const DEBTS: ActivitySpec = { activity: "COBRANZA \u001b[31mCOACTIVA", executed: executed(7) };

const BEFORE: SheetSpec = { title: TITLE, activities: [TAXES, BILLS, DEBTS], total: true };
const AFTER: SheetSpec = {
  title: TITLE.replace("II", "III"),
  sheet: "POI III",
  activities: [
    { ...BILLS, activity: "EMISIÓN DE LOS RECIBOS", executed: executed(4, 4, 4, 4, 0, 0, 5) },
    { ...TAXES, executed: executed(2, 8, 1) },
    TRICK,
  ],
  total: true,
};

/** The two versions as files of a folder. */
async function versions(folder: string): Promise<[string, string]> {
  const before = await workbookOf(folder, "antes.xlsx", poiSheet(BEFORE));
  return [before, await workbookOf(folder, "ahora.xlsx", poiSheet(AFTER))];
}

async function jsonOf(...args: string[]): Promise<DifferencesJson> {
  const { stdout } = await cuadra("compare", ...args, "--json", "-");
  return JSON.parse(stdout) as DifferencesJson;
}

describe("cuadra compare", () => {
  it("ends with 0 where nothing differs", async () => {
    const { code, stdout, stderr } = await cuadra("compare", SAMPLE, SAMPLE);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("✔ No hay diferencias.");
  });

  it("says in JSON what changed, where it stood and where it stands", () =>
    inFolder(async (folder) => {
      const report = await jsonOf(...(await versions(folder)));
      expect(report.before).toMatchObject({ quarter: 2, activities: 3 });
      expect(report.after).toMatchObject({ quarter: 3, activities: 3 });
      expect(report.changes.filter(({ severity }) => severity === "warning")).toEqual([
        {
          kind: "executed",
          severity: "warning",
          unit: "GERENCIA DE FINANZAS",
          activity: "FISCALIZACIÓN DE PREDIOS",
          measure: "ACCIONES",
          column: "EJECUTADO FEB",
          before: 3,
          after: 8,
          from: { sheet: "POI", cell: "S5" },
          to: { sheet: "POI III", cell: "S6" },
          message: "EJECUTADO FEB: decía 3, dice 8. Ya se había reportado.",
        },
      ]);
      expect(report.changes).toContainEqual(
        expect.objectContaining({ column: "EJECUTADO JUL", before: 0, after: 5, severity: "info" }),
      );
      expect(report.renamed).toMatchObject([
        {
          before: { row: 5 + 1, activity: "EMISIÓN DE RECIBOS" },
          after: { row: 5, activity: "EMISIÓN DE LOS RECIBOS" },
          matchedBy: "similar-name",
        },
      ]);
      expect(report.added).toMatchObject([{ activity: TRICK.activity, row: 7 }]);
      expect(report.removed).toMatchObject([{ activity: DEBTS.activity, row: 7 }]);
      expect(report.counts).toMatchObject({ reported: 1, added: 1, removed: 1, renamed: 1 });
      expect(report.counts.totals).toBeGreaterThan(0);
    }));

  it("shows people what was reported already first, in the language asked, and ends with 1", () =>
    inFolder(async (folder) => {
      const files = await versions(folder);
      const spanish = await cuadra("compare", ...files);
      expect([spanish.code, spanish.stderr]).toEqual([1, ""]);
      const at = (text: string): number => spanish.stdout.indexOf(text);
      expect(
        at("Ejecución ya reportada (hasta el II trimestre) que cambió después"),
      ).toBeGreaterThan(0);
      expect(at("Hoja «POI III»")).toBeGreaterThan(at("Ejecución ya reportada"));
      for (const text of [
        "Actividades nuevas",
        "Actividades retiradas",
        "Fila TOTAL",
        "nombre parecido",
      ])
        expect(spanish.stdout).toContain(text);
      expect(spanish.stdout).not.toContain("\u001b");
      const english = await cuadra("compare", ...files, "--lang", "en");
      expect(english.stdout).toContain("Execution already reported");
      expect(english.stdout).not.toMatch(/\b(actividad|celda|fila)\b/i);
    }));

  it("writes a sheet of differences, texts as texts, and leaves its inputs as they were", () =>
    inFolder(async (folder) => {
      const files = await versions(folder);
      const hashes = async (): Promise<string[]> =>
        Promise.all(
          files.map(async (file) =>
            createHash("sha256")
              .update(await readFile(file))
              .digest("hex"),
          ),
        );
      const before = await hashes();
      const out = join(folder, "diferencias.xlsx");
      const { code, stdout } = await cuadra("compare", ...files, "--out", out);
      expect(code).toBe(1);
      expect(stdout).toContain(`Diferencias escritas: ${out}`);
      expect(await hashes()).toEqual(before);
      const { sheets } = await readXlsx(await readFile(out), { readStyles: true });
      expect(sheets.map(({ name }) => name)).toEqual(["Diferencias"]);
      const [{ rows, cells, rowDefs }] = sheets;
      for (const cell of ["1,6", "1,7", "1,8"])
        expect(cells?.get(cell)?.style?.numFmt).toBe("#,##0");
      expect(rows[1]).toEqual([
        "Ejecutado",
        "advertencia",
        "GERENCIA DE FINANZAS",
        "FISCALIZACIÓN DE PREDIOS",
        "ACCIONES",
        "EJECUTADO FEB",
        3,
        8,
        5,
        "POI",
        "S5",
        "POI III",
        "S6",
      ]);
      expect(rows.flat()).toContain(TRICK.activity);
      // Six lines of 9 points at least, where a short name has a line.
      const heightOf = (activity: unknown): number | undefined =>
        rowDefs?.get(rows.findIndex((row) => row[3] === activity))?.height;
      expect(heightOf(TRICK.activity)).toBeGreaterThan(6 * 9);
      expect(heightOf(TAXES.activity)).toBeLessThan(4 * 9);
      expect([...(cells?.values() ?? [])].some(({ formula }) => formula !== undefined)).toBe(false);
    }));

  it("refuses to write over an input, and says which file cannot be read", () =>
    inFolder(async (folder) => {
      const [before, after] = await versions(folder);
      const over = await cuadra("compare", before, after, "--out", after);
      expect([over.code, over.stdout]).toEqual([2, ""]);
      const missing = await cuadra("compare", before, join(folder, "no.xlsx"));
      expect([missing.code, missing.stdout]).toEqual([2, ""]);
      expect(missing.stderr).toContain("no.xlsx");
      expect((await cuadra("compare", before)).code).toBe(2);
    }));
});
