import { describe, expect, it } from "@jest/globals";
import { catalogue } from "../../src/i18n/index";
import { readingFacts } from "../../src/i18n/reading-text";
import { activitiesOf, activityCount } from "../../src/poi/execution/execution";
import { summaryOf } from "../../src/poi/summary/summary";
import { validate } from "../../src/poi/validation/validation";
import { rankActivities } from "../../src/taskpane/execution-list";
import { executedInThirdAlone, planOf, poiSheet, withoutExecuted } from "./poi-sheet";

const untitled = { title: "PLAN OPERATIVO INSTITUCIONAL 2021" };
const nothing = Array<number>(12).fill(0);

describe("a plan without columns of what was executed", () => {
  const plan = planOf(withoutExecuted(poiSheet({ ...untitled, activities: [{}, { unit: "B" }] })));
  const validation = validate(plan);
  const { execution } = validation;

  it("reports no quarter and assesses no activity", () => {
    expect(validation).toMatchObject({ quarterSource: "none" });
    expect(execution.reported).toBe(false);
    expect([...activitiesOf(execution)]).toEqual([]);
    expect(rankActivities(execution)).toEqual([]);
    expect(summaryOf(validation)).toMatchObject({
      underExecuted: [],
      exceeded: [],
      unprogrammed: [],
      notProgrammed: [],
    });
  });

  it("still adds up what was programmed, without a ratio or a level that could mislead", () => {
    expect(execution.totals).toMatchObject({ target: 24, programmed: 24, ratio: null });
    const progress = [execution.totals, ...execution.units, ...execution.quarters];
    expect(new Set(progress.map(({ level }) => level))).toEqual(new Set(["not-reported"]));
    expect(execution.units.map(({ activities }) => activities)).toEqual([1, 1]);
  });

  it("takes the quarter from its title, or as chosen, where there is one", () => {
    const titled = planOf(withoutExecuted(poiSheet({ activities: [{}] })));
    expect(validate(titled).quarterSource).toBe("title");
    expect(validate(plan, { quarter: 2 })).toMatchObject({ quarter: 2, quarterSource: "option" });
  });
});

it("finds every activity critical where the columns are there and blank", () => {
  const validation = validate(
    planOf(poiSheet({ ...untitled, activities: [{ executed: nothing }] })),
  );
  expect(validation.quarterSource).toBe("amounts");
  expect([...activitiesOf(validation.execution)].map(({ level }) => level)).toEqual(["critical"]);
});

describe("a plan of which one sheet has columns of what was executed and another none", () => {
  const validation = validate(
    planOf(
      withoutExecuted(
        poiSheet({ sheet: "Sin", activities: [{ unit: "B" }, { unit: "A", cells: { G: 9 } }] }),
      ),
      poiSheet({ sheet: "Con", activities: [{ unit: "A" }, { unit: "C" }] }),
      withoutExecuted(poiSheet({ sheet: "Sin 2", activities: [{ unit: "A" }] })),
    ),
  );
  const { execution } = validation;

  it("counts those of the first alone", () => {
    expect(execution).toMatchObject({ reported: true, counted: [{ start: 2, end: 4 }] });
    expect([...activitiesOf(execution)].map(({ row, level }) => [row, level])).toEqual([
      [2, "met"],
      [3, "met"],
    ]);
    expect(execution.totals).toMatchObject({ programmed: 24, target: 24, ratio: 1, unreported: 3 });
    expect(execution.units.map(({ unit, activities }) => [unit, activities])).toEqual([
      ["A", 1],
      ["C", 1],
    ]);
    expect(activityCount(execution)).toBe(2);
  });

  it("checks the others' sums all the same", () => {
    expect(
      validation.findings.some(({ check, sheet }) => check === "quarter-sum" && sheet === "Sin"),
    ).toBe(true);
  });

  it("leaves the others out of the summary's formulas", () => {
    const { all, groups } = summaryOf(validation);
    for (const text of [all.activities, all.target, ...all.quarters.map((q) => q.programmed)])
      expect(text).not.toContain("Sin");
    expect(groups.unit.map(({ name, progress }) => [name, progress.programmed])).toEqual([
      ["B", 0],
      ["A", 12],
      ["C", 12],
    ]);
  });
});

describe("a plan that says of one quarter alone what was executed", () => {
  const months = (first: number, third: number): number[] =>
    Array.from({ length: 12 }, (_, month) => (month === 1 ? first : month === 7 ? third : 0));
  const sheet = poiSheet({
    title: "POI 2021 AL III TRIMESTRE",
    activities: [
      { programmed: months(9, 4), executed: months(0, 3) },
      // Late: programmed in the first, executed in the third.
      { programmed: months(5, 0), executed: months(0, 5) },
    ],
  });
  const validation = validate(planOf(executedInThirdAlone(sheet)));

  it("is measured against what was programmed in that quarter", () => {
    expect([...activitiesOf(validation.execution)]).toMatchObject([
      { programmed: 4, executed: 3, ratio: 0.75 },
      { programmed: 0, executed: 5, level: "unprogrammed" },
    ]);
    expect(validation.execution.totals).toMatchObject({ target: 18, programmed: 4, executed: 8 });
  });

  it("has its sums checked over the whole year, and nothing said to be executed before it was programmed", () => {
    expect(validation.findings).toEqual([]);
    const wrong = { ...sheet, values: sheet.values.map((row) => [...row]) };
    const row = wrong.values.findIndex((cells) => cells[4] === 13);
    wrong.values[row][4] = 14;
    expect(validate(planOf(executedInThirdAlone(wrong))).findings).toMatchObject([
      { check: "target-sum", found: 14, expected: 13 },
    ]);
  });

  it("is said to lack the quarters before, and no later one", () => {
    const [said] = readingFacts(validation.plan, catalogue("es"));
    expect(said).toContain("En POI faltan columnas de lo ejecutado (I trimestre, II trimestre)");
    expect(readingFacts(planOf(sheet), catalogue("es"))).toEqual([]);
  });
});

it.each([
  ["a semester's column holds them", ["EJEC. I SEM", "EJEC. III TRIM"], 30],
  ["the only column is of everything to date", ["EJEC. AL III TRIM"], 30],
  ["the column of a quarter is not there", ["EJEC. I TRIM", "EJEC. III TRIM"], 20],
])("what was programmed in the quarters before counts or not: %s", (_, executed, programmed) => {
  const quarters = ["I", "II", "III", "IV"].map((quarter) => `PROG. ${quarter} TRIM`);
  const values = [
    ["POI 2021 AL III TRIMESTRE", ...Array<string>(5 + executed.length).fill("")],
    ["ACTIVIDAD", "META", ...quarters, ...executed],
    ["Informe", 40, 10, 10, 10, 10, ...executed.map(() => 7)],
  ];
  const plan = planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values });
  expect(validate(plan).execution.totals.programmed).toBe(programmed);
});
