import { describe, expect, it } from "@jest/globals";
import { unreadColumns } from "../../../src/poi/header/column-claims";
import type { Columns } from "../../../src/poi/header/columns";
import { headerAt } from "../../../src/poi/header/layout";
import { monthSlot, quarterSlot } from "../../../src/poi/slots";

const MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SET", "OCT", "NOV", "DIC"];
const QUARTERS = ["I", "II", "III", "IV"];
const NAMES = ["UNIDAD ORGÁNICA", "ACTIVIDAD", "U.M.", "META"];

function columnsOf(...band: string[][]): Columns {
  const header = headerAt(band, 0, 0);
  if (!header) throw new Error("no header");
  return header.columns;
}

const unreadOf = (columns: Columns): string[] =>
  unreadColumns(columns, null).map(({ header }) => header);

/** Columns after those with names, by month: what is programmed, then what is executed. */
const inPairs = MONTHS.map((_, month) => [NAMES.length + 2 * month, NAMES.length + 2 * month + 1]);
const readInPairs = ({ amount }: Columns): number[][] =>
  MONTHS.map((_, month) => [
    amount[monthSlot("programmed", month)],
    amount[monthSlot("executed", month)],
  ]);

describe("the words of a series", () => {
  it.each([
    ["PROG_ENE", "EJE_ENE"],
    ["Ene. Previsto", "Ene. Realizado"],
    ["ENE planeado", "ENE logrado"],
    ["ENE 2024 Planificado", "ENE 2024 Efectuado"],
    ["Meta ENE", "Logro ENE"],
    ["ENE Prog", "ENE Cumplido"],
    ["ENE - Plan", "ENE - Real"],
    ["ENE (P)", "ENE (E)"],
    ["PF_ENE", "EF_ENE"],
    ["ENE PF", "ENE EF"],
  ])("in one cell with the month: %s | %s", (programmed, executed) => {
    const columns = columnsOf([
      ...NAMES,
      ...MONTHS.flatMap((month) =>
        [programmed, executed].map((text) => text.replace(/ENE/i, month)),
      ),
    ]);
    expect(readInPairs(columns)).toEqual(inPairs);
    expect(unreadOf(columns)).toEqual([]);
  });

  it.each([
    ["Mes 1 P", "Mes 1 E"],
    ["PROG-1", "EJEC-1"],
    ["PROG. 01", "EJEC. 01"],
  ])("with the number of the month: %s | %s", (programmed, executed) => {
    const columns = columnsOf([
      ...NAMES,
      ...MONTHS.flatMap((_, at) =>
        [programmed, executed].map((text) =>
          text.replace(/0?1/, String(at + 1).padStart(text.includes("0") ? 2 : 1, "0")),
        ),
      ),
    ]);
    expect(readInPairs(columns)).toEqual(inPairs);
  });

  it.each([
    ["Q1 Plan", "Q1 Real"],
    ["TRIM 1 PROG", "TRIM 1 EJE"],
    ["Meta T1", "Logro T1"],
    ["Meta I T", "Real I T"],
    ["Prog. Física I T", "Ejec. Física I T"],
    ["1° Trim. Meta", "1° Trim. Alcanzado"],
  ])("in one cell with the quarter: %s | %s", (programmed, executed) => {
    const columns = columnsOf([
      ...NAMES,
      ...QUARTERS.flatMap((_, at) =>
        [programmed, executed].map((text) =>
          text.replace(/1|\bI\b/, (place) => (place === "I" ? QUARTERS[at] : String(at + 1))),
        ),
      ),
    ]);
    expect(
      QUARTERS.map((_, quarter) => [
        columns.amount[quarterSlot("programmed", quarter)],
        columns.amount[quarterSlot("executed", quarter)],
      ]),
    ).toEqual(inPairs.slice(0, 4));
  });

  it("over the months", () => {
    const blank = Array<string>(11).fill("");
    const { amount } = columnsOf(
      [...NAMES, "PLANEADO", ...blank, "LOGRADO", ...blank],
      [...NAMES.map(() => ""), ...MONTHS, ...MONTHS],
    );
    expect([amount[monthSlot("programmed", 11)], amount[monthSlot("executed", 0)]]).toEqual([
      15, 16,
    ]);
  });

  it("EJE. with its point, under the month", () => {
    const columns = columnsOf(
      [...NAMES, ...MONTHS.flatMap((month) => [month, ""])],
      [...NAMES.map(() => ""), ...MONTHS.flatMap(() => ["PROG.", "EJE."])],
    );
    expect(readInPairs(columns)).toEqual(inPairs);
  });

  it("of two schedules the second is what was executed, also beside quarters of both", () => {
    const blank = Array<string>(11).fill("");
    const { amount } = columnsOf(
      [
        ...NAMES,
        "CRONOGRAMA DE PROGRAMACIÓN",
        ...blank,
        "CRONOGRAMA DE EJECUCIÓN",
        ...blank,
        "I TRIM",
        "",
        "LOGROS ALCANZADOS",
      ],
      [...NAMES.map(() => ""), ...MONTHS, ...MONTHS, "PROG.", "EJEC.", ""],
    );
    expect([amount[monthSlot("executed", 0)], amount[quarterSlot("executed", 0)]]).toEqual([
      16, 29,
    ]);
  });

  it("PF and EF are physical, PFIN and EFIN beside them money", () => {
    const columns = columnsOf([
      ...NAMES,
      ...MONTHS.flatMap((month) => [`PF_${month}`, `EF_${month}`]),
      ...MONTHS.flatMap((month) => [`PFIN_${month}`, `EFIN_${month}`]),
    ]);
    expect(readInPairs(columns)).toEqual(inPairs);
    expect([columns.money, unreadOf(columns)]).toEqual([28, []]);
  });

  it("PF and EF under the month", () => {
    const columns = columnsOf(
      [...NAMES, ...MONTHS.flatMap((month) => [month, ""])],
      [...NAMES.map(() => ""), ...MONTHS.flatMap(() => ["PF", "EF"])],
    );
    expect(readInPairs(columns)).toEqual(inPairs);
  });

  it("EJE is an axis, and no series, where it names no period", () => {
    const { amount } = columnsOf(["EJE", ...NAMES, ...MONTHS, ...MONTHS]);
    expect([amount[monthSlot("programmed", 0)], amount[monthSlot("executed", 0)]]).toEqual([5, 17]);
  });
});

describe("months of which no word says what they are", () => {
  it("are what is programmed among quarters of both series", () => {
    const quarter = (at: number): string[] => [
      ...MONTHS.slice(3 * at, 3 * at + 3),
      `PROG. ${QUARTERS[at]} TRIM`,
      `EJEC. ${QUARTERS[at]} TRIM`,
    ];
    const { amount } = columnsOf([...NAMES, ...[0, 1, 2, 3].flatMap(quarter)]);
    expect(MONTHS.map((_, month) => amount[monthSlot("programmed", month)])).toEqual([
      4, 5, 6, 9, 10, 11, 14, 15, 16, 19, 20, 21,
    ]);
    expect(amount[monthSlot("executed", 3)]).toBe(-1);
  });

  it("are what was executed where they come after its word", () => {
    const { amount } = columnsOf([
      ...NAMES,
      "PROG. ENE",
      ...MONTHS.slice(1),
      "EJEC. ENE",
      ...MONTHS.slice(1),
    ]);
    expect([amount[monthSlot("programmed", 11)], amount[monthSlot("executed", 11)]]).toEqual([
      15, 27,
    ]);
  });
});

describe("a word that is not known in place of a series", () => {
  it("leaves its months unread, and is none of the series before it", () => {
    const columns = columnsOf([
      ...NAMES,
      ...MONTHS.flatMap((month) => [`${month}. Esperado`, `${month}. Ejec.`]),
    ]);
    expect(readInPairs(columns)).toEqual(inPairs.map(([, executed]) => [-1, executed]));
    expect(unreadOf(columns)).toEqual(MONTHS.map((month) => `${month}. Esperado`));
  });

  it("under the month as well", () => {
    const columns = columnsOf(
      [...NAMES, ...MONTHS.flatMap((month) => [month, ""])],
      [...NAMES.map(() => ""), ...MONTHS.flatMap(() => ["ESPERADO", "EJEC."])],
    );
    expect(readInPairs(columns)).toEqual(inPairs.map(([, executed]) => [-1, executed]));
  });

  it("beside no series is only a name of the months", () => {
    const columns = columnsOf([...NAMES, ...MONTHS.map((month) => `${month} Unidades`)]);
    expect(columns.amount[monthSlot("programmed", 11)]).toBe(15);
  });
});

describe("a name that begins with ACTIVIDAD", () => {
  it.each([
    "ACTIVIDADES ESPECÍFICAS",
    "Actividad Operativa (AO)",
    "ACTIVIDAD OPERATIVA INSTITUCIONAL",
    "DESCRIPCIÓN DE ACTIVIDADES",
    "ACTIVIDADES PROGRAMADAS EN EL POI",
    "ACTIVIDADES PROGRAMADAS",
  ])("is the activity's: %s", (name) => {
    expect(columnsOf(["ÓRGANO", name, "U.M.", "META", ...MONTHS]).text.activity).toBe(1);
  });

  it.each(["ACTIVIDAD PRESUPUESTAL", "CÓDIGO DE ACTIVIDAD", "ACTIVIDADES EJECUTADAS"])(
    "is not: %s",
    (name) => {
      const { text } = columnsOf(["ÓRGANO", name, "U.M.", "META", ...MONTHS]);
      expect(text.activity).toBe(-1);
    },
  );

  it("comes after every known name, and is a group over months", () => {
    const blank = Array<string>(11).fill("");
    const { text, amount } = columnsOf(
      [
        "ACTIVIDADES ESPECÍFICAS",
        "TAREAS",
        "U.M.",
        "META",
        "ACTIVIDADES PROGRAMADAS",
        ...blank,
        "ACTIVIDADES EJECUTADAS",
        ...blank,
      ],
      ["", "", "", "", ...MONTHS, ...MONTHS],
    );
    expect(text.activity).toBe(1);
    expect([amount[monthSlot("programmed", 0)], amount[monthSlot("executed", 0)]]).toEqual([4, 16]);
  });
});

describe("UNIDAD", () => {
  it("is the measure's behind the activity, where another column is the unit's", () => {
    const { text } = columnsOf(["ÓRGANO", "ACTIVIDAD", "UNIDAD", "META", ...MONTHS]);
    expect(text).toMatchObject({ unit: 0, activity: 1, measure: 2 });
  });

  it("is the unit's otherwise", () => {
    expect(columnsOf(["ACTIVIDAD", "UNIDAD", "META", ...MONTHS]).text).toMatchObject({
      unit: 1,
      measure: -1,
    });
    expect(columnsOf(["UNIDAD", "ACTIVIDAD", "U.M.", "META", ...MONTHS]).text).toMatchObject({
      unit: 0,
      measure: 2,
    });
  });
});
