import { testCheck } from "./check-tester";

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
  ],
  invalid: [
    {
      name: "a text where a month belongs, without the sum errors that follow from it",
      sheet: { activities: [{}, { cells: { S: "uno" } }] },
      findings: [{ at: "S6", detail: { kind: "text", text: "uno" } }],
    },
    {
      name: "an error value",
      sheet: { activities: [{ cells: { AD: "#REF!" } }] },
      findings: [{ at: "AD5", detail: { kind: "error" } }],
    },
    {
      name: "TRUE",
      sheet: { activities: [{ cells: { E: true } }] },
      findings: [{ at: "E5", detail: { kind: "boolean" } }],
    },
    {
      name: "in the TOTAL row",
      sheet: { activities: [{}, {}], total: { E: "S/D" } },
      findings: [{ at: "E7", detail: { kind: "text", text: "S/D" } }],
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
  valid: [{ name: "whole units", sheet: { activities: [{}] } }],
  invalid: [
    {
      name: "said once a row, at its first fraction",
      sheet: { activities: [{ programmed: [0.5, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }] },
      findings: [{ at: "F5", found: 0.5 }],
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
  ],
  invalid: [
    {
      name: "the same activity twice",
      sheet: { activities: [{ activity: "CAPACITACIÓN" }, {}, { activity: "CAPACITACIÓN" }] },
      findings: [{ at: "C7", detail: { firstSheet: "POI", firstRow: 5 } }],
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
