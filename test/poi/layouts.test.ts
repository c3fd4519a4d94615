import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { cellAddress } from "../../src/poi/address";
import { validate, type Validation } from "../../src/poi/validation";
import { reasonsOf } from "../../src/poi/reasons";
import { ceplanSheet } from "../fixtures/layouts/ceplan";
import { LAYOUTS } from "../fixtures/layouts/index";
import { reprogrammed } from "../fixtures/layouts/reprogrammed";
import { ACTIVITIES, broken, MONTHS, sum, type Layout } from "../fixtures/layouts/sheet";
import { planOf } from "./poi-sheet";

const errorsOf = ({ findings }: Validation): string[] =>
  findings
    .filter(({ severity }) => severity === "error")
    .map(({ check, row, column }) => `${check} ${cellAddress(row, column)}`)
    .sort();

describe.each(LAYOUTS)("$name", (layout: Layout) => {
  const { sheets, activities = ACTIVITIES, remarks = [], isExecuted = true, faults } = layout;

  it("is read whole, and found sound", () => {
    const validation = validate(planOf(...sheets));
    const { plan, execution, quarter } = validation;
    const isAgain = plan.tables.some(({ columns }) => columns.programmedBy === "reprogrammed");
    expect(errorsOf(validation)).toEqual([]);
    expect([...new Set(validation.findings.map(({ check }) => check))]).toEqual(remarks);
    expect(plan.activities.activity).toEqual(activities.map(({ activity }) => activity));
    const units = new Map<string, number>();
    for (const { unit } of activities) units.set(unit, (units.get(unit) ?? 0) + 1);
    expect(execution.units.map(({ unit, activities: count }) => [unit, count])).toEqual([...units]);
    const toDate = (months: readonly number[]): number => sum(months.slice(0, quarter * 3));
    expect(execution.totals).toMatchObject({
      programmed: sum(activities.map((a) => toDate((isAgain && reprogrammed(a)) || a.programmed))),
      executed: isExecuted ? sum(activities.map(({ executed }) => toDate(executed))) : 0,
    });
  });

  it.each(faults)("has what is wrong with it found, and nothing else: $name", (fault) => {
    const [sheet, ...others] = sheets;
    const validation = validate(planOf(broken(sheet, fault), ...others));
    expect(errorsOf(validation)).toEqual(
      fault.finds.map(([check, line, id]) => `${check} ${sheet.cell(line, id)}`).sort(),
    );
  });
});

it("are all in the README's list", () => {
  const readme = readFileSync("README.md", "utf8");
  const listed = readme
    .slice(readme.indexOf("## Workbooks it understands"), readme.indexOf("## Architecture"))
    .split("\n")
    .filter((line) => line.startsWith("- "))
    .map((line) => line.slice(2));
  expect(listed).toEqual(LAYOUTS.map(({ name }) => name));
});

it("says of a sheet without a table what it has and what it lacks", () => {
  const [sheet] = LAYOUTS[0].sheets;
  const values = [
    ["Anexo 2", "", ""],
    ["UNIDAD DE MEDIDA", "META", "I TRIMESTRE"],
    ["Kilo", 3, 4],
  ];
  const { plan } = validate(planOf(sheet, { ...sheet, sheet: "Anexo", values }));
  expect(plan.notRead).toEqual([
    {
      sheet: "Anexo",
      row: 1,
      found: ["UNIDAD DE MEDIDA", "META", "I TRIMESTRE"],
      missing: ["unit", "activity", "executed"],
    },
  ]);
});

it("does not read a table with what is programmed and executed in alternate rows, and says so", () => {
  const [sheet] = LAYOUTS[0].sheets;
  const rows = ACTIVITIES.flatMap(({ unit, activity, measure, programmed, executed }) => [
    [unit, activity, measure, "PROGRAMADO", sum(programmed), ...programmed],
    ["", "", "", "EJECUTADO", "", ...executed],
  ]);
  const header = ["UNIDAD", "ACTIVIDAD", "U.M.", "", "META", ...MONTHS];
  const { plan } = validate(planOf(sheet, { ...sheet, sheet: "Filas", values: [header, ...rows] }));
  expect(plan.tables.map(({ sheet: of }) => of)).toEqual([sheet.sheet]);
  expect(plan.notRead).toMatchObject([{ sheet: "Filas", row: 0, missing: ["series-columns"] }]);
});

it("takes the reasons of the months reported, each once", () => {
  const { plan } = validate(planOf(ceplanSheet()));
  expect(reasonsOf(plan, 2, 3)).toEqual([{ month: 7, text: "Demora en contratar (AO-03)" }]);
  expect(reasonsOf(plan, 2, 2)).toEqual([]);
  expect(reasonsOf(plan, 0, 4)).toEqual([]);
});
