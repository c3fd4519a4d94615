import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { poiSheet, withoutExecuted } from "../poi/poi-sheet";
import { cuadra, inFolder, jsonOf, workbookOf } from "./run-cli";

const spec = { title: "PLAN OPERATIVO INSTITUCIONAL 2021", activities: [{}, { unit: "B" }] };
const without = withoutExecuted(poiSheet(spec));
const SENTENCE = "El plan no tiene columnas de lo ejecutado: la ejecución no se evalúa.";

describe("a plan without columns of what was executed", () => {
  it("has one sentence in the terminal's report, and neither quarter, level nor ratio", () =>
    inFolder(async (folder) => {
      const { code, stdout } = await cuadra(
        "validate",
        await workbookOf(folder, "a.xlsx", without),
      );
      expect(code).toBe(0);
      expect(stdout.split(SENTENCE)).toHaveLength(2);
      expect(stdout).not.toMatch(/Crítico|subejecutada|Se reporta|0\.0 %/);
    }));

  it("has a highlighted copy whose legend explains what is highlighted, and no more", () =>
    inFolder(async (folder) => {
      const file = await workbookOf(folder, "a.xlsx", without);
      const { stdout } = await cuadra("validate", file, "--out", join(folder, "copia.xlsx"));
      expect(stdout).toContain("Suma que no cuadra");
      expect(stdout).not.toMatch(/Subejecución/);
    }));

  it("has no execution in the JSON document", () =>
    inFolder(async (folder) => {
      const report = await jsonOf(await workbookOf(folder, "a.xlsx", without));
      expect(report.plan.reported).toBe(false);
      expect(report.execution).toEqual([]);
      expect(report.totals).toMatchObject({
        target: 24,
        programmed: 24,
        executed: null,
        ratio: null,
      });
      expect(report.units.map(({ executed, ratio }) => [executed, ratio])).toEqual([
        [null, null],
        [null, null],
      ]);
    }));

  it("is named by its sheet where others report, and left out of their figures", () =>
    inFolder(async (folder) => {
      const file = await workbookOf(
        folder,
        "a.xlsx",
        { ...without, sheet: "Otra" },
        poiSheet({ ...spec, sheet: "POI" }),
      );
      const { stdout } = await cuadra("validate", file);
      expect(stdout).toContain(
        "No hay columnas de lo ejecutado en Otra: la ejecución de sus 2 actividades no se evalúa ni se suma.",
      );
      expect(stdout).not.toContain("Crítico");
      const { execution, totals } = await jsonOf(file);
      expect(execution.map(({ sheet }) => sheet)).toEqual(["POI", "POI"]);
      expect(totals).toMatchObject({ programmed: 24, executed: 24, ratio: 1, unreported: 2 });
    }));
});
