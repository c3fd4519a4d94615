import { expect, it } from "@jest/globals";
import { es } from "../../../src/i18n/es/index";
import { readingDoubts } from "../../../src/i18n/reading-text";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { isReported } from "../../../src/poi/execution/reported-tables";
import { validate } from "../../../src/poi/validation/validation";
import { verdictOf } from "../../../src/poi/validation/verdict";
import { MONTHS, planOf } from "../poi-sheet";

const NAMES = ["UNO", "DOS", "TRES"];

const sheet = (
  name: string,
  title: string,
  header: readonly string[],
  names: readonly string[] = NAMES,
  tail: readonly number[] = [],
): SheetBlock => ({
  sheet: name,
  firstRow: 0,
  firstColumn: 0,
  values: [
    [title],
    [],
    ["UNIDAD", "ACTIVIDAD", "U.M.", ...header],
    ...names.map((activity): CellValue[] => [
      "OPP",
      activity,
      "INFORME",
      ...(header[0] === "META" ? [12] : []),
      ...MONTHS.map(() => 1),
      ...tail,
    ]),
  ],
});

const programmed = sheet("PROGRAMACIÓN", "POI 2025", ["META", ...MONTHS]);
const executed = sheet("Hoja2", "POI 2025 AL IV TRIM", [...MONTHS.map((name) => `EJEC ${name}`)]);

it.each<[string, SheetBlock]>([
  ["its header says so", executed],
  ["its name does", sheet("EJECUCIÓN", "POI 2025 AL IV TRIM", MONTHS)],
  ["its title does", sheet("Hoja2", "EJECUCIÓN DEL POI 2025 AL IV TRIM", MONTHS)],
  [
    "its title and its total do",
    sheet("Hoja2", "EJECUCIÓN POI 2025", [...MONTHS, "TOTAL EJECUTADO"], NAMES, [12]),
  ],
])("what was executed on a sheet of its own is named, and is no second plan: %s", (_, other) => {
  for (const blocks of [
    [programmed, other],
    [other, programmed],
  ]) {
    const plan = planOf(...blocks);
    expect([plan.activities.count, plan.tables.length, isReported(plan)]).toEqual([3, 1, false]);
    expect(plan.notRead).toMatchObject([{ sheet: other.sheet, executedOf: "PROGRAMACIÓN" }]);
    expect(readingDoubts(plan, es)).toEqual([
      expect.stringContaining(
        `La hoja «${other.sheet}» tiene lo ejecutado de las actividades de la hoja «PROGRAMACIÓN» y no se leyó`,
      ),
    ]);
    const validation = validate(plan);
    expect(validation.findings.filter(({ check }) => check === "duplicate-activity")).toEqual([]);
    expect(verdictOf(validation)).toBe("to-review");
  }
});

it.each<[string, SheetBlock]>([
  ["other activities", sheet("EJECUCIÓN", "", MONTHS, ["CUATRO", "CINCO", "TRES"])],
  ["neither name nor title of what was executed", sheet("Hoja2", "POI 2025", MONTHS)],
  ["a name of both", sheet("PROG. Y EJEC.", "", MONTHS)],
])("a sheet is read that has %s", (_, other) => {
  const plan = planOf(programmed, other);
  expect([plan.activities.count, plan.notRead]).toEqual([6, []]);
});

interface Part {
  readonly title: string;
  readonly header: readonly string[];
  readonly names?: readonly string[];
  readonly total?: true;
}

/** Tables one below the other on a sheet, each under a title of its own. */
const stacked = (...parts: readonly Part[]): SheetBlock => ({
  sheet: "POI",
  firstRow: 0,
  firstColumn: 0,
  values: [
    ["POI 2025 - EJECUCIÓN AL IV TRIMESTRE"],
    [],
    ...parts.flatMap(({ title, header, names, total }) => {
      const [, , ofColumns, ...rows] = sheet("", "", header, names).values;
      const sums = rows[0].map((value, column): CellValue => {
        if (typeof value !== "number") return column === 0 ? "TOTAL" : "";
        return rows.reduce((sum, row) => sum + Number(row[column]), 0);
      });
      const above = title === "" ? [] : [[title]];
      return [...above, ofColumns, ...rows, ...(total ? [sums] : []), [], []];
    }),
  ],
});

const PROGRAMMED = ["META", ...MONTHS.map((name) => `PROG ${name}`)];
const EXECUTED = MONTHS.map((name) => `EJEC ${name}`);

it.each<[string, number, SheetBlock]>([
  [
    "TOTAL over them alone",
    10,
    stacked({ title: "", header: PROGRAMMED, total: true }, { title: "", header: EXECUTED }),
  ],
  [
    "TOTAL over them alone, what was executed first",
    3,
    stacked({ title: "", header: EXECUTED, total: true }, { title: "", header: PROGRAMMED }),
  ],
  [
    "in another order",
    12,
    stacked(
      { title: "PROGRAMACIÓN", header: ["META", ...MONTHS], total: true },
      { title: "EJECUCIÓN", header: MONTHS, total: true, names: ["DOS", "UNO", "TRES"] },
    ),
  ],
  [
    "one more",
    11,
    stacked(
      { title: "PROGRAMADO", header: MONTHS },
      { title: "EJECUTADO", header: MONTHS, names: [...NAMES, "CUATRO"] },
    ),
  ],
  [
    "one by another name",
    11,
    stacked(
      { title: "PROGRAMADO", header: MONTHS },
      { title: "EJECUTADO", header: MONTHS, names: ["UNO", "DOS", "CUATRO"] },
    ),
  ],
])(
  "what was executed in a table of its own on the sheet is named where it is not row by row the other's: %s",
  (_, row, block) => {
    const plan = planOf(block);
    expect([plan.activities.count, plan.tables.length, isReported(plan)]).toEqual([3, 1, false]);
    expect(plan.notRead).toMatchObject([{ sheet: "POI", row: row - 1, executedOf: "POI" }]);
    expect(readingDoubts(plan, es)).toEqual([
      expect.stringContaining(
        `El cuadro de la fila ${row} de la hoja «POI» tiene lo ejecutado de las actividades de otro cuadro de la hoja y no se leyó`,
      ),
    ]);
    const validation = validate(plan);
    expect(validation.findings.filter(({ check }) => check !== "missing-column")).toEqual([]);
    expect(verdictOf(validation)).toBe("to-review");
  },
);

it("a table of other activities below is read", () => {
  const plan = planOf(
    stacked(
      { title: "PROGRAMACIÓN", header: PROGRAMMED, total: true },
      { title: "EJECUCIÓN", header: EXECUTED, names: ["CUATRO", "CINCO", "TRES"] },
    ),
  );
  expect([plan.activities.count, plan.notRead]).toEqual([6, []]);
});
