import { describe, expect, it } from "@jest/globals";
import { findingText } from "../../../src/i18n/finding-text";
import { catalogue } from "../../../src/i18n/index";
import type { CellValue } from "../../../src/poi/cells";
import type { Plan } from "../../../src/poi/plan";
import { validate } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";
import { named } from "./plan-of-rows";

const QUARTERS = ["I", "II", "III", "IV"];
const HEADER = [
  "UNIDAD ORGÁNICA",
  "ACTIVIDAD",
  "UNIDAD DE MEDIDA",
  "META",
  ...QUARTERS.map((quarter) => `PROG ${quarter} TRIM`),
  ...QUARTERS.map((quarter) => `EJEC ${quarter} TRIM`),
];

/** META, a figure in each quarter programmed, and what was executed of it. */
const amounts = (programmed: number, executed = programmed - 1): number[] => [
  4 * programmed,
  ...QUARTERS.map(() => programmed),
  ...QUARTERS.map(() => executed),
];
const activity = (unit: string, name: string, programmed: number): CellValue[] => [
  unit,
  name,
  "INFORME",
  ...amounts(programmed),
];
const [A, B, C, D] = [
  activity("GERENCIA DE SALUD", "Campañas", 10),
  activity("GERENCIA DE SALUD", "Charlas", 20),
  activity("OFICINA DE TESORERÍA", "Arqueos", 30),
  activity("OFICINA DE TESORERÍA", "Conciliaciones", 40),
];
const NAMES = ["Campañas", "Charlas", "Arqueos", "Conciliaciones"];
const total = (label: string, programmed: number, executed: number): CellValue[] => [
  label,
  "",
  "",
  ...amounts(programmed, executed),
];

/** What each quarter has by itself behind a label in one of the columns A to C. */
const outcome = (label: string, figures: readonly CellValue[], column = 0): CellValue[] => [
  ...["", "", ""].with(column, label),
  ...figures,
];
const BLANK = ["", "", "", "", ""];
const SHARES = [...BLANK, 0.933, 0.95, 1.02, 0];
const PERCENTAGES = [...BLANK, 93.3, 95, 102, 0];

function read(...rows: CellValue[][]): Plan {
  return planOf({
    sheet: "POI",
    firstRow: 0,
    firstColumn: 0,
    values: [["POI 2024 AL IV TRIMESTRE"], [], HEADER, ...rows],
  });
}

/** Two units, each with a total, and TOTAL, and below each total a row. */
const underEach = (labels: readonly string[], under: CellValue[]): CellValue[][] => [
  A,
  B,
  total(labels[0], 30, 28),
  under,
  C,
  D,
  total(labels[1], 70, 68),
  under,
  total(labels[2], 100, 96),
  under,
];
const SUBTOTALS = ["SUBTOTAL", "SUBTOTAL", "TOTAL"];

describe("a row of what is worked out of the total above it", () => {
  it.each([
    ["% DE AVANCE", outcome("% DE AVANCE", SHARES)],
    ["in the activity's column", outcome("% AVANCE", SHARES, 1)],
    ["in the measure's column", outcome("Porcentaje de ejecución", SHARES, 2)],
    ["by the hundred", outcome("AVANCE (%)", PERCENTAGES)],
    [
      "in the programmed columns too",
      outcome("% DEL AÑO", ["", 0.25, 0.25, 0.25, 0.25, ...SHARES.slice(5)]),
    ],
    ["a difference in all columns", outcome("DIFERENCIA", amounts(3))],
  ])("is no activity: %s", (_, under) => {
    for (const labels of [SUBTOTALS, ["TOTAL OEI.01", "TOTAL OEI.02", "TOTAL HOSPITAL"]]) {
      const plan = read(...underEach(labels, under));
      expect([named(plan), plan.totals.count]).toEqual([NAMES, 3]);
      expect(validate(plan).findings).toEqual([]);
    }
  });

  it.each([
    "TOTAL MUNICIPALIDAD",
    "TOTAL ACTIVIDADES",
    "TOTAL META FÍSICA",
    "TOTAL PROGRAMADO / EJECUTADO",
  ])("is none under a total that no section has: %s", (label) => {
    const plan = read(A, B, C, D, total(label, 100, 96), outcome("% DE AVANCE", SHARES));
    expect([named(plan), validate(plan).findings]).toEqual([NAMES, []]);
  });

  it("leaves the totals to be checked", () => {
    const rows = underEach(SUBTOTALS, outcome("% DE AVANCE", SHARES));
    const wrong = read(...rows.with(6, rows[6].with(8, 86)));
    expect(validate(wrong).findings).toMatchObject([
      { check: "total-sum", row: 9, found: 86, expected: 68 },
    ]);
  });

  it("is none under activities without a total, where it says nothing of what was programmed", () => {
    const plan = read(A, B, outcome("% DE AVANCE", SHARES), C, D, total("TOTAL", 100, 96));
    expect([named(plan), validate(plan).findings]).toEqual([NAMES, []]);
  });

  it("is none by its figures alone, and remarked", () => {
    const plan = read(...underEach(SUBTOTALS, outcome("NIVEL DE CUMPLIMIENTO", SHARES)));
    expect(named(plan)).toEqual(NAMES);
    expect(validate(plan).findings).toMatchObject([{ check: "unread-rows", severity: "info" }]);
  });

  it.each<[string, CellValue[][], string, string]>([
    [
      "a SUBTOTAL alone",
      [A, B, total("SUBTOTAL", 30, 28), outcome("NIVEL", SHARES), C, D, total("TOTAL", 100, 96)],
      "La fila 7, debajo de un total o del encabezado de otro cuadro, tiene cifras y no se leyó como parte del plan. Si es una actividad, póngala con las demás, encima del total que debe sumarla, con su unidad de medida; si no lo es, no hay nada que hacer.",
      "Row 7, below a total or the header of another table, has figures and was not read as part of the plan. If it is an activity, put it with the others, above the total that should add it up, with its measure; if not, there is nothing to do.",
    ],
    [
      "SUBTOTAL and TOTAL",
      underEach(SUBTOTALS, outcome("NIVEL", SHARES)),
      "3 filas con cifras debajo de un total o del encabezado de otro cuadro (de la 7 a la 13) no se leyeron como parte del plan. Si son actividades, póngalas con las demás, encima del total que debe sumarlas, con su unidad de medida; si no lo son, no hay nada que hacer.",
      "3 rows with figures below a total or the header of another table (from 7 to 13) were not read as part of the plan. If they are activities, put them with the others, above the total that should add them up, with their measure; if not, there is nothing to do.",
    ],
  ])("is said to stand below a total, whichever: %s", (_, rows, es, en) => {
    const [finding] = validate(read(...rows)).findings;
    expect(findingText(catalogue("es"), finding)).toBe(es);
    expect(findingText(catalogue("en"), finding)).toBe(en);
  });
});

describe.each(["TOTAL % DE AVANCE", "% TOTAL DE CUMPLIMIENTO", "Total avance (%)"])(
  "%s",
  (label) => {
    const total100 = total("TOTAL", 100, 96);
    const WHOLE = [0.95, 1, 1, 1, 1, ...SHARES.slice(5)];

    it.each<[string, CellValue[][], number]>([
      ["above TOTAL", [A, B, C, D, outcome(label, WHOLE), total100], 1],
      ["under TOTAL", [A, B, C, D, total100, outcome(label, WHOLE, 1)], 1],
      ["among activities", [A, B, outcome(label, PERCENTAGES, 1), C, D, total100], 1],
      ["where no TOTAL is", [A, B, C, D, outcome(label, WHOLE)], 0],
      ["under each total", underEach(SUBTOTALS, outcome(label, WHOLE, 2)), 3],
    ])("is neither a total nor an activity %s", (_, rows, totals) => {
      const validation = validate(read(...rows));
      const { plan, findings } = validation;
      expect([named(plan), plan.totals.count, findings]).toEqual([NAMES, totals, []]);
    });
  },
);

describe("a row that begins as one does", () => {
  const total100 = total("TOTAL", 100, 96);

  it.each<[string, CellValue[][]]>([
    ["a measure", [total("SUBTOTAL", 30, 28), C.with(1, "Avance de la obra"), D]],
    [
      "its unit beside its name",
      [total("SUBTOTAL", 30, 28), C.with(1, "Porcentaje de plazas").with(2, ""), D],
    ],
    ["what was programmed, under another", [C, D.with(0, "").with(1, "% de plazas").with(2, "")]],
    [
      "the measure of an activity of two rows",
      [C, ["", "", "Porcentaje", ...BLANK, ...amounts(40).slice(5)], D],
    ],
  ])("is an activity where it has %s", (_, rows) => {
    const plan = read(A, B, ...rows, total100);
    expect(plan.activities.count).toBe(2 + rows.filter((row) => row[0] !== "SUBTOTAL").length);
  });

  it.each(["TOTAL 100%", "TOTAL GENERAL (100 %)", "TOTAL CON PORCENTAJE"])(
    "is a total where its figures are sums, or its percentage is an amount: %s",
    (label) => {
      const wrong = total(label, 100, 96).with(8, 86);
      expect(validate(read(A, B, C, D, wrong)).findings).toMatchObject([
        { check: "total-sum", row: 7, found: 86, expected: 96 },
      ]);
    },
  );

  it("is an activity where it has a measure", () => {
    const share = D.with(1, "% total de plazas cubiertas");
    expect(named(read(A, B, C, share, total100))).toContain("% total de plazas cubiertas");
  });

  it("is one below activities where the table says nothing of what was programmed", () => {
    const executed = (row: CellValue[]): CellValue[] => [...row.slice(0, 3), ...row.slice(8)];
    const lacking = outcome("% de plazas", amounts(40), 1);
    const values = [HEADER, A, B, lacking, C, D].map(executed);
    const plan = planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values });
    expect(plan.activities.count).toBe(5);
  });

  it("is one under a SUBTOTAL of a table without measures, where its words may be a name", () => {
    const obra = outcome("Avance de la obra", amounts(30), 1);
    const rows = [HEADER, A, B, total("SUBTOTAL", 30, 28), obra, D, total100];
    const values = rows.map((row) => row.filter((_, column) => column !== 2));
    const plan = planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values });
    expect(named(plan)).toContain("Avance de la obra");
  });
});
