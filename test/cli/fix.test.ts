import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import type { JsonReport } from "../../src/cli/json-document";
import { cellAddress } from "../../src/poi/address";
import { poiSheet } from "../poi/poi-sheet";
import { cuadra, inFolder, jsonOf, SAMPLE, workbookOf } from "./run-cli";

/** Cells of a file that hold something, by "sheet!address". */
async function cellsOf(file: string): Promise<Map<string, unknown>> {
  const { sheets } = await readXlsx(await readFile(file));
  return new Map(
    sheets.flatMap(({ name, rows }) =>
      rows.flatMap((row, at) =>
        row.flatMap((value, column): [string, unknown][] =>
          value === null ? [] : [[`${name}!${cellAddress(at, column)}`, value]],
        ),
      ),
    ),
  );
}

describe("the corrections of the sample", () => {
  let report: JsonReport;
  beforeAll(async () => {
    report = await jsonOf(SAMPLE);
  });

  it("are one for each damaged row, and each finding says which", () => {
    const shifted = report.findings.filter(({ check }) => check === "shifted-row");
    expect(report.corrections.filter(({ kind }) => kind === "lost-cells")).toHaveLength(42);
    for (const { sheet, row, correction } of shifted) {
      expect(report.corrections[correction ?? -1]).toMatchObject({
        sheet,
        row,
        kind: "lost-cells",
        more: expect.any(Boolean),
      });
    }
    const spelling = report.findings.find(({ check }) => check === "spelling");
    expect(spelling).toMatchObject({ cell: "D5", found: "REPORTES" });
    expect(report.corrections.filter(({ kind }) => kind === "spelling")).toHaveLength(4);
    expect(report.corrections[spelling?.correction ?? -1]).toMatchObject({
      row: 5,
      certainty: "likely",
      cells: [{ cell: "D5", from: null, fromText: "REPORTES", to: null, toText: "REPORTE" }],
    });
    const others = report.findings.filter(({ check }) => check === "unverified-total");
    expect(others.map((finding) => "correction" in finding)).toEqual([false]);
  });

  it("say each cell as it is and as it should be, how sure that is and why", () => {
    const row = report.corrections.find((of) => of.sheet === "POI 3" && of.row === 14);
    expect(row).toEqual({
      sheet: "POI 3",
      row: 14,
      kind: "lost-cells",
      certainty: "certain",
      cells: [
        { cell: "AC14", from: 9, to: 4 },
        { cell: "AE14", from: 12, to: 9 },
        { cell: "AK14", from: null, to: 12 },
      ],
      alternatives: [],
      // Of a run of equal months, U14 to AC14, any can be the one that was lost: the first is named.
      acts: [{ kind: "lost-cells", cells: ["U14"] }],
      more: false,
      reason: expect.stringContaining("La fila perdió 1 celda"),
    });
  });

  it("come with what TOTAL misses even then", () => {
    expect(report.openTotals.map(({ cell, found, expected }) => [cell, found, expected])).toEqual([
      ["V19", 504, 503],
      ["W19", 523, 524],
    ]);
    expect(report.openTotals[0]).toMatchObject({ sheet: "POI 3", row: 19 });
    expect(report.openTotals[0].message).toMatch(/^TOTAL EJECUTADO MAY dice 504/);
    expect(report.fix).toBeUndefined();
  });
});

describe("--fix", () => {
  it("likely: puts all 42 rows right in the copy, and nothing else is touched", () =>
    inFolder(async (folder) => {
      const out = join(folder, "copia.xlsx");
      const report = await jsonOf(SAMPLE, "--fix=likely", "--out", out);
      expect(report.fix).toMatchObject({ level: "likely", spelling: false, refused: [] });
      const kinds = report.fix?.applied.map(({ kind }) => kind) ?? [];
      expect(kinds).toEqual(Array(42).fill("lost-cells"));
      expect(report.fix?.errors).toEqual({ before: 42, after: 2 });
      // The document is said of the copy: what is left is what TOTAL still misses.
      const errors = report.findings.filter(({ severity }) => severity === "error");
      expect(errors.map(({ check, cell }) => [check, cell])).toEqual([
        ["total-sum", "V19"],
        ["total-sum", "W19"],
      ]);
      expect(report.totals).toMatchObject({
        target: 6271,
        programmed: 6271,
        executed: 6175,
        excluded: 0,
      });
      expect(report.corrections.map(({ kind }) => kind)).toEqual(Array(4).fill("spelling"));
      const [before, after] = await Promise.all([cellsOf(SAMPLE), cellsOf(out)]);
      for (const { sheet, cells } of report.fix?.applied ?? []) {
        for (const { cell, to } of cells) {
          if (to === null) before.delete(`${sheet}!${cell}`);
          else before.set(`${sheet}!${cell}`, to);
        }
      }
      const ofPlan = [...after].filter(([key]) => key.startsWith("POI "));
      expect(new Map(ofPlan)).toEqual(before);
    }));

  it("leaves names as they are written, unless that is asked for", () =>
    inFolder(async (folder) => {
      const out = join(folder, "copia.xlsx");
      const report = await jsonOf(SAMPLE, "--fix-spelling", "--out", out);
      expect(report.fix).toMatchObject({ level: null, spelling: true, refused: [] });
      const changes = report.fix?.applied.flatMap(({ cells }) => cells) ?? [];
      expect(changes.map(({ fromText, toText }) => [fromText, toText])).toEqual(
        Array(4).fill(["REPORTES", "REPORTE"]),
      );
      expect(report.fix?.errors).toEqual({ before: 42, after: 42 });
    }));

  it("alone: makes the certain ones only, and the report says before and after", () =>
    inFolder(async (folder) => {
      const out = join(folder, "copia.xlsx");
      const { code, stdout } = await cuadra("validate", SAMPLE, "--fix", "--out", out);
      expect(code).toBe(1);
      expect(stdout).toContain("Se corrigió 1 fila de la copia");
      expect(stdout).toMatch(/POI 3, fila 14 +│ Cierta +│ AC14 9→4, AE14 12→9, AK14 vacía→12/);
      expect(stdout).toContain("Errores: antes 42, ahora 41.");
      expect(stdout).toContain("✘ 41 errores por corregir");
      const [before, after] = await Promise.all([cellsOf(SAMPLE), cellsOf(out)]);
      const changed = [...after].filter(
        ([key, value]) => key.startsWith("POI ") && before.get(key) !== value,
      );
      expect(changed).toEqual([
        ["POI 3!AC14", 4],
        ["POI 3!AE14", 9],
        ["POI 3!AK14", 12],
      ]);
    }));

  it("exits 0 when nothing is wrong with the copy, and the next check agrees", () =>
    inFolder(async (folder) => {
      const sheet = poiSheet({ activities: [{ cells: { E: 99 } }, {}], total: { E: 24 } });
      const file = await workbookOf(folder, "plan.xlsx", sheet);
      const out = join(folder, "copia.xlsx");
      expect((await cuadra("validate", file)).code).toBe(1);
      const { code, stdout } = await cuadra("validate", file, "--fix", "--out", out);
      expect([code, stdout.includes("E5 99→12")]).toEqual([0, true]);
      expect((await cuadra("validate", out)).code).toBe(0);
    }));

  it("goes on until nothing is left that its own corrections made certain, and says so", () =>
    inFolder(async (folder) => {
      const programmed = [3, 5, 4, 8, 6, 9, 7, 2, 5, 4, 6, 8];
      // MAY of row 6 is certain only once TOTAL, which erred in ENE, is right; row 6 has a text and a wrong META too.
      const sheet = poiSheet({
        activities: [
          { programmed, cells: { E: 76 } },
          { programmed, cells: { V: 9, G: "5" } },
          { programmed },
        ],
        total: { E: 201, F: 10, G: 15, V: 18 },
      });
      const file = await workbookOf(folder, "plan.xlsx", sheet);
      const out = join(folder, "copia.xlsx");
      const { code, stdout } = await cuadra("validate", file, "--fix", "--out", out);
      expect(code).toBe(0);
      expect(stdout).toContain("Se corrigieron 3 filas de la copia");
      expect(stdout).toContain("En 2 pasadas (3 + 1 correcciones)");
      const rows = stdout.split("\n").filter((line) => /POI, fila/.test(line));
      expect(rows.map((line) => line.replace(/ *│ */g, "|"))).toEqual([
        "|POI, fila 5|Cierta|E5 76→67|",
        "|POI, fila 6|Cierta|G6 «5»→5, V6 9→6|",
        "|POI, fila 8|Cierta|F8 10→9|",
      ]);
      const again = join(folder, "otra.xlsx");
      const report = await jsonOf(out, "--fix=likely", "--fix-spelling", "--out", again);
      expect(report.fix).toMatchObject({ applied: [], refused: [], rounds: [], left: 0 });
      expect(await cellsOf(again)).toEqual(await cellsOf(out));
    }));

  it.each([
    [["--fix"], "--fix corrige una copia: indique con --out dónde escribirla."],
    [["--fix=todo", "--out", "copia.xlsx"], "«todo» no vale para --fix"],
  ])("is refused with %j", async (options, sentence) => {
    const { code, stdout, stderr } = await cuadra("validate", SAMPLE, ...options);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(sentence);
  });
});
