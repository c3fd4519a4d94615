import { describe, expect, it } from "@jest/globals";
import { moneyLeftOut } from "../../../src/poi/money-left-out";
import { readingFacts } from "../../../src/i18n/reading-text";
import { catalogue } from "../../../src/i18n/index";
import type { CellValue } from "../../../src/poi/cells";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { MONEY_ROWS } from "../../fixtures/layouts/money-rows";
import { MONTHS } from "../../fixtures/layouts/sheet";
import { planOf } from "../poi-sheet";

const HEADER = ["UNIDAD", "ACTIVIDAD", "U.M.", "TIPO", "META", ...MONTHS];

/** Twelve months of one amount each. */
const months = (amount: number): number[] => MONTHS.map(() => amount);

const physical = (name: string, amount: number): CellValue[] => [
  "OFICINA A",
  name,
  "INFORME",
  "FÍSICA",
  amount * 12,
  ...months(amount),
];
const money = (amount: number): CellValue[] => [
  "",
  "",
  "",
  "FINANCIERA",
  amount,
  ...months(amount),
];
const total = (amount: number, label = "TOTAL"): CellValue[] => [
  label,
  "",
  "",
  "",
  amount * 12,
  ...months(amount),
];

const ACTIVITIES = [
  ...[physical("INFORMES DE CAJA", 2), money(500)],
  ...[physical("INFORMES DE PERSONAL", 3), money(800)],
  ...[physical("INFORMES DE ARCHIVO", 4), money(900)],
];

const read = (...rows: (readonly CellValue[])[]) =>
  validate(planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values: [HEADER, ...rows] }));

const errorsIn = ({ findings }: Validation) =>
  findings.filter(({ severity }) => severity === "error");

const errorsOf = (...rows: (readonly CellValue[])[]): string[] =>
  errorsIn(read(...rows)).map(({ check, row }) => `${check} ${row + 1}`);

describe("rows of money between activities", () => {
  it("are said once a sheet, whatever its pages, with the column that says so", () => {
    const { plan } = validate(planOf(...MONEY_ROWS[3].sheets));
    expect(plan.tables).toHaveLength(2);
    expect(readingFacts(plan, catalogue("es"))).toContain(
      "Las filas de dinero no son parte del plan físico, no se suman y no se comprueban: en «POI», 11 filas en las que la columna D dice «S/.».",
    );
  });

  it("have totals that are left out as they are, by their label", () => {
    const { plan } = validate(planOf(...MONEY_ROWS[1].sheets));
    expect(moneyLeftOut(plan.tables)).toMatchObject([{ rows: 8, totals: [21] }]);
    expect(plan.totals.count).toBe(1);
  });

  it("leave a TOTAL that says neither to its figures: it is the plan's where it says what is physical", () => {
    expect(errorsOf(...ACTIVITIES, total(9))).toEqual([]);
    expect(errorsOf(...ACTIVITIES, total(9).with(8, 11))).toEqual(["target-sum 8", "total-sum 8"]);
  });

  it.each([
    ["money", total(2200).with(4, 2200)],
    ["both kinds", total(2209).with(4, 2200 + 9 * 12)],
  ])("leave out a TOTAL of %s", (_, row) => {
    const validation = read(...ACTIVITIES, row);
    const { plan } = validation;
    expect(errorsIn(validation)).toEqual([]);
    expect(plan.totals.count).toBe(0);
    expect(plan.tables[0].between?.totals).toEqual([7]);
  });

  it("may be said in any of the known words, and in both letter cases", () => {
    const said = ACTIVITIES.map((row, at) =>
      row.with(3, ["Meta Física", "Presupuesto S/", "FÍS.", "financiero"][at % 4]),
    );
    const validation = read(...said);
    const { plan } = validation;
    expect([plan.activities.count, errorsIn(validation).length]).toEqual([3, 0]);
    expect(plan.tables[0].between?.texts).toEqual(["Presupuesto S/", "financiero"]);
  });

  it("are not taken for activities where one has no row of money", () => {
    const { plan } = read(
      ...ACTIVITIES,
      physical("INFORMES DE ACTAS", 1),
      physical("INFORMES DE SEDE", 1),
    );
    expect(plan.activities.count).toBe(5);
  });
});
