import { describe, expect, it } from "@jest/globals";
import { catalogue } from "../../../src/i18n/index";
import { readingFacts } from "../../../src/i18n/reading-text";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { textAt } from "../../../src/poi/plan";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";

const HEADER = ["ACTIVIDAD OPERATIVA", "UNIDAD DE MEDIDA", "META", ...MONTHS];
const TITLE = "PLAN OPERATIVO INSTITUCIONAL 2026";

const sheetOf = (sheet: string, titles: readonly string[], ...after: CellValue[][]): SheetBlock => {
  const activity = [`Informes de ${sheet}`, "INFORME", 12, ...Array<number>(12).fill(1)];
  const rows: CellValue[][] = [
    ...titles.map((title) => title.split("|")),
    HEADER,
    activity,
    ...after,
  ];
  const values = rows.map((row) => HEADER.map((_, column) => row[column] ?? ""));
  return { sheet, firstRow: 0, firstColumn: 0, values };
};

const unitsOf = (...sheets: SheetBlock[]): string[] => {
  const { activities } = planOf(...sheets);
  return Array.from({ length: activities.count }, (_, row) => textAt(activities, row, "unit"));
};

describe("the unit that a sheet's title names", () => {
  it("is that of its activities, where no column says it; the entity's name stands on every sheet", () => {
    const entity = "DIRECCIÓN GENERAL DE SALUD";
    expect(
      unitsOf(
        sheetOf("GI", [entity, TITLE, "GERENCIA DE INFORMÁTICA"]),
        sheetOf("GF", [entity, "Gerencia de Finanzas", TITLE]),
        sheetOf("LOG", [entity, TITLE, "GERENCIA DE ADMINISTRACIÓN", "SUBGERENCIA DE LOGÍSTICA"]),
      ),
    ).toEqual(["GERENCIA DE INFORMÁTICA", "Gerencia de Finanzas", "SUBGERENCIA DE LOGÍSTICA"]);
  });

  it("is said, and no column of units is missed", () => {
    const { plan, findings } = validate(planOf(sheetOf("POI", [`${TITLE} - GERENCIA DE OBRAS`])));
    expect(plan.tables[0].missing).not.toContain("unit");
    expect(findings).toEqual([]);
    expect(readingFacts(plan, catalogue("es"))).toContain(
      "La unidad orgánica se tomó del título o del nombre de la hoja, porque ninguna columna la dice: «GERENCIA DE OBRAS» en «POI».",
    );
  });

  it("is the sheet's name where no title names one", () => {
    expect(unitsOf(sheetOf("GERENCIA DE OBRAS", [TITLE]), sheetOf("Hoja2", [TITLE]))).toEqual([
      "GERENCIA DE OBRAS",
      "",
    ]);
  });

  it.each([
    ["an entity", "SUPERINTENDENCIA DE TRANSPORTE"],
    ["an entity", "DIRECCIÓN REGIONAL DE AGRICULTURA"],
    ["who keeps the plan of all", "OFICINA DE PLANEAMIENTO Y PRESUPUESTO"],
    ["who wrote it", "Elaborado por: OFICINA DE OBRAS"],
    ["no title alone", "GERENCIA DE OBRAS|FORMATO N° 2"],
    ["no unit", "Dirección y supervisión de obras"],
  ])("is not that of %s: %s", (_, title) => {
    expect(unitsOf(sheetOf("POI", [TITLE, title]))).toEqual([""]);
  });

  it("is not taken on a sheet whose rows say their units", () => {
    const heading = ["OFICINA DE CONTABILIDAD"];
    const more = ["Balance", "INFORME", 12, ...Array<number>(12).fill(1)];
    expect(unitsOf(sheetOf("POI", [TITLE, "GERENCIA DE OBRAS"], heading, more))).toEqual([
      "",
      "OFICINA DE CONTABILIDAD",
    ]);
  });
});
