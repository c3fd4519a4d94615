import { describe, expect, it } from "@jest/globals";
import { findingText } from "../../../src/i18n/finding-text";
import { catalogue } from "../../../src/i18n/index";
import { monthSlot, quarterSlot, TARGET } from "../../../src/poi/slots";
import type { CellValue } from "../../../src/poi/cells";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet, validated } from "../poi-sheet";
import { testCheck } from "./check-tester";

const twelve = Array<number>(12).fill(2);

testCheck("target-sum", {
  valid: [
    { name: "META is the sum of its months", sheet: { activities: [{}, { programmed: twelve }] } },
    {
      name: "an activity without any amount",
      sheet: { activities: [{}, { programmed: Array<number>(12).fill(0) }] },
    },
    {
      name: "fractions that add up within binary rounding",
      sheet: {
        activities: [{ programmed: [0.1, 0.2, 0.3, 0.4, 0.1, 0.2, 0.3, 0.4, 0.1, 0.2, 0.3, 0.4] }],
      },
    },
  ],
  invalid: [
    {
      name: "META one too many",
      sheet: { activities: [{}, { cells: { E: 13 } }] },
      findings: [{ at: "E6", found: 13, expected: 12, detail: { parts: "months" } }],
    },
    {
      name: "META is blank",
      sheet: { activities: [{}, { cells: { E: "" } }] },
      findings: [{ at: "E6", found: null, expected: 12 }],
    },
    {
      name: "large integers are compared exactly",
      sheet: {
        activities: [
          { programmed: Array<number>(12).fill(400_000_000_000), cells: { E: 4_800_000_000_001 } },
        ],
      },
      findings: [{ at: "E5", found: 4_800_000_000_001, expected: 4_800_000_000_000 }],
    },
  ],
});

testCheck("quarter-sum", {
  valid: [
    {
      name: "every quarter is the sum of its months",
      sheet: { activities: [{}, { programmed: twelve }] },
    },
  ],
  invalid: [
    {
      name: "an executed quarter",
      sheet: { activities: [{}, { cells: { AI: 4 } }] },
      findings: [{ at: "AI6", found: 4, expected: 3 }],
    },
    {
      name: "a programmed month that was mistyped breaks its quarter and META",
      sheet: { activities: [{ cells: { G: 5 } }, {}] },
      findings: [{ at: "AD5", found: 3, expected: 7 }],
      alsoBreaks: ["target-sum"],
    },
    {
      name: "the TOTAL row's own quarters",
      sheet: { activities: [{}, {}], total: { AE: 7 } },
      findings: [{ at: "AE7", found: 7, expected: 6 }],
      alsoBreaks: ["total-sum"],
    },
  ],
});

testCheck("total-sum", {
  valid: [
    { name: "a right TOTAL", sheet: { activities: [{}, { programmed: twelve }, {}], total: true } },
    { name: "no TOTAL at all", sheet: { activities: [{}, {}] } },
    {
      name: "an activity whose name begins with TOTAL",
      sheet: { activities: [{ activity: "TOTAL DE EXPEDIENTES ATENDIDOS" }, {}], total: true },
    },
  ],
  invalid: [
    {
      name: "META of the TOTAL",
      sheet: { activities: [{}, { programmed: twelve }], total: { E: 35 } },
      findings: [{ at: "E7", found: 35, expected: 36, detail: { scope: "plan", rows: 2 } }],
      alsoBreaks: ["target-sum"],
    },
    {
      name: "a blank META of the TOTAL, said once",
      sheet: { activities: [{}, { programmed: twelve }], total: { E: "" } },
      findings: [{ at: "E7", found: null, expected: 36 }],
    },
    {
      name: "a month of the TOTAL and its quarter",
      sheet: { activities: [{}, {}], total: { R: 3, AE: 7 } },
      findings: [
        { at: "R7", found: 3, expected: 2 },
        { at: "AE7", found: 7, expected: 6 },
      ],
    },
  ],
});

/** Cells of a TOTAL row left blank, by their columns' letters. */
const blank = (columns: string): Record<string, string> =>
  Object.fromEntries(columns.split(" ").map((column): [string, string] => [column, ""]));

/** Its executed columns alone. */
const NOTHING_EXECUTED = blank("R S T U V W X Y Z AA AB AC AE AG AI AK");
/** What was executed by month, and every quarter. */
const WITHOUT_EXECUTED = { ...NOTHING_EXECUTED, ...blank("AD AF AH AJ") };
/** META and all of the months and quarters. */
const ALL_BLANK = {
  ...WITHOUT_EXECUTED,
  ...blank("E F G H I J K L M N O P Q"),
};
/** Activities of which nothing is executed in the last quarter. */
const TO_THE_THIRD = {
  title: "POI 2022 AL III TRIMESTRE",
  activities: [{}, {}].map(() => ({ executed: [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0] })),
};
const months = Array.from({ length: 12 }, (_, month) => month);
const NOT_TOTALLED = [
  ...[0, 1, 2, 3].map((quarter) => quarterSlot("programmed", quarter)),
  ...months.map((month) => monthSlot("executed", month)),
  ...[0, 1, 2, 3].map((quarter) => quarterSlot("executed", quarter)),
];
const ALL_SLOTS = [
  TARGET,
  ...months.map((month) => monthSlot("programmed", month)),
  ...NOT_TOTALLED,
];

testCheck("partial-total", {
  valid: [
    { name: "a whole TOTAL", sheet: { activities: [{}, {}], total: true } },
    { name: "no TOTAL", sheet: { activities: [{}, {}] } },
    {
      name: "a single blank among figures, which is an error",
      sheet: { activities: [{}, {}], total: { R: "" } },
    },
    {
      name: "columns of which no row says anything",
      sheet: {
        activities: [{ executed: Array<number>(12).fill(0) }],
        total: blank("R S T U V W X Y Z AA AB AC"),
      },
    },
  ],
  invalid: [
    {
      name: "half of its columns are blank",
      sheet: { activities: [{}, {}], total: WITHOUT_EXECUTED },
      findings: [{ at: "row 7", detail: { slots: NOT_TOTALLED, rows: 1 } }],
    },
    {
      name: "all are blank, as where it adds up the money beside the plan",
      sheet: { activities: [{}, {}], total: ALL_BLANK },
      findings: [{ at: "row 7", detail: { slots: ALL_SLOTS } }],
    },
    {
      name: "what it does add up is checked",
      sheet: { activities: [{}, {}], total: { ...WITHOUT_EXECUTED, F: 5 } },
      findings: [{ at: "row 7", detail: { slots: NOT_TOTALLED } }],
      alsoBreaks: ["target-sum", "total-sum"],
    },
    {
      name: "a whole series is blank, of which the last quarter has nothing",
      sheet: { ...TO_THE_THIRD, total: NOTHING_EXECUTED },
      findings: [
        {
          at: "row 7",
          detail: {
            slots: [
              ...months.slice(0, 9).map((month) => monthSlot("executed", month)),
              ...[0, 1, 2].map((quarter) => quarterSlot("executed", quarter)),
            ],
          },
        },
      ],
    },
    {
      name: "beside a series left out, a blank of another is still an error",
      sheet: { ...TO_THE_THIRD, total: { ...NOTHING_EXECUTED, AD: "" } },
      findings: [{ at: "row 7" }],
      alsoBreaks: ["total-sum"],
    },
  ],
});

it("warns of a series that a TOTAL leaves out beside another, and only remarks on a TOTAL of META alone", () => {
  const severityWith = (total: Record<string, string>): string[] =>
    validated({ activities: [{}, {}], total }).findings.map(({ severity }) => severity);
  expect(severityWith(NOTHING_EXECUTED)).toEqual(["warning"]);
  const programmed = blank("F G H I J K L M N O P Q");
  expect(severityWith({ ...WITHOUT_EXECUTED, ...programmed })).toEqual(["info"]);
});

describe("a TOTAL of what is programmed and one of what was executed", () => {
  const PROGRAMMED = "E F G H I J K L M N O P Q AD AF AH AJ";
  const EXECUTED = "R S T U V W X Y Z AA AB AC AE AG AI AK";

  /** The sheet with both, the second with some of its cells otherwise. */
  const withTwo = (ofExecuted: Record<string, CellValue> = {}) => {
    const label = (name: string) => ({ A: name });
    const first = poiSheet({
      activities: [{}, {}],
      total: { ...blank(EXECUTED), ...label("TOTAL PROGRAMADO") },
    });
    const second = poiSheet({
      activities: [{}, {}],
      total: { ...blank(PROGRAMMED), ...label("TOTAL EJECUTADO"), ...ofExecuted },
    });
    return planOf({ ...first, values: [...first.values, ...second.values.slice(-1)] });
  };

  it("are no gap, the one and the other", () => {
    expect(validate(withTwo()).findings).toEqual([]);
  });

  it("are checked, each in what it adds up", () => {
    expect(validate(withTwo({ R: 5 })).findings).toMatchObject([
      { check: "total-sum", row: 7, found: 5, expected: 2 },
      { check: "quarter-sum", row: 7 },
    ]);
  });

  it("are a gap in what neither adds up", () => {
    const months = blank("R S T U V W X Y Z AA AB AC");
    expect(validate(withTwo(months)).findings).toMatchObject([
      {
        check: "partial-total",
        row: 6,
        detail: {
          slots: Array.from({ length: 12 }, (_, month) => monthSlot("executed", month)),
          rows: 2,
        },
      },
    ]);
  });
});

it("names the columns that a TOTAL leaves blank", () => {
  const { findings } = validated({ activities: [{}, {}], total: WITHOUT_EXECUTED });
  expect(findings.map((finding) => findingText(catalogue("es"), finding))).toEqual([
    "La fila TOTAL no suma PROGRAMADO I TRIMESTRE a IV TRIMESTRE, EJECUTADO ENE a DIC y EJECUTADO I TRIMESTRE a IV TRIMESTRE: están en blanco y no se comprueban.",
  ]);
  expect(findings.map((finding) => findingText(catalogue("en"), finding))).toEqual([
    "The TOTAL row does not add up PROGRAMMED Q1 to Q4, EXECUTED JAN to DEC, and EXECUTED Q1 to Q4: these are blank and not checked.",
  ]);
});

it("says of an annual total or a semester of quarters that it is these that add up", () => {
  const header = ["UNIDAD ORGÁNICA", "ACTIVIDAD", "UNIDAD DE MEDIDA", "META"];
  const quarters = ["I TRIM", "II TRIM", "III TRIM", "IV TRIM"];
  const executed = [...quarters, "I SEMESTRE", "II SEMESTRE", "TOTAL"];
  const named = [
    ...header,
    ...quarters.map((name) => `PROG. ${name}`),
    ...executed.map((name) => `EJEC. ${name}`),
  ];
  const activity = (name: string, ...sums: number[]): CellValue[] => [
    ...["OFICINA", name, "INFORMES", 10, 1, 2, 3, 4, 1, 2, 3, 4],
    ...sums,
  ];
  const values = [named, activity("A", 3, 7, 10), activity("B", 3, 7, 11), activity("C", 4, 7, 10)];
  const { findings } = validate(planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values }));
  const said = findings.map((finding) => findingText(catalogue("es"), finding));
  expect(findings.map(({ check }) => check)).toEqual(["quarter-sum", "quarter-sum"]);
  expect(said[0]).toContain("EJECUTADO TOTAL ANUAL dice 11; sus trimestres suman 10");
  expect(said[1]).toContain("EJECUTADO I SEMESTRE dice 4; sus trimestres suman 3");
});
