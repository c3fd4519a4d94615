import { columnLetters } from "../../../src/poi/address";
import { testCheck } from "./check-tester";

/** The same in all amounts of a row. */
const everyAmount = (text: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: 33 }, (_, at) => [columnLetters(at + 4), text]));

testCheck("not-a-number", {
  valid: [
    { name: "numbers", sheet: { activities: [{}] } },
    {
      name: "a lone dash is an empty cell",
      sheet: {
        activities: [
          { programmed: [0, ...Array<number>(11).fill(1)], cells: { F: "-", R: " — " } },
        ],
      },
    },
    {
      name: "numbers kept as text, and what says that there is none",
      sheet: { activities: [{ cells: { F: "1", R: "N.A." } }] },
    },
    {
      name: "a comma that only parts thousands, because the row's sums hold with it",
      sheet: {
        activities: [
          { programmed: [1234, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0], cells: { F: "1,234" } },
        ],
      },
    },
  ],
  invalid: [
    {
      name: "a text where a month belongs, without the sum errors that follow from it",
      sheet: { activities: [{}, { cells: { S: "uno" } }] },
      findings: [{ at: "S6", detail: { kind: "text", text: "uno" } }],
    },
    {
      name: "once in a TOTAL row that says the same text wherever it says something",
      sheet: { activities: [{}, {}], total: { ...everyAmount("por sumar"), G: "" } },
      findings: [{ at: "E7", detail: { kind: "text", text: "por sumar", cells: 32 } }],
      alsoBreaks: ["total-sum"],
    },
    {
      name: "each error of a TOTAL row",
      sheet: { activities: [{}, {}], total: everyAmount("#REF!") },
      findings: Array.from({ length: 33 }, (_, at) => ({ at: `${columnLetters(at + 4)}7` })),
    },
    {
      name: "an error value",
      sheet: { activities: [{ cells: { AD: "#REF!" } }] },
      findings: [{ at: "AD5", detail: { kind: "error" } }],
    },
    {
      name: "a number beyond what Excel keeps exactly, typed or kept as text",
      sheet: { activities: [{ cells: { S: 1e300 } }, { cells: { S: "-9999999999999999" } }] },
      findings: [
        { at: "S5", detail: { kind: "too-large", text: "1e+300" } },
        { at: "S6", detail: { kind: "too-large", text: "-9999999999999999" } },
      ],
    },
    {
      name: "TRUE",
      sheet: { activities: [{ cells: { E: true } }] },
      findings: [{ at: "E5", detail: { kind: "boolean" } }],
    },
    {
      name: "in the TOTAL row",
      sheet: { activities: [{}, {}], total: { E: "dos" } },
      findings: [{ at: "E7", detail: { kind: "text", text: "dos" } }],
    },
    {
      name: "a text that can be read as two numbers, where no sum of the row tells which",
      sheet: { activities: [{ cells: { F: "1.234", E: "", AD: "" } }] },
      findings: [{ at: "F5", detail: { kind: "ambiguous", readings: [1.234, 1234] } }],
    },
    {
      name: "a percentage among counts",
      sheet: { activities: [{ cells: { F: "100%", E: "S/D", AD: "" } }] },
      findings: [{ at: "F5", detail: { kind: "ambiguous", readings: [1, 100] } }],
      alsoBreaks: ["no-data"],
    },
  ],
});

testCheck("text-number", {
  valid: [
    { name: "numbers", sheet: { activities: [{}] } },
    { name: "a text that means nothing", sheet: { activities: [{ cells: { F: "uno" } }] } },
  ],
  invalid: [
    {
      name: "said once a row, and counted as the numbers they are",
      sheet: { activities: [{}, { cells: { F: "1", G: "\u00a01 ", S: "1.0", E: "12" } }] },
      findings: [{ at: "E6", detail: { text: "12", amount: 12, cells: 4 } }],
    },
    {
      name: "thousands, as the row's own sums tell",
      sheet: {
        activities: [
          {
            programmed: [1234, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            cells: { F: "1.234", E: "1.234" },
          },
        ],
      },
      findings: [{ at: "E5", detail: { amount: 1234, cells: 2 } }],
    },
    {
      name: "without errors in sums that Excel made without it",
      sheet: {
        activities: [{ cells: { F: "1", AD: 2, E: 11 } }, {}],
        total: { F: 1, E: 23, AD: 5 },
      },
      findings: [{ at: "F5", detail: { amount: 1 } }],
    },
    {
      name: "all of a row, and all of TOTAL",
      sheet: {
        activities: [{ programmed: Array<number>(12).fill(10) }],
        total: Object.fromEntries(
          [
            ...Array.from("EFGHIJKLMNOPQRSTUVWXYZ"),
            "AA",
            "AB",
            "AC",
            "AD",
            "AE",
            "AF",
            "AG",
            "AH",
            "AI",
            "AJ",
            "AK",
          ].map((letters, column) => [letters, column === 0 ? "120" : column < 25 ? "10" : "30"]),
        ),
      },
      findings: [{ at: "E6", detail: { amount: 120, cells: 33 } }],
    },
    {
      name: "beside a wrong sum, which is still said",
      sheet: { activities: [{ cells: { F: "1", AE: 7 } }] },
      findings: [{ at: "F5" }],
      alsoBreaks: ["quarter-sum"],
    },
    {
      name: "a percentage among shares",
      sheet: {
        activities: [
          {
            measure: "PORCENTAJE",
            programmed: [0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5],
            cells: { F: "50%" },
          },
        ],
      },
      findings: [{ at: "F5", detail: { amount: 0.5 } }],
    },
  ],
});

testCheck("dash", {
  valid: [{ name: "zeros and blanks", sheet: { activities: [{ cells: { F: 0, E: 11, AD: 2 } }] } }],
  invalid: [
    {
      name: "said once a row",
      sheet: {
        activities: [
          { programmed: [0, ...Array<number>(11).fill(1)], cells: { F: "-", R: " — " } },
        ],
      },
      findings: [{ at: "F5", detail: { text: "-", cells: 2 } }],
    },
  ],
});

testCheck("no-data", {
  valid: [
    {
      name: "blank",
      sheet: { activities: [{ programmed: [0, ...Array<number>(11).fill(1)], cells: { F: "" } }] },
    },
    {
      name: "in months after the quarter reported, of which nothing is due",
      sheet: {
        title: "POI 2021 - EJECUCIÓN AL II TRIMESTRE",
        activities: [
          {
            executed: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
            cells: Object.fromEntries(
              ["X", "Y", "Z", "AA", "AB", "AC"].map((column) => [column, "Pendiente"]),
            ),
          },
        ],
      },
    },
  ],
  invalid: [
    {
      name: "each cell, without the sum errors that follow from it",
      sheet: { activities: [{ cells: { F: "S/D", R: "n.a." } }] },
      findings: [
        { at: "F5", detail: { text: "S/D" } },
        { at: "R5", detail: { text: "n.a." } },
      ],
    },
    {
      name: "in a month of the quarter reported, and one programmed after it",
      sheet: {
        title: "POI 2021 - EJECUCIÓN AL II TRIMESTRE",
        activities: [
          {
            executed: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
            cells: { L: "S/D", W: "S/D", X: "S/D" },
          },
        ],
      },
      findings: [{ at: "L5" }, { at: "W5" }],
    },
    {
      name: "in the TOTAL row",
      sheet: { activities: [{}, {}], total: { E: "S/D" } },
      findings: [{ at: "E7" }],
    },
    ...["TOTAL", "TOTAL GERENCIA DE FINANZAS"].map((label) => ({
      name: `once where the row ${label} says nothing else`,
      sheet: { activities: [{}, {}], total: { ...everyAmount("S/D"), A: label } },
      findings: [{ at: "E7", detail: { text: "S/D", cells: 33 } }],
    })),
    {
      name: "each where the TOTAL row says other things as well",
      sheet: { activities: [{}, {}], total: { ...everyAmount("S/D"), F: "N.A.", G: "S.I." } },
      findings: Array.from({ length: 33 }, (_, index) => ({ at: `${columnLetters(index + 4)}7` })),
    },
  ],
});

testCheck("negative", {
  valid: [{ name: "zero", sheet: { activities: [{ programmed: Array<number>(12).fill(0) }] } }],
  invalid: [
    {
      name: "a month below zero",
      sheet: {
        activities: [
          {
            programmed: [-1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
            executed: Array<number>(12).fill(1),
          },
        ],
      },
      findings: [{ at: "F5", found: -1 }],
    },
  ],
});

testCheck("fraction", {
  valid: [
    { name: "whole units", sheet: { activities: [{}] } },
    {
      name: "a measure that comes in fractions",
      sheet: {
        activities: [
          { measure: "Kilómetro", programmed: [0.5, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
        ],
      },
    },
  ],
  invalid: [
    {
      name: "said once a row, at its first fraction",
      sheet: { activities: [{ programmed: [0.5, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }] },
      findings: [{ at: "F5", found: 0.5, detail: { cells: 4 } }],
    },
  ],
});

/** Cells of an activity's amounts, all of which say the same. */
const amounts = (value: string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 33 }, (_, index) => [columnLetters(index + 4), value] as const),
  );

testCheck("blank-activity", {
  valid: [
    {
      name: "one that was given zeros",
      sheet: { activities: [{}, { programmed: Array<number>(12).fill(0) }] },
    },
    {
      name: "one of which something is said",
      sheet: { activities: [{}, { cells: { ...amounts(""), E: "S/D" } }] },
    },
    { name: "dashes", sheet: { activities: [{}, { cells: amounts("-") }] } },
  ],
  invalid: [
    {
      name: "a name and a measure beside blanks",
      sheet: { activities: [{}, { cells: amounts("") }, {}] },
      findings: [{ at: "row 6" }],
    },
  ],
});

testCheck("missing-text", {
  valid: [
    {
      name: "a unit written only in the first of its rows",
      sheet: { activities: [{ unit: "GERENCIA A" }, { unit: "" }, { unit: "" }] },
    },
  ],
  invalid: [
    {
      name: "no measure",
      sheet: { activities: [{}, { measure: "" }] },
      findings: [{ at: "D6", detail: { role: "measure" } }],
    },
    {
      name: "no name, and a unit that is blanks",
      sheet: { activities: [{}, {}, { activity: "", unit: "   " }] },
      findings: [
        { at: "A7", detail: { role: "unit" } },
        { at: "C7", detail: { role: "activity" } },
      ],
    },
  ],
});

testCheck("duplicate-activity", {
  valid: [
    {
      name: "the same name in another unit, or with another measure",
      sheet: {
        activities: [
          { activity: "DIRECCIÓN", unit: "A" },
          { activity: "DIRECCIÓN", unit: "B" },
          { activity: "DIRECCIÓN", unit: "A", measure: "INFORMES" },
        ],
      },
    },
    {
      name: "the same name under another category",
      sheet: {
        activities: [
          { activity: "CAPACITACIÓN" },
          { activity: "CAPACITACIÓN", cells: { B: "ASIGNACIONES QUE NO RESULTAN EN PRODUCTOS" } },
        ],
      },
    },
  ],
  invalid: [
    {
      name: "the same activity twice",
      sheet: { activities: [{ activity: "CAPACITACIÓN" }, {}, { activity: "CAPACITACIÓN" }] },
      findings: [{ at: "C7", detail: { firstSheet: "POI", firstRow: 5 } }],
    },
    {
      name: "the same activity twice in a unit whose rows stand apart",
      sheet: {
        activities: ["A", "B", "A"].map((unit) => ({ activity: "CAPACITACIÓN", unit })),
      },
      findings: [{ at: "C7", detail: { firstSheet: "POI", firstRow: 5 } }],
    },
    {
      name: "the same activity, its category left out, or without its accent",
      sheet: {
        activities: [
          { activity: "CAPACITACIÓN" },
          { activity: "CAPACITACIÓN", cells: { B: "-" } },
          { activity: "CAPACITACIÓN", cells: { B: "Gestion  administrativa" } },
        ],
      },
      findings: [
        { at: "C6", detail: { firstSheet: "POI", firstRow: 5 } },
        { at: "C7", detail: { firstSheet: "POI", firstRow: 5 } },
      ],
      alsoBreaks: ["spelling"],
    },
  ],
});

testCheck("empty-column", {
  valid: [
    {
      name: "a blank here and there is a sum error",
      sheet: { activities: [{}, {}, { cells: { AD: "" } }] },
    },
  ],
  invalid: [
    {
      name: "META blank in every row",
      sheet: {
        activities: Array.from({ length: 4 }, () => ({ cells: { E: "" } })).map((spec, i) => ({
          ...spec,
          activity: `A ${i}`,
        })),
      },
      findings: [{ at: "E4", detail: { rows: 4 } }],
    },
  ],
});
