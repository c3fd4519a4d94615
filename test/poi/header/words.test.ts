import { describe, expect, it } from "@jest/globals";
import { headerFacts } from "../../../src/poi/header/words";

describe("a part of the year", () => {
  it.each([
    [
      "quarter",
      0,
      "Ier Trim. | 1er TRIM | 1ro Trimestre | IER TRIMESTRE | Q1 | ITRIM | 1TRIM | TRIM1 | TRIM-I | 1T25 | 1T2025",
    ],
    ["quarter", 1, "IIdo Trim. | 2do TRIM | Q2 | IITRIM | TRIMESTRE2 | 2T25"],
    ["quarter", 2, "IIIer Trim. | 3ro Trim. | Q3 | IIIQ | IIITRIM | TRIM3"],
    ["quarter", 3, "IVto Trim. | 4to TRIM | Q4 | IVTRIMESTRE | 4T26"],
    ["semester", 0, "S1 | 1S | ISEM | Ier Semestre | SEM1"],
    ["semester", 1, "S2 | IIS | 2SEM | IIdo Sem."],
  ] as const)("is known by its names: %s %d", (kind, index, names) => {
    for (const name of names.split(" | "))
      expect([name, headerFacts(name).period]).toEqual([name, { kind, index }]);
  });

  it.each(["T5", "Q5", "S3", "SEMANA 1", "TRIM5", "VTRIM", "1T15", "SQ1", "IIIS"])(
    "is none of what only looks like one: %s",
    (name) => {
      expect(headerFacts(name).period).toBeUndefined();
    },
  );
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
