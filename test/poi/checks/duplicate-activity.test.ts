import { expect, it } from "@jest/globals";
import { validated } from "../poi-sheet";
import { randomOf } from "../../bench/synthetic-plan";

const ROWS = 600;

it("finds among many rows exactly those that another before them is like", () => {
  const random = randomOf(7);
  const activities = Array.from({ length: ROWS }, () => ({
    activity: `ACTIVIDAD NÚMERO ${random(200)}`,
    unit: ["GERENCIA", "OFICINA DE PRESUPUESTO", ""][random(3)],
    measure: ["ACCIONES", "INFORMES"][random(2)],
  }));
  const first = new Map<string, number>();
  const expected: [row: number, first: number][] = [];
  for (const [row, { activity, unit, measure }] of activities.entries()) {
    const key = JSON.stringify([activity, unit, measure]);
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else expected.push([row, before]);
  }

  const { findings, plan } = validated({ activities });

  const { sheetRow } = plan.activities;
  expect(plan.tables[0].filledDown).toEqual([]);
  expect(
    findings.flatMap((finding) =>
      finding.check === "duplicate-activity" ? [[finding.row, finding.detail]] : [],
    ),
  ).toEqual(
    expected.map(([row, before]) => [
      sheetRow[row],
      { firstSheet: "POI", firstRow: sheetRow[before] + 1 },
    ]),
  );
  expect(expected.length).toBeGreaterThan(50);
});

it("finds them among names that are alike but for their beginnings", () => {
  const count = 40_000;
  const activities = Array.from({ length: count }, (_, row) => ({
    // The last says what the one in the middle says.
    activity: `${10_000 + (row === count - 1 ? count / 2 : row)} Atención de expedientes de la oficina`,
    unit: "GERENCIA",
    measure: "EXPEDIENTES",
  }));

  const { findings } = validated({ activities });

  expect(
    findings.flatMap((finding) =>
      finding.check === "duplicate-activity" ? [[finding.row, finding.detail.firstRow]] : [],
    ),
  ).toEqual([[expect.any(Number), findings[0].row + 1 - (count / 2 - 1)]]);
});

it("finds them among many categories of one name", () => {
  const count = 20_000;
  const categories = Array.from({ length: count }, (_, row) => `CATEGORÍA ${row}`);
  // Written otherwise, and left out: of what category it is nobody knows.
  const cells = [...categories, "Categoria 7", ""].map((B) => ({ B }));
  const activities = cells.map((own) => ({ activity: "INFORMES", cells: own }));

  const { findings } = validated({ activities });

  expect(
    findings.flatMap((finding) =>
      finding.check === "duplicate-activity" ? [[finding.row, finding.detail.firstRow]] : [],
    ),
  ).toEqual([
    [count + 4, 12],
    [count + 5, 5],
  ]);
});
