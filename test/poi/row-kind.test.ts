import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../src/poi/cells";
import type { Plan } from "../../src/poi/plan";
import { MONTHS, planOf } from "./poi-sheet";

const header = ["N°", "UNIDAD", "ACTIVIDAD", "U.M.", "META", ...MONTHS];
const ONES = Array<number>(12).fill(1);

/** A row of the table: what stands before the amounts, then META and twelve months. */
const row = (texts: CellValue[], months: readonly number[] = ONES): CellValue[] => [
  ...texts,
  months.reduce((sum, month) => sum + month, 0),
  ...months,
];

const times = (factor: number): number[] => ONES.map((month) => month * factor);

const activity = (number: number, months = ONES): CellValue[] =>
  row([number, "OPP", `Actividad ${number}`, "Informe"], months);

/** The plan of some rows under the header; `without` leaves out columns by their names. */
function read(rows: readonly CellValue[][], without: readonly string[] = []): Plan {
  const kept = (cells: readonly CellValue[]): CellValue[] =>
    cells.filter((_, column) => !without.includes(header[column]));
  return planOf({
    sheet: "POI",
    firstRow: 0,
    firstColumn: 0,
    values: [header, ...rows].map(kept),
  });
}

const named = ({ activities }: Plan): string[] =>
  Array.from({ length: activities.count }, (_, index) => activities.activity.at(index) ?? "");

const THREE = [activity(1), activity(2, times(2)), activity(3, times(3))];
const OF_THREE = ["Actividad 1", "Actividad 2", "Actividad 3"];
const TOTAL = row(["", "TOTAL", "", ""], times(6));

describe("a row of figures under TOTAL", () => {
  const SHARES = ONES.map(() => 0.9);

  it.each<[string, CellValue[]]>([
    ["% DE AVANCE", row(["", "% DE AVANCE", "", ""], SHARES)],
    ["DIFERENCIA, in the activity's column", row(["", "", "DIFERENCIA", ""], times(-1))],
    ["SALDO, in the measure's column", row(["", "", "", "SALDO"], times(2))],
    ["no label", row(["", "", "", ""], SHARES)],
    ["an amount of money", ["", "PRESUPUESTO S/", "", "", 250_000]],
    ["a date among signatures", ["", "GERENTE", "FECHA", "", 45_672]],
  ])("is no activity: %s", (_, under) => {
    const plan = read([...THREE, TOTAL, under, under]);
    expect(named(plan)).toEqual(OF_THREE);
    expect(plan.totals.count).toBe(1);
  });

  it.each<[string, CellValue[]]>([
    ["a measure", row(["", "", "Actividad 4", "Informe"])],
    ["its unit beside its name", row(["", "OPP", "Actividad 4", ""])],
    ["its number beside its name", row([4, "", "Actividad 4", ""])],
  ])("is one where it has %s", (_, under) => {
    expect(named(read([...THREE, TOTAL, under]))).toEqual([...OF_THREE, "Actividad 4"]);
  });

  it("is one where no TOTAL closes the rows above it", () => {
    const lacking = row(["", "", "Actividad 4", ""]);
    expect(named(read([...THREE, lacking, activity(5)]))).toContain("Actividad 4");
    const subtotal = row(["", "SUBTOTAL", "", ""], times(6));
    expect(named(read([...THREE, subtotal, lacking, activity(5)]))).toContain("Actividad 4");
    const first = row(["", "TOTAL", "", ""], times(7));
    expect(named(read([first, lacking, activity(5)]))).toContain("Actividad 4");
  });

  it("is told by its words alone where the table has no measures", () => {
    const worked = row(["", "", "Promedio mensual", ""], times(2));
    const more = row(["", "", "Actividad 4", ""]);
    expect(named(read([...THREE, TOTAL, worked, more], ["N°", "U.M."]))).toEqual([
      ...OF_THREE,
      "Actividad 4",
    ]);
  });
});
