import { describe, expect, it } from "@jest/globals";
import { errorText } from "../../../src/i18n/error-text";
import { catalogue } from "../../../src/i18n/index";
import type { SheetBlock } from "../../../src/poi/cells";
import { CuadraError } from "../../../src/poi/error";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf, poiSheet } from "../poi-sheet";
import { block } from "../sheet-block";

const errorOf = (build: () => unknown): Error => {
  try {
    build();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};

describe("what is missing is said by name", () => {
  it("a column", () => {
    const plan = planOf(
      block([
        ["UNIDAD ORGÁNICA", "ACTIVIDAD", ...MONTHS],
        ["A", "B", ...Array<number>(12).fill(1)],
      ]),
    );
    expect(plan.tables[0].missing).toEqual(["measure", "target", "executed", "quarters"]);
    expect(validate(plan).findings.map(({ check }) => check)).toEqual(["missing-column"]);
  });

  it("an empty workbook", () => {
    expect(errorOf(() => planOf())).toMatchObject({ name: "CuadraError", code: "empty-workbook" });
  });

  it("a workbook without a POI, with the row that came nearest", () => {
    const error = errorOf(() =>
      planOf(
        block(
          [["Lista de compras"], [], ["UNIDAD DE MEDIDA", "META", "Precio"], ["Kilo", 3, 4.5]],
          "Compras",
        ),
      ),
    );
    expect(error).toMatchObject({
      code: "no-plan",
      details: {
        sheets: ["Compras"],
        nearest: { sheet: "Compras", row: 3, found: ["UNIDAD DE MEDIDA", "META"] },
      },
    });
  });

  it("a sheet a month, with what to do", () => {
    const header = ["UNIDAD ORGÁNICA", "ACTIVIDAD", "META ANUAL", "PROGRAMADO", "EJECUTADO"];
    const row = ["OPP", "INFORMAR", 12, 1, 1];
    const ofMonth = (month: string): SheetBlock => block([header, row], month);
    const goods = block(
      [
        ["UNIDAD DE MEDIDA", "META", "OBSERVACIONES"],
        ["Kilo", 3, ""],
      ],
      "MARZO",
    );
    const titled = block([["SEGUIMIENTO DEL II TRIMESTRE"], header, row], "Hoja2");
    const error = errorOf(() => planOf(ofMonth("ENERO"), titled, ofMonth("Notas"), goods));
    expect(error).toMatchObject({
      code: "no-plan",
      details: { ofOnePeriod: ["ENERO", "Hoja2"], nearest: { sheet: "ENERO" } },
    });
    if (!(error instanceof CuadraError)) throw error;
    expect(errorText(catalogue("es"), error)).toContain(
      "Las hojas «ENERO» y «Hoja2» tienen lo programado y lo ejecutado de un solo período cada una",
    );
    const alone = errorOf(() => planOf(ofMonth("ENERO")));
    expect(alone).toMatchObject({ code: "no-plan", details: { ofOnePeriod: [] } });
  });

  it("headers without activities", () => {
    expect(errorOf(() => planOf(poiSheet({ activities: [] })))).toMatchObject({
      code: "no-activities",
      details: { sheet: "POI", row: 3 },
    });
  });
});
