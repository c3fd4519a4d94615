import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { activitiesOf } from "../../../src/poi/execution/execution";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { levelActivity } from "../level-activity";
import type { ActivitySpec, SheetSpec } from "../poi-sheet";
import { validated } from "../poi-sheet";
import { testCheck } from "./check-tester";

const RUN = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24];
const LEVEL = Array<number>(12).fill(90);
const running = (spec?: ActivitySpec): ActivitySpec => levelActivity(RUN, RUN, "last", spec);
const PUPILS = [0, 0, 450, 448, 447, 447, 446, 446, 445, 445, 444, 444];
const BEDS = [118, 110, 112, 110, 112, 112, 113, 112, 112, 110, 112, 111];
const NO_QUARTERS = Object.fromEntries(
  ["AD", "AE", "AF", "AG", "AH", "AI", "AJ", "AK"].map((column) => [column, ""]),
);
const UNTIL_JUNE = [1, 4, 5, 8, 9, 12, 0, 0, 0, 0, 0, 0];

testCheck("not-additive", {
  valid: [
    { name: "months that add up", sheet: { activities: [{}] } },
    {
      name: "a percentage parted among the months",
      sheet: {
        activities: [
          {
            measure: "PORCENTAJE",
            programmed: [0, 0, 25, 0, 0, 25, 0, 0, 25, 0, 0, 25],
            executed: [0, 0, 25, 0, 0, 20, 0, 0, 25, 0, 0, 25],
          },
        ],
      },
    },
    {
      name: "reports, each to be whole",
      sheet: {
        activities: [
          {
            measure: "INFORME AL 100%",
            programmed: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            executed: Array<number>(12).fill(0),
          },
        ],
        total: true,
      },
    },
    {
      name: "months that rise and add up",
      sheet: { activities: [{ programmed: RUN }] },
    },
    {
      name: "a wrong META that happens to be December's value",
      sheet: { activities: [{ programmed: RUN, cells: { E: 24 } }] },
    },
    {
      name: "the same every month, with the META of a month",
      sheet: { activities: [{ cells: { E: 1 } }] },
    },
    {
      name: "pupils whose META is none of their months'",
      sheet: { activities: [levelActivity(PUPILS, PUPILS, "most", { cells: { E: 449 } })] },
    },
    {
      name: "a wrong META that is the most of its months, whose quarters add up",
      sheet: { activities: [{ programmed: PUPILS, cells: { E: 450 } }] },
    },
    {
      name: "without quarters, a wrong META that is the most of months unlike one another",
      sheet: {
        activities: [
          { programmed: [3, 8, 12, 5, 9, 40, 7, 6, 5, 4, 3, 2], cells: { ...NO_QUARTERS, E: 40 } },
        ],
      },
    },
    {
      name: "without quarters, META that repeats the cell beside it",
      sheet: { activities: [{ programmed: BEDS, cells: { ...NO_QUARTERS, E: BEDS[0] } }] },
    },
    {
      name: "the mean of ten months, which is a tenth of their sum",
      sheet: {
        activities: [
          {
            programmed: [
              ...Array<number>(10)
                .fill(90)
                .map((n, at) => n + (at % 3)),
              0,
              0,
            ],
            cells: { ...NO_QUARTERS, E: 90.9 },
          },
        ],
      },
    },
    {
      name: "what the user says adds up",
      sheet: { activities: [running({ unit: "A", activity: "B" })] },
      options: { rules: [{ unit: "A", activity: "B", rule: "sum" }] },
    },
  ],
  invalid: [
    {
      name: "a running total, by its numbers",
      sheet: { activities: [{}, running()] },
      findings: [{ at: "D6", detail: { rule: "accumulated", by: "numbers" } }],
    },
    {
      name: "a running total executed up to June",
      sheet: { activities: [levelActivity(RUN, UNTIL_JUNE, "last")] },
      findings: [{ at: "D5", detail: { rule: "accumulated", by: "numbers" } }],
      options: { quarter: 2 },
      alsoBreaks: ["other-quarter"],
    },
    {
      name: "a running total whose later quarters repeat the last value",
      sheet: {
        activities: [levelActivity(RUN, UNTIL_JUNE, "last", { cells: { AI: 12, AK: 12 } })],
      },
      findings: [{ at: "D5", detail: { rule: "accumulated" } }],
      options: { quarter: 2 },
      alsoBreaks: ["other-quarter"],
    },
    {
      name: "pupils, of whom META and the quarters say the most",
      sheet: { activities: [levelActivity(PUPILS, PUPILS, "most")] },
      findings: [{ at: "D5", detail: { rule: "most", by: "numbers" } }],
    },
    {
      name: "beds without quarters, of which META is the mean",
      sheet: {
        activities: [
          { programmed: BEDS, executed: BEDS, cells: { ...NO_QUARTERS, E: 112 } },
          { cells: NO_QUARTERS },
          { activity: "OTRA", cells: NO_QUARTERS },
        ],
      },
      findings: [{ at: "D5", detail: { rule: "mean", by: "numbers" } }],
      alsoBreaks: ["empty-column"],
    },
    {
      name: "a running total by its measure",
      sheet: { activities: [running({ measure: "Informe acumulado" })] },
      findings: [{ at: "D5", detail: { rule: "accumulated", by: "measure" } }],
    },
    {
      name: "the same percentage every month",
      sheet: { activities: [levelActivity(LEVEL, LEVEL, "last", { measure: "Porcentaje" })] },
      findings: [{ at: "D5", detail: { rule: "percentage", by: "measure" } }],
    },
    {
      name: "a percentage whose META is the mean of its months",
      sheet: {
        activities: [
          levelActivity([80, 82, 84, 86, 88, 90, 92, 94, 96, 98, 99, 99], LEVEL, "mean", {
            measure: "% de atención",
            cells: { E: 90.67 },
          }),
        ],
      },
      findings: [{ at: "D5", detail: { rule: "percentage" } }],
    },
    {
      name: "a percentage whose META is the highest of its months",
      sheet: {
        activities: [
          levelActivity([80, 82, 99, 86, 88, 90, 92, 94, 96, 98, 90, 70], LEVEL, "most", {
            measure: "TASA",
          }),
        ],
      },
      findings: [{ at: "D5", detail: { rule: "percentage" } }],
    },
    {
      name: "what the user says is accumulated",
      sheet: {
        activities: [
          levelActivity([5, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9], RUN, "last", {
            unit: "A",
            activity: "B",
          }),
          { unit: "A", activity: "C" },
        ],
      },
      options: { rules: [{ unit: "A", activity: "B", rule: "accumulated" }] },
      findings: [{ at: "D5", detail: { rule: "accumulated", by: "choice" } }],
    },
  ],
});

/** A percentage of the year, over months that all say the same. */
const ofYear = (target: number, month: number | ""): SheetSpec => ({
  activities: [
    {},
    {
      measure: "PORCENTAJE",
      programmed: Array<number>(12).fill(month === "" ? 0 : month),
      executed: Array<number>(12).fill(0),
      cells: {
        E: target,
        ...Object.fromEntries(Array.from("FGHIJKLMNOPQ", (column) => [column, month])),
        ...Object.fromEntries(["AD", "AF", "AH", "AJ"].map((column) => [column, month])),
      },
    },
  ],
});

testCheck("last-value", {
  valid: [
    { name: "a running total", sheet: { activities: [running()] } },
    { name: "rows that add up", sheet: { activities: [{ cells: { AD: 9 } }] } },
    { name: "an objective's percentage of the year, without months", sheet: ofYear(85, "") },
  ],
  invalid: [
    {
      name: "a percentage that is not that of its months",
      sheet: ofYear(85, 80),
      findings: [{ at: "E6", found: 85, expected: 80 }],
      alsoBreaks: ["not-additive"],
    },
    {
      name: "a quarter of a running total that is not its last month",
      sheet: { activities: [running({ cells: { AF: 14 } })] },
      findings: [{ at: "AF5", found: 14, expected: 12, detail: { gathering: "last" } }],
      alsoBreaks: ["not-additive"],
    },
    {
      name: "a quarter of a running total that somebody added up",
      sheet: { activities: [running({ cells: { AF: 30 } })] },
      findings: [{ at: "AF5", found: 30, expected: 12 }],
      alsoBreaks: ["not-additive"],
    },
    {
      name: "a quarter of a percentage",
      sheet: {
        activities: [
          levelActivity(LEVEL, LEVEL, "last", { measure: "PORCENTAJE", cells: { AG: 270 } }),
        ],
      },
      findings: [{ at: "AG5", found: 270, expected: 90 }],
      alsoBreaks: ["not-additive"],
    },
  ],
});

const columnLetters = [
  ...Array.from("EFGHIJKLMNOPQRSTUVWXYZ"),
  ..."ABCDEFGHIJK".split("").map((letter) => `A${letter}`),
];

/** TOTAL's cells as the sums of some activities alone, each of one a month. */
const totalOf = (count: number): Record<string, number> =>
  Object.fromEntries(
    columnLetters.map((letters, at) => [letters, count * (at === 0 ? 12 : at < 25 ? 1 : 3)]),
  );

testCheck("total-mixed", {
  valid: [
    {
      name: "a TOTAL that leaves a running total out",
      sheet: { activities: [{}, {}, running()], total: totalOf(2) },
    },
    { name: "a TOTAL over rows that add up", sheet: { activities: [{}, {}], total: true } },
  ],
  invalid: [
    {
      name: "a TOTAL that adds a running total up, said once",
      sheet: { activities: [{}, {}, running()], total: true },
      findings: [{ at: "row 8", detail: { rows: 1 } }],
      alsoBreaks: ["not-additive"],
    },
  ],
});

describe("rows whose months do not add up", () => {
  it("take part in no sum and have a progress of their own", () => {
    const { execution } = validated(
      { activities: [{}, levelActivity(RUN, UNTIL_JUNE, "last"), {}] },
      { quarter: 3 },
    );
    expect(execution.totals).toMatchObject({ target: 24, programmed: 18, executed: 18, apart: 1 });
    expect(execution.units).toMatchObject([{ activities: 2, programmed: 18 }]);
    expect([...activitiesOf(execution)].map(({ ratio }) => ratio)).toEqual([1, 12 / 18, 1]);
  });

  it("do not mislead the diagnosis of the others", () => {
    const validation = validated({
      activities: [{}, running({ cells: { F: "S/D" } }), { cells: { F: 3 } }],
      total: totalOf(2),
    });
    const { corrections, openTotals } = diagnose(validation);
    expect(corrections).toMatchObject([{ row: 6, cells: [{ from: 3, to: 1 }] }]);
    expect(openTotals).toEqual([]);
  });

  it("are known whatever running total it is, and say nothing is wrong", () => {
    const steps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(steps, (added) => {
        let total = 0;
        const run = added.map((step) => (total += step));
        fc.pre(run[0] > 0 && new Set(run).size > 2);
        const { findings } = validated({ activities: [{}, levelActivity(run, run, "last")] });
        expect(findings.map(({ check }) => check)).toEqual(["not-additive"]);
      }),
    );
  });

  it("are never rows that add up, nor such rows with one cell wrong", () => {
    const months = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
    const wrong = fc.tuple(fc.constantFrom(...columnLetters), fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(months, months, wrong, (programmed, executed, [column, value]) => {
        const { notAdditive } = validated({
          activities: [{ programmed, executed, cells: { [column]: value } }],
        });
        expect(notAdditive.size).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});
