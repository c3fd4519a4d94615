import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { textAt } from "../../../src/poi/plan";
import { MONTHS, planOf } from "../poi-sheet";

const HEADER = ["ACTIVIDAD OPERATIVA", "UNIDAD DE MEDIDA", "META", ...MONTHS];
const activity = (name: string): CellValue[] => [name, "INFORME", 12, ...Array<number>(12).fill(1)];

const unitsOf = (rows: readonly CellValue[][]): string[] => {
  const values = rows.map((row) => HEADER.map((_, column) => row[column] ?? ""));
  const { activities } = planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values });
  return Array.from({ length: activities.count }, (_, row) => textAt(activities, row, "unit"));
};

describe("a unit that a line over activities names", () => {
  it("is that of the page that goes on under the same header", () => {
    const rows = [
      ["UNIDAD ORGÁNICA: GERENCIA DE OBRAS"],
      HEADER,
      activity("Expediente técnico"),
      HEADER,
      activity("Supervisión de obra"),
      ["GERENCIA DE RENTAS"],
      activity("Notificación"),
    ];
    expect(unitsOf(rows)).toEqual(["GERENCIA DE OBRAS", "GERENCIA DE OBRAS", "GERENCIA DE RENTAS"]);
  });

  it("is not that of another table, nor of another line's", () => {
    const rows = [
      ["UNIDAD ORGÁNICA: GERENCIA DE OBRAS"],
      HEADER,
      activity("Expediente técnico"),
      ["UNIDAD ORGÁNICA: GERENCIA DE RENTAS"],
      HEADER,
      activity("Notificación"),
    ];
    expect(unitsOf(rows)).toEqual(["GERENCIA DE OBRAS", "GERENCIA DE RENTAS"]);
  });
});
