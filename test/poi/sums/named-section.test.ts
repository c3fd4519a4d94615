import { expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { namedSection } from "../../../src/poi/sums/named-section";
import { MONTHS, planOf } from "../poi-sheet";

const row = (unit: string, activity: string, measure: string): CellValue[] => [
  unit,
  activity,
  measure,
  12,
  ...MONTHS.map(() => 1),
];

/** The section of a TOTAL GERENCIA DE RENTAS under activities of these units. */
function sectionOf(...units: string[]): ReturnType<typeof namedSection> {
  const values = [
    ["UNIDAD ORGÁNICA", "ACTIVIDAD", "U.M.", "META", ...MONTHS],
    ...units.map((unit, at) => row(unit, `Actividad ${at + 1}`, "Informe")),
    row("TOTAL GERENCIA DE RENTAS", "", ""),
  ];
  return namedSection(planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values }), 0);
}

it("is that of the rows of the unit that TOTAL names", () => {
  const rents = "GERENCIA DE RENTAS";
  expect(sectionOf("OFICINA DE PLANEAMIENTO", rents, rents)).toEqual({ start: 1, end: 3 });
  expect(sectionOf(rents, rents, "OFICINA DE PLANEAMIENTO")).toBeUndefined();
});

it("takes in rows in which the unit is written in another way", () => {
  expect(
    sectionOf("OFICINA", "GERENCIA DE RENTAS", "gerencia de rentas", "Gerencia  de Rentas"),
  ).toEqual({ start: 1, end: 4 });
});
