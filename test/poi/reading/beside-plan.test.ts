import { describe, expect, it } from "@jest/globals";
import { readingDoubts } from "../../../src/i18n/reading-text";
import { es } from "../../../src/i18n/es/index";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf, poiSheet } from "../poi-sheet";

const plan = poiSheet({ activities: [{}, {}], total: true });

const sheet = (name: string, values: CellValue[][]): SheetBlock => ({
  sheet: name,
  firstRow: 0,
  firstColumn: 0,
  values,
});

/** A plan's sheet with another table three rows below its TOTAL. */
const below = (values: SheetBlock["values"]): SheetBlock => ({
  ...plan,
  values: [...plan.values, [], ["OTRO CUADRO"], [], ...values],
});

const SUMMARY: CellValue[][] = [
  ["UNIDAD ORGÁNICA", "N° ACTIVIDADES", "I TRIM", "", "II TRIM", ""],
  ["", "", "PROG", "EJEC", "PROG", "EJEC"],
  ["GERENCIA DE FINANZAS", 2, 6, 6, 6, 6],
  ["GERENCIA DE OBRAS", 1, 3, 3, 3, 3],
];

const MONEY = [266.64, 533.28, 333.3, 0, 0, 0, 0, 0, 0, 0, 0, 99.99];
const BUDGET: CellValue[][] = [
  ["UNIDAD ORGÁNICA", "ACTIVIDAD", "PIM", ...MONTHS],
  ["GERENCIA DE FINANZAS", "ACTIVIDAD 1", 100_000, ...MONEY],
  ["GERENCIA DE FINANZAS", "ACTIVIDAD 2", 100_001, ...MONEY],
  ["", "TOTAL", "", ...MONEY.map((amount) => amount * 2)],
];

describe.each([
  ["a summary by unit", SUMMARY, "ACTIVIDAD POI, UNIDAD DE MEDIDA y META"],
  ["a budget by month", BUDGET, "faltan UNIDAD DE MEDIDA, META, EJECUTADO (meses o trimestres)"],
])("%s", (_, values, missing) => {
  it("on a sheet of its own is said not to be read", () => {
    const read = planOf(plan, sheet("Otra", values));
    expect([read.activities.count, read.totals.count, read.tables.length]).toEqual([2, 1, 1]);
    const [doubt, ...others] = readingDoubts(read, es);
    expect(others).toEqual([]);
    expect(doubt).toContain("La hoja «Otra» no se leyó como parte del plan: su fila 1 tiene");
    expect(doubt).toContain(missing);
  });

  it("on a sheet before the plan's is said not to be read, and is nowhere in the plan", () => {
    const first = sheet("Otra", [["RESUMEN DEL POI 2019 AL I TRIMESTRE"], [], ...values]);
    const read = planOf(first, plan);
    const alone = planOf(plan);
    const { notRead, ...others } = read;
    expect({ ...others, notRead: [] }).toEqual(alone);
    expect(notRead).toMatchObject([{ sheet: "Otra", row: 2 }]);
    expect(readingDoubts(read, es)).toHaveLength(1);
    expect(validate(read).findings).toEqual(validate(alone).findings);
  });

  it("under the plan is said not to be read, and the plan is", () => {
    const read = planOf(below(values));
    expect([read.activities.count, read.totals.count, read.tables.length]).toEqual([2, 1, 1]);
    const row = plan.values.length + 4;
    const [doubt] = readingDoubts(read, es);
    expect(doubt).toContain(`El cuadro que empieza en la fila ${row} de la hoja «POI» no se leyó`);
    expect(doubt).toContain(missing);
  });

  it("does not keep the tables of the plan below it from being read", () => {
    const again = poiSheet({ activities: [{ activity: "OTRA" }], total: true });
    const read = planOf(below([...values, ...again.values]));
    expect([read.activities.count, read.tables.length]).toEqual([3, 2]);
    expect(readingDoubts(read, es)).toHaveLength(1);
  });

  it("is read where the workbook has nothing else", () => {
    expect(planOf(sheet("Otra", values)).activities.count).toBe(2);
  });
});

it.each<[string, CellValue[][]]>([
  [
    "its execution stands there",
    [
      ["UNIDAD ORGÁNICA", "ACTIVIDAD", "PIM", "PROGRAMADO", "", "EJECUTADO", ""],
      ["", "", "", "ENE", "FEB", "ENE", "FEB"],
      ["GERENCIA DE OBRAS", "OBRA", 100_000, 1, 1, 1, 1],
    ],
  ],
  [
    "there is no money",
    [
      ["UNIDAD ORGÁNICA", "ACTIVIDAD", ...MONTHS],
      ["GERENCIA DE OBRAS", "OBRA", ...MONEY],
    ],
  ],
  [
    "META stands there",
    [
      ["UNIDAD ORGÁNICA", "META", "I TRIM", "II TRIM"],
      ["GERENCIA DE OBRAS", 2, 1, 1],
    ],
  ],
])("a table without a measure is of the plan where %s", (_, values) => {
  const read = planOf(plan, sheet("Otra", values));
  expect([read.activities.count, read.notRead]).toEqual([3, []]);
});

it("a block under TOTAL whose header is not understood is named where it has months", () => {
  const months = ["", "", "COSAS", ...MONTHS];
  const titled = ["SEDES", "LABORES", "PROGRAMADO", ...MONTHS.map(() => "")];
  const rows = [
    ["SEDE A", "LIMPIEZA", 12, ...MONTHS.map(() => 1)],
    ["SEDE B", "RIEGO", 12, ...MONTHS.map(() => 1)],
  ];
  const read = planOf(below([titled, months, ...rows]));
  expect(read.activities.count).toBe(2);
  expect(read.notRead).toMatchObject([
    { sheet: "POI", missing: expect.arrayContaining(["activity"]) },
  ]);
});

describe("a table without measures, where others have them", () => {
  const UNIT = "GERENCIA DE FINANZAS";
  const quarters = ["I TRIM", "II TRIM", "III TRIM", "IV TRIM"];
  const two = (...amounts: number[]): SheetBlock =>
    sheet("Otra", [
      ["UNIDAD", "ACTIVIDAD", "META", ...quarters],
      [UNIT, "ACTIVIDAD 1", ...amounts],
      [UNIT, "ACTIVIDAD 2", ...amounts],
    ]);

  it.each<[string, SheetBlock]>([
    ["the plan's activities with their figures", two(12, 3, 3, 3, 3)],
    ["most of their figures", two(12, 3, 3, 3, 4)],
    [
      "the plan's units with META, whatever it adds up",
      sheet("Otra", [
        ["UNIDAD", "META", ...quarters],
        [UNIT, 20, 6, 6, 6, 6],
      ]),
    ],
  ])("is beside the plan where it says again %s, before it or after it", (_, other) => {
    for (const read of [planOf(plan, other), planOf(other, plan)]) {
      expect([read.activities.count, read.tables.length]).toEqual([2, 1]);
      expect(read.notRead).toMatchObject([{ sheet: "Otra", row: 0 }]);
    }
  });

  it("is of the plan where its figures are others", () => {
    const read = planOf(two(5, 1, 1, 1, 2), plan);
    expect([read.activities.count, read.tables.length, read.notRead]).toEqual([4, 2, []]);
  });

  it("is left out with all that its rows say, and the rest stays as it was", () => {
    const code = ["CÓDIGO ACTIVIDAD", "MOTIVO"];
    const budget = BUDGET.map((row, at): CellValue[] =>
      at === 0 ? [...row, ...code] : [...row, `B${at}`, `Falta ${at}`],
    );
    budget[1][3] = "doce";
    budget[2][4] = " 7 ";
    budget[2][1] = "  ACTIVIDAD 2  ";
    const odd = poiSheet({
      sheet: "Raro",
      activities: [{ cells: { F: "diez", G: "2", A: " OFICINA DE OBRAS " } }, { activity: "" }],
      total: true,
    });
    const alone = planOf(plan, odd);
    for (const blocks of [
      [sheet("Otra", budget), plan, odd],
      [plan, sheet("Otra", budget), odd],
    ])
      expect({ ...planOf(...blocks), notRead: [] }).toEqual(alone);
  });
});

describe("a table of the same activities in soles", () => {
  const costs = (measure: string, name = "ACTIVIDAD"): SheetBlock =>
    poiSheet({
      activities: [1, 2].map((number) => ({
        activity: `${name} ${number}`,
        measure,
        programmed: MONTHS.map((_, month) => 100 * (month + number)),
      })),
      total: true,
    });
  const stacked = ({ values }: SheetBlock): SheetBlock => ({
    ...plan,
    values: [...plan.values.slice(0, -1), ["PROGRAMACIÓN FINANCIERA (S/)"], ...values.slice(2)],
  });

  it.each(["Soles", "S/", "S/."])("is not the plan's, and said not to be read: %s", (measure) => {
    const read = planOf(stacked(costs(measure)));
    expect([read.activities.count, read.totals.count]).toEqual([2, 0]);
    expect(validate(read).findings).toEqual([]);
    expect(readingDoubts(read, es)).toEqual([
      "El cuadro que empieza en la fila 8 de la hoja «POI» tiene en soles las actividades de otro cuadro y no se leyó: el dinero no es parte del plan físico y sus sumas no se comprueban.",
    ]);
  });

  it.each<[string, SheetBlock]>([
    ["in another measure", costs("Acción")],
    ["of activities of its own, as what is collected", costs("Soles", "RECAUDACIÓN")],
  ])("is one of the plan's where it is %s", (_, other) => {
    expect(planOf(stacked(other)).activities.count).toBe(4);
  });
});
