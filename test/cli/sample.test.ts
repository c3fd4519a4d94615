import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import type { JsonReport } from "../../src/cli/json-document";
import { cuadra, inFolder, jsonOf, SAMPLE, type CliResult } from "./run-cli";

const hashOf = async (file: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");

const AS_IT_IS = { programmed: "original", hasHiddenRows: false };

describe("the JSON report of the sample", () => {
  let report: JsonReport;
  beforeAll(async () => {
    report = await jsonOf(SAMPLE);
  });

  it("says what was read", () => {
    expect(report.plan).toEqual({
      title: "PLAN OPERATIVO INSTITUCIONAL 2021 - EJECUCIÓN AL IV TRIMESTRE",
      year: 2021,
      quarter: 4,
      reported: true,
    });
    expect(report.tables).toEqual([
      { sheet: "POI 1", headerRows: [3, 4], firstRow: 5, lastRow: 37, totalRow: null, ...AS_IT_IS },
      { sheet: "POI 2", headerRows: [3, 4], firstRow: 5, lastRow: 35, totalRow: null, ...AS_IT_IS },
      { sheet: "POI 3", headerRows: [3, 4], firstRow: 5, lastRow: 19, totalRow: 19, ...AS_IT_IS },
    ]);
    expect(report.activities).toBe(78);
  });

  it("has 42 shifted rows, each at a cell, and no other error", () => {
    const errors = report.findings.filter(({ severity }) => severity === "error");
    expect(errors).toHaveLength(42);
    expect(new Set(errors.map(({ check }) => check))).toEqual(new Set(["shifted-row"]));
    for (const { cell, row, message } of errors) {
      expect(cell).toMatch(new RegExp(`^[A-Z]+${row}$`));
      expect(message).toMatch(/^A la fila le faltan? \d celdas?: /);
    }
  });

  it("gives the execution of the 36 sound activities, and adds up", () => {
    expect(report.execution).toHaveLength(36);
    expect(report.totals.excluded).toBe(42);
    const control = report.execution.find(
      ({ activity }) => activity === "EJECUCIÓN DEL CONTROL GUBERNAMENTAL",
    );
    expect(control).toMatchObject({
      sheet: "POI 1",
      row: 6,
      programmed: 48,
      executed: 32,
      ratio: 0.6667,
      level: "critical",
    });
    const sum = (of: "programmed" | "executed"): number =>
      report.execution.reduce((all, row) => all + row[of], 0);
    expect([report.totals.programmed, report.totals.executed]).toEqual([
      sum("programmed"),
      sum("executed"),
    ]);
    expect(report.units.reduce((all, unit) => all + (unit.executed ?? NaN), 0)).toBe(
      report.totals.executed,
    );
  });
});

describe("the report of the sample", () => {
  it("is in Spanish, by sheet, without colours where it is no terminal, and exits 1", async () => {
    const { code, stdout, stderr } = await cuadra("validate", SAMPLE);
    expect(code).toBe(1);
    expect(stderr).toBe("");
    for (const text of [
      "Hoja «POI 1»",
      "Hoja «POI 3»",
      "Fila TOTAL",
      "✘ 42 errores por corregir",
      "4,366",
    ]) {
      expect(stdout).toContain(text);
    }
    expect(stdout).not.toContain("\u001b");
  });

  it("is in English when asked", async () => {
    const { stdout } = await cuadra("validate", SAMPLE, "--lang", "en");
    expect(stdout).toContain("✘ 42 errors to correct");
    expect(stdout).toContain("The row lost");
    expect(stdout).not.toMatch(/\b(errores|advertencias|fila)\b/);
  });

  it("follows the quarter and the thresholds that are given", async () => {
    const report = await jsonOf(SAMPLE, "--quarter", "1", "--thresholds", "60,63");
    expect(report.plan.quarter).toBe(1);
    const control = report.execution.find(
      ({ activity }) => activity === "EJECUCIÓN DEL CONTROL GUBERNAMENTAL",
    );
    expect(control).toMatchObject({ programmed: 8, executed: 5, ratio: 0.625, level: "low" });
    expect(report.findings.some(({ check }) => check === "future-execution")).toBe(true);
  });
});

describe("--out", () => {
  let result: CliResult;
  it("writes a highlighted copy with the summary and leaves the input as it was", () =>
    inFolder(async (folder) => {
      const before = await hashOf(SAMPLE);
      const out = join(folder, "copia.xlsx");
      result = await cuadra("validate", SAMPLE, "--out", out);
      expect(result.code).toBe(1);
      expect(result.stdout).toContain(`Copia escrita: ${out}`);
      expect(result.stdout).toContain("Resaltado en la copia");
      expect(await hashOf(SAMPLE)).toBe(before);
      const [input, copy] = await Promise.all(
        [SAMPLE, out].map(async (file) => readXlsx(await readFile(file))),
      );
      expect(copy.sheets.map(({ name }) => name)).toEqual([
        "POI 1",
        "POI 2",
        "POI 3",
        "Resumen POI",
      ]);
      for (const [index, sheet] of input.sheets.entries())
        expect(copy.sheets[index].rows).toEqual(sheet.rows);
      expect(copy.sheets[0].conditionalRules?.length).toBeGreaterThan(0);
      // The copy can be validated in its turn: its summary is no plan.
      const again = await jsonOf(out);
      expect([again.activities, again.tables.length]).toEqual([78, 3]);
    }));

  it("goes together with --exit-zero", () =>
    inFolder(async (folder) => {
      const { code } = await cuadra(
        "validate",
        SAMPLE,
        "--out",
        join(folder, "copia.xlsx"),
        "--exit-zero",
      );
      expect(code).toBe(0);
    }));
});
