import { describe, expect, it } from "@jest/globals";
import { titleFacts } from "../../../src/poi/header/title";
import { Titles } from "../../../src/poi/header/titles";

describe("the year that a title names", () => {
  it.each([
    ["POI 2024", 2024],
    ["EJECUCIÓN A SET-2024", 2024],
    ["AL 30/09/2024", 2024],
    ["AL 30-09-2024", 2024],
    ["AL 09/2024", 2024],
    ["POI 2024-I TRIMESTRE", 2024],
    // The years of something else, or of several.
    ["Decenio de la Igualdad de Oportunidades para Mujeres y Hombres 2018 - 2027", null],
    ["PLAN ESTRATÉGICO INSTITUCIONAL 2020-2025", null],
    ["PEI 2020 AL 2025 / POI 2024", 2024],
    ["R.D. N° 045-2023 POI 2024", 2024],
    ["Aprobado con R.A. Nº 12-2023-MDX", null],
    ["POI aprobado con R.D. 045-2023-GR", null],
    ["Aprobado el 15/12/2023, POI 2024", 2024],
    ["POI 2024, modificado en 2023", 2024],
    // A plan of several years.
    ["POI MULTIANUAL 2024-2026", 2024],
    ["PLAN OPERATIVO INSTITUCIONAL MULTIANUAL 2024 - 2026", 2024],
    ["POI MULTIANUAL 2024-2026, AÑO 2025", 2025],
    ["AÑO 2025 DEL POI MULTIANUAL 2024-2026", 2025],
    ["POI 2025 (MULTIANUAL 2024-2026)", 2025],
    ["AL III TRIMESTRE", null],
  ])("%s: %s", (title, year) => {
    expect(titleFacts(title).year).toBe(year);
  });
});

describe("the quarter that a title names", () => {
  it.each([
    ["EVALUACIÓN ANUAL DEL POI 2024", 4],
    ["EVALUACIÓN POI 2024 AL CIERRE", 4],
    ["SEGUIMIENTO DEL PLAN OPERATIVO ANUAL 2024", null],
    ["EJECUCIÓN AL 31.03.2024", 1],
    ["Fecha de corte: 30/06/2024", 2],
    ["Avance al 30 de setiembre de 2024", 3],
    ["Aprobado el 15/12/2023", null],
    ["Impreso: 12/01/2025", null],
    ["Mes de reporte: marzo", 1],
    ["Trimestre reportado: Tercero", 3],
  ])("%s: %s", (title, quarter) => {
    expect(titleFacts(title).quarter).toBe(quarter);
  });
});

type Sheet = readonly [name: string, hasTable: boolean, ...rows: string[][]];

/** What some sheets' titles say. */
function said(...sheets: Sheet[]): [string, number | null, number | null] {
  const titles = new Titles();
  for (const [name, hasTable, ...rows] of sheets) {
    for (const row of rows) titles.add(row);
    titles.endSheet(name, hasTable);
  }
  const { title, year, quarter } = titles.finish(
    new Set(sheets.flatMap(([name, hasTable]) => (hasTable ? name : []))),
  );
  return [title, year, quarter];
}

describe("of several sheets", () => {
  const instructions: Sheet = ["Instrucciones", false, ["INSTRUCCIONES DEL POI 2022, I TRIMESTRE"]];
  const cover: Sheet = ["Carátula", false, ["PLAN OPERATIVO INSTITUCIONAL 2024"]];

  it("the last quarter of those with a table is reported, of the plan's year", () => {
    const sheet = (title: string): Sheet => [title, true, [title]];
    const second = sheet("POI 2024 AL II TRIMESTRE");
    expect(said(second, sheet("POI AL III TRIMESTRE"), sheet("I TRIM"))[2]).toBe(3);
    expect(said(second, sheet("POI 2023 AL IV TRIMESTRE"))[2]).toBe(2);
    expect(said(second, ["Guía", false, ["POI 2024 AL IV TRIMESTRE"]])[2]).toBe(2);
  });

  it("those with a table are asked first", () => {
    expect(said(instructions, ["POI", true, ["2024 AL III TRIMESTRE"]])).toEqual([
      "2024 AL III TRIMESTRE",
      2024,
      3,
    ]);
    expect(said(instructions, ["POI", true, ["POI 2024 AL III TRIMESTRE"]], cover)[0]).toBe(
      "POI 2024 AL III TRIMESTRE",
    );
  });

  it("the year is that of the title that names the plan", () => {
    const place = ["Lima, 15 de enero de 2025"];
    expect(said(["POI 2023", true, place, ["POI 2024 AL IV TRIMESTRE"]])).toEqual([
      "POI 2024 AL IV TRIMESTRE",
      2024,
      4,
    ]);
    expect(said(["POI 2023", true, ["AÑO 2024"]])).toEqual(["AÑO 2024", 2024, null]);
  });

  it("a year may be a number beside its word", () => {
    const titles = new Titles();
    titles.add(["AÑO:", 2024]);
    titles.add([2019]);
    titles.endSheet("Hoja", true);
    expect(titles.finish(new Set(["Hoja"])).year).toBe(2024);
  });

  it("a cover says what those with a table do not", () => {
    expect(said(instructions, cover, ["Metas", true, ["FORMATO N° 02"]])).toEqual([
      "PLAN OPERATIVO INSTITUCIONAL 2024",
      2022,
      1,
    ]);
    expect(said(cover, ["2024 T3", true, ["FORMATO N° 02"]])).toEqual([
      "PLAN OPERATIVO INSTITUCIONAL 2024",
      2024,
      3,
    ]);
  });

  it("the name of one without a table says nothing", () => {
    expect(said(["POI", true, ["EJECUCIÓN"]], ["Lista 2019 T1", false])).toEqual([
      "EJECUCIÓN",
      null,
      null,
    ]);
  });
});

describe("a row of several texts", () => {
  it.each<[string[][], ReturnType<typeof said>]>([
    [[["POI 2024 AL III TRIMESTRE", "", "FORMATO N° 02"]], ["POI 2024 AL III TRIMESTRE", 2024, 3]],
    [
      [["ENTIDAD", "MUNICIPALIDAD"], ["POI"], ["PERIODO:", "2024", "III TRIMESTRE"]],
      ["POI", 2024, 3],
    ],
    [
      [["SEGUIMIENTO"], ["PERIODO REPORTADO:", "III TRIMESTRE"]],
      ["SEGUIMIENTO", null, 3],
    ],
    [[["TRIMESTRE:", "III"]], ["", null, 3]],
    [[["PLAN OPERATIVO", "AÑO 2024"]], ["PLAN OPERATIVO", 2024, null]],
    [
      [["I TRIMESTRE"], ["PERIODO:", "III TRIMESTRE"]],
      ["I TRIMESTRE", null, 1],
    ],
  ])("may hold the title: %j", (rows, expected) => {
    expect(said(["POI", true, ...rows])).toEqual(expected);
  });

  it.each<[string, string[][]]>([
    ["several quarters", [["IR A:", "I TRIMESTRE", "II TRIMESTRE"]]],
    [
      "several quarters one below the other",
      [
        ["I TRIMESTRE", "BUENO"],
        ["II TRIMESTRE", "MALO"],
      ],
    ],
    ["columns", [["UNIDAD DE MEDIDA", "META", "I TRIMESTRE"]]],
    ["more than a title", [["A", "B", "C", "POI 2024 I TRIMESTRE"]]],
  ])("says nothing where it names %s", (_, rows) => {
    expect(said(["POI", true, ["METAS"], ...rows])).toEqual(["METAS", null, null]);
  });

  it("says nothing on a sheet without a table", () => {
    expect(said(["Otra", false, ["AL:", "I TRIMESTRE 2019"]], ["POI", true])).toEqual([
      "",
      null,
      null,
    ]);
  });
});
