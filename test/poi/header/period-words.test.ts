import { describe, expect, it } from "@jest/globals";
import { headerFacts } from "../../../src/poi/header/words";

const periodOf = (text: string) => headerFacts(text).period;

describe("the period that a header names", () => {
  it.each([
    ["Jan-25", "month", 0],
    ["APR", "month", 3],
    ["Aug", "month", 7],
    ["DECEMBER", "month", 11],
    ["MARZO (I TRIM)", "month", 2],
    ["I TRIMESTRE (ENE-MAR)", "quarter", 0],
    ["TRIMESTRE II: Abril, Mayo y Junio", "quarter", 1],
    ["Jul-Set", "quarter", 2],
    ["Programado Enero a Marzo", "quarter", 0],
    ["EJECUTADO A MARZO", "quarter", 0],
    ["Ier Trim.", "quarter", 0],
    ["IIdo Trim.", "quarter", 1],
    ["IIIer Trim.", "quarter", 2],
    ["IVto Trim.", "quarter", 3],
    ["Q3", "quarter", 2],
    ["ITRIM", "quarter", 0],
    ["2DOTRIM", "quarter", 1],
    ["TRIM4", "quarter", 3],
    ["1T25", "quarter", 0],
    ["ENE-JUN", "semester", 0],
    ["AL 30 DE JUNIO", "semester", 0],
    ["Jul - Dic", "semester", 1],
    ["Ene-Dic", "year", 0],
  ] as const)("%s is %s %i", (text, kind, index) => {
    expect(periodOf(text)).toEqual({ kind, index });
  });

  it.each(["ENERO A SETIEMBRE", "ENE–SET", "EJECUTADO AL MES DE SETIEMBRE", "AL III TRIMESTRE"])(
    "%s is all that was until then",
    (text) => {
      expect(periodOf(text)).toEqual({ kind: "quarter", index: 2, isToDate: true });
    },
  );

  it.each(["FEB-ABR", "Enero a Agosto", "A MAYO", "5T", "Q5", "TRIM", "S1"])(
    "%s is none by itself",
    (text) => {
      expect(periodOf(text)).toBeUndefined();
    },
  );
});

describe("a month", () => {
  it.each([
    [
      0,
      "ENE | ENERO | Ene. | ENER | ENERO* | Ene-21 | ENE/2021 | 01/2021 | 1-2021 | 2021-01 | 01/21 | Mes 1 | MES01",
    ],
    [1, "FEB | Febr. | FEBRERO | 02/2025"],
    [2, "MAR | MZO. | MARZ | MARZO"],
    [3, "ABR | ABRI. | ABRIL"],
    [7, "AGO | AGOS | AGOST. | AGOSTO"],
    [
      8,
      "SEP | SET | SEPT. | SETI | SETBRE. | SETIEM | SETIEMBRE | SEPTIEMBRE | EJECUTADO SEP | EJEC. SET | Prog. Setiembre 2021 | 09/2021",
    ],
    [9, "OCT | OCTUB. | OCTBRE | EJECUTADO 10/2021"],
    [10, "NOV | NOVIEM. | NOVBRE"],
    [11, "DIC | DICIEM | DICBRE. | 12-2021 | Mes12"],
  ])("%i is known however it is written: %s", (index, texts) => {
    for (const text of texts.split(" | "))
      expect([text, periodOf(text)]).toEqual([text, { kind: "month", index }]);
  });

  it.each([
    "EN",
    "13/2021",
    "01/13",
    "00/2021",
    "1 2 2021",
    "MES",
    "Mes 13",
    "MARTES",
    "SETENTA",
    "DICTAMEN",
  ])("%s is none", (text) => {
    expect(periodOf(text)).toBeUndefined();
  });
});

describe("a part of the year", () => {
  it.each([
    [
      "quarter",
      0,
      "Ier Trim. | 1er TRIM | 1ro Trimestre | IER TRIMESTRE | Q1 | ITRIM | 1TRIM | TRIM1 | TRIM-I | 1T25 | 1T2025",
    ],
    ["quarter", 1, "IIdo Trim. | 2do TRIM | 2ER TRIM | 2° TRIM | Q2 | IITRIM | TRIMESTRE2 | 2T25"],
    ["quarter", 2, "IIIer Trim. | 3ro Trim. | Q3 | IIIQ | IIITRIM | TRIM3"],
    ["quarter", 3, "IVto Trim. | 4to TRIM | 4ER TRIM. | IVER TRIMESTRE | Q4 | IVTRIMESTRE | 4T26"],
    ["semester", 0, "ISEM | Ier Semestre | SEM1"],
    ["semester", 1, "2SEM | IIdo Sem."],
  ] as const)("is known by its names: %s %d", (kind, index, names) => {
    for (const name of names.split(" | "))
      expect([name, headerFacts(name).period]).toEqual([name, { kind, index }]);
  });

  it.each([
    "T5",
    "Q5",
    "S1",
    "S3",
    "SEMANA 1",
    "TRIM5",
    "VTRIM",
    "5TO TRIM",
    "1T15",
    "SQ1",
    "IIIS",
  ])("is none of what only looks like one: %s", (name) => {
    expect(headerFacts(name).period).toBeUndefined();
  });
});

describe("a month", () => {
  const MONTHS = [
    "Jan | JANUARY | Ene",
    "Feb | February",
    "Mar | March",
    "Apr | APRIL",
    "May",
    "Jun | June",
    "Jul | July",
    "Aug | August",
    "Sep | Sept | September",
    "Oct | October",
    "Nov | November",
    "Dec | December",
  ];

  it.each(MONTHS.map((names, index) => [names, index] as const))(
    "may be written as an Excel in English does: %s",
    (names, index) => {
      for (const name of names.split(" | "))
        expect([name, headerFacts(name).period]).toEqual([name, { kind: "month", index }]);
    },
  );

  it("is none of a longer word that begins like one", () => {
    for (const name of ["DECRETO", "AUGE", "APROBADO", "JUNTA"])
      expect([name, headerFacts(name).period]).toEqual([name, undefined]);
  });
});
