import { describe, expect, it } from "@jest/globals";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet, validated } from "../poi-sheet";
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

/** The usual sheet, its header in rows 3 and 4, with columns of other texts put before its measure. */
function withOtherTexts(names: readonly string[], others: Record<string, CellValue[]>): SheetBlock {
  const block = poiSheet({ activities: names.map((activity) => ({ activity })) });
  const values = block.values.map((row, at) => {
    const own = Object.entries(others).map(([header, cells]) =>
      at === 2 ? header : at < 4 ? "" : (cells[at - 4] ?? ""),
    );
    return row.toSpliced(3, 0, ...own);
  });
  return { ...block, values };
}

const duplicatesOf = (...blocks: SheetBlock[]): number[] =>
  validate(planOf(...blocks)).findings.flatMap(({ check, row }) =>
    check === "duplicate-activity" ? [row + 1] : [],
  );

const NAMES = ["CAMPAÑA", "FERIA", "CAMPAÑA", "TALLER"];

describe("activities of one name told apart by another text", () => {
  it.each([
    "DISTRITO",
    "PRODUCTO",
    "CENTRO POBLADO",
    "META PRESUPUESTAL",
    "DESCRIPCIÓN DEL PROYECTO",
  ])("are two: %s", (header) => {
    const cells = ["Ate", "Ate", "Comas", "Ate"];
    expect(duplicatesOf(withOtherTexts(NAMES, { [header]: cells }))).toEqual([]);
  });

  it.each<{ name: string; header: string; cells: CellValue[] }>([
    { name: "numbers of budget lines", header: "META PRESUPUESTAL", cells: [15, 15, 23, 15] },
    { name: "kept as texts", header: "META PRESUPUESTAL", cells: ["0015", "0015", "0023", "0015"] },
    { name: "codes of projects", header: "CUI", cells: [2000270, 2000270, 2451004, 2000270] },
    {
      name: "a text written once for several rows",
      header: "PROYECTO",
      cells: ["Riego", "", "Caminos", ""],
    },
  ])("are two: $name", ({ header, cells }) => {
    expect(duplicatesOf(withOtherTexts(NAMES, { [header]: cells }))).toEqual([]);
  });

  it("are two below the first that is written once for several rows", () => {
    const names = ["FERIA", "CAMPAÑA", "TALLER", "CAMPAÑA", "CURSO"];
    const cells = ["Riego", "", "Caminos", "", ""];
    expect(duplicatesOf(withOtherTexts(names, { PROYECTO: cells }))).toEqual([]);
  });

  it("are two on further sheets", () => {
    const first = withOtherTexts(["CAMPAÑA"], { DISTRITO: ["Ate"] });
    const second = withOtherTexts(["CAMPAÑA"], { DISTRITO: ["Comas"] });
    expect(duplicatesOf(first, { ...second, sheet: "Otra" })).toEqual([]);
  });

  it.each<{ name: string; others: Record<string, CellValue[]> }>([
    { name: "running numbers", others: { "N°": [1, 2, 3, 4] } },
    { name: "running numbers kept as texts", others: { ÍTEM: ["01", "02", "03", "04"] } },
    { name: "running numbers that begin again", others: { "N°": [1, 2, 1, 2] } },
    { name: "numbers of an outline", others: { "N°": ["1.1", "1.2", "2.1", "2.2"] } },
    { name: "a text that is left out", others: { DISTRITO: ["Ate", "Ate", "", "Ate"] } },
    { name: "a dash, an error", others: { DISTRITO: ["Ate", "Ate", "-", "#REF!"] } },
    { name: "another letter case", others: { DISTRITO: ["Ate", "Comas", " ATÉ ", "Lima"] } },
    {
      name: "the same text beside running numbers",
      others: { "N°": [1, 2, 3, 4], DISTRITO: ["Ate", "Comas", "Ate", "Lima"] },
    },
  ])("are one: $name", ({ others }) => {
    expect(duplicatesOf(withOtherTexts(NAMES, others))).toEqual([7]);
  });

  it("are compared with each before them, whatever stands between", () => {
    const names = Array<string>(6).fill("CAMPAÑA");
    const cells = ["Ate", "Comas", "Lima", "Comas", "", "Lima"];
    expect(duplicatesOf(withOtherTexts(names, { DISTRITO: cells }))).toEqual([8, 9, 10]);
  });
});
