import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { cellAddress } from "../../src/poi/address";
import type { CellValue, SheetBlock } from "../../src/poi/cells";
import { CuadraError } from "../../src/poi/error";
import { errorText } from "../../src/i18n/error-text";
import { findingText } from "../../src/i18n/finding-text";
import { catalogue } from "../../src/i18n/index";
import { amountAt, textAt } from "../../src/poi/plan";
import { monthSlot } from "../../src/poi/slots";
import { validate, type Validation } from "../../src/poi/validation/validation";
import { reasonsOf } from "../../src/poi/reasons";
import type { TurnsOf } from "../../src/poi/header/rows-in-turn";
import { ceplanSheet } from "../fixtures/layouts/ceplan";
import { LAYOUTS } from "../fixtures/layouts/index";
import { reprogrammed } from "../fixtures/layouts/reprogrammed";
import {
  ACTIVITIES,
  broken,
  MONTHS,
  sum,
  type Activity,
  type Layout,
} from "../fixtures/layouts/sheet";
import { planOf } from "./poi-sheet";

const at = (column: number, first: number, second: number, of: TurnsOf = "series") => ({
  of,
  column,
  first,
  second,
});

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
  const readme = readFileSync("src/poi/README.md", "utf8");
  const listed = readme
    .slice(readme.indexOf("## Workbooks it understands"))
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

describe("two rows an activity", () => {
  const [sheet] = LAYOUTS[0].sheets;

  const MISSING = { series: "series-columns", money: "physical-rows" } as const;

  /** A sheet with the series of each activity one below the other. */
  const alternating = (
    labels: readonly string[],
    { activities = ACTIVITIES, at = 3 }: { activities?: readonly Activity[]; at?: number } = {},
  ): SheetBlock => {
    const rows = activities.flatMap(({ unit, activity, measure, programmed, executed }) =>
      labels.map((label, index) => {
        const texts = index === 0 ? [unit, activity, measure] : ["", "", ""];
        const target = index === 0 ? sum(programmed) : "";
        const amounts = (index === labels.length - 1 ? executed : programmed).map((amount) =>
          Number.isNaN(amount) ? "" : amount,
        );
        return [...texts, target, ...amounts].toSpliced(at, 0, label);
      }),
    );
    const header = ["UNIDAD", "ACTIVIDAD", "U.M.", "META", ...MONTHS].toSpliced(at, 0, "");
    const values = [header.map((_, column) => (column === 0 ? "POI 2026" : "")), header, ...rows];
    return { sheet: "Filas", firstRow: 0, firstColumn: 0, values };
  };

  const changed = (change: (rows: CellValue[][]) => void): SheetBlock => {
    const rows = alternating(["P", "E"]);
    const values = rows.values.map((row) => [...row]);
    change(values);
    return { ...rows, values };
  };

  it.each<[string, SheetBlock]>([
    ["as whole words", alternating(["PROGRAMADO", "EJECUTADO"])],
    ["as short ones", alternating(["Prog.", "Ejec."])],
    ["as letters", alternating(["P", "E"])],
    ["as META and what is executed", alternating(["META", "EJECUTADO"])],
    ["as META PROGRAMADA and META EJECUTADA", alternating(["META PROGRAMADA", "META EJECUTADA"])],
    ["as PLAN and REAL", alternating(["PLAN", "REAL"])],
    ["as PROG. FÍSICA and EJEC. FÍSICA", alternating(["PROG. FÍSICA", "EJEC. FÍSICA"])],
    ["in three rows", alternating(["PROG", "REPROG", "EJEC"])],
    ["in the last column", alternating(["P", "E"], { at: 16 })],
    ["in the first column", alternating(["P", "E"], { at: 0 })],
    ["of one activity", alternating(["P", "E"], { activities: ACTIVITIES.slice(0, 1) })],
    [
      "of one activity of which nothing was executed",
      alternating(["P", "E"], {
        activities: [{ ...ACTIVITIES[0], executed: Array<number>(12).fill(NaN) }],
      }),
    ],
  ])("is read as one, whatever says which is which: %s", (_, rows) => {
    const { plan, findings } = validate(planOf(rows));
    const count = rows.values.filter((row) => row.includes(ACTIVITIES[0].measure)).length;
    expect(count).toBe(1);
    expect(plan.notRead).toEqual([]);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const [first] = ACTIVITIES;
    expect(textAt(plan.activities, 0, "activity")).toBe(first.activity);
    expect(amountAt(plan.activities, 0, monthSlot("programmed", 3))).toBe(first.programmed[3]);
  });

  it.each<[string, SheetBlock, ReturnType<typeof at>]>([
    [
      "money first, so that what is physical has no names",
      alternating(["FINANCIERO", "FÍSICO"]),
      at(3, 3, 2, "money"),
    ],
    [
      "of each series, physical and money",
      alternating(["Prog. Física", "Ejec. Física", "Prog. Financ.", "Ejec. Financ."]),
      at(3, 2, 3),
    ],
    ["said of what was executed alone", alternating(["", "EJECUTADO"]), at(3, 2, 3)],
    [
      "said in the column of names",
      changed((rows) => {
        for (const [index, row] of rows.entries()) {
          if (row[3] === "E") row[1] = "Ejecutado";
          if (index > 1) row[3] = "";
        }
      }),
      at(1, 2, 3),
    ],
  ])("is not read, and where it stands is said: %s", (_, rows, alternate) => {
    const { plan } = validate(planOf(sheet, rows));
    expect(plan.tables.map(({ sheet: of }) => of)).toEqual([sheet.sheet]);
    expect(plan.notRead).toMatchObject([
      { sheet: "Filas", row: 1, missing: [MISSING[alternate.of]], alternate },
    ]);
  });

  const textOf = (rows: SheetBlock): string => {
    try {
      planOf(rows);
    } catch (error) {
      if (error instanceof CuadraError) return errorText(catalogue("es"), error);
      throw error;
    }
    return "";
  };

  it("is why there is no plan, with what to do about it", () => {
    const text = textOf(alternating(["Prog. Física", "Ejec. Física", "Presupuesto"]));
    expect(text).toContain(
      "la columna D dice cuál es cada una (PROGRAMADO en la fila 3, EJECUTADO en la fila 4)",
    );
    expect(text).toContain("bajo un encabezado EJECUTADO");
  });

  it.each<[string, SheetBlock, number]>([
    ["a row of what was executed is missing", changed((rows) => rows.splice(5, 1)), 5],
    ["the last one is missing", changed((rows) => rows.pop()), 17],
    ["one of what is programmed is missing", changed((rows) => rows.splice(6, 1)), 7],
    [
      "two rows have changed places",
      changed((rows) => ([rows[8][3], rows[9][3]] = [rows[9][3], rows[8][3]])),
      9,
    ],
    ["a row does not say what it is", changed((rows) => (rows[4][3] = "")), 5],
    ["a row is another activity's", changed((rows) => (rows[5][1] = ACTIVITIES[6].activity)), 5],
    [
      "a row more stands between two",
      changed((rows) => rows.splice(5, 0, rows[5].with(3, "SALDO"))),
      5,
    ],
  ])("is not read where %s, and where that is is said", (_, rows, row) => {
    expect(textOf(rows)).toContain(`En la fila ${row} se rompe el orden`);
    const { plan } = validate(planOf(sheet, rows));
    expect(plan.activities.count).toBe(ACTIVITIES.length);
    expect(plan.notRead).toMatchObject([{ sheet: "Filas", alternate: { odd: row - 1 } }]);
  });

  it("is not read as one row an activity where its words are not known, and TOTAL has two rows as well", () => {
    const rows = alternating(["META", "AVANCE"]);
    const totals = ["META", "AVANCE"].map((word) => [
      "TOTAL",
      "",
      "",
      word,
      ...rows.values[2].slice(4).map(() => 900),
    ]);
    const { plan } = validate(planOf(sheet, { ...rows, values: [...rows.values, ...totals] }));
    expect(plan.activities.count).toBe(ACTIVITIES.length);
    expect(plan.notRead).toMatchObject([{ sheet: "Filas", alternate: at(3, 2, 3) }]);
  });

  it("is not read where the order breaks on a further page, nor are the other pages", () => {
    const paged = (pages: readonly number[]): SheetBlock =>
      changed((rows) => {
        rows.splice(15, 1);
        for (const at of pages) rows.splice(at, 0, [...rows[1]]);
      });
    const { plan } = validate(planOf(sheet, paged([12, 8, 4])));
    expect([plan.activities.count, plan.tables.length]).toEqual([ACTIVITIES.length, 1]);
    expect(plan.notRead).toMatchObject([{ sheet: "Filas", row: 1, alternate: { odd: 17 } }]);
  });

  it("leaves a TOTAL in one row out, for nobody knows what it adds up", () => {
    const { findings } = validate(
      planOf(
        changed((rows) =>
          rows.push(
            rows[2].map((cell, at) => (at === 0 ? "TOTAL" : typeof cell === "number" ? 999 : "")),
          ),
        ),
      ),
    );
    expect(findings.map(({ check, severity }) => [check, severity])).toEqual([
      ["unread-rows", "warning"],
    ]);
    expect(findingText(catalogue("es"), findings[0])).toContain(
      "La fila 19 tiene cifras y no se leyó",
    );
  });

  it("is not taken of a column that says so of activities in no such order", () => {
    const states = ["EJECUTADO", "EJECUTADO", "PROGRAMADO", "PROGRAMADO"];
    const values = ACTIVITIES.map(({ unit, activity, measure, programmed }, index) => [
      unit,
      activity,
      measure,
      states[index % states.length],
      sum(programmed),
      ...programmed,
    ]);
    const header = ["UNIDAD", "ACTIVIDAD", "U.M.", "ESTADO", "META", ...MONTHS];
    const { plan } = validate(
      planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values: [header, ...values] }),
    );
    expect([plan.activities.count, plan.notRead.length]).toEqual([ACTIVITIES.length, 0]);
  });

  it("is not taken of a table that has columns of both, whatever its rows say", () => {
    const [{ values, headerRows, ...rest }] = LAYOUTS[0].sheets;
    const said = values.map((row, index) => [
      ...row,
      index < headerRows[1] ? "" : index % 2 === 0 ? "PROGRAMADO" : "EJECUTADO",
    ]);
    const { plan } = validate(planOf({ ...rest, values: said }));
    expect([plan.activities.count, plan.notRead.length]).toEqual([ACTIVITIES.length, 0]);
  });
});

it("takes the reasons of the months reported, each once", () => {
  const { plan } = validate(planOf(ceplanSheet()));
  expect(reasonsOf(plan, 2, 3)).toEqual([{ month: 7, text: "Demora en contratar (AO-03)" }]);
  expect(reasonsOf(plan, 2, 2)).toEqual([]);
  expect(reasonsOf(plan, 0, 4)).toEqual([]);
});
