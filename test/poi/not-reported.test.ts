import { describe, expect, it } from "@jest/globals";
import { activitiesOf, activityCount } from "../../src/poi/execution";
import { summaryOf } from "../../src/poi/summary";
import { validate } from "../../src/poi/validation";
import { rankActivities } from "../../src/taskpane/execution-list";
import { planOf, poiSheet, withoutExecuted } from "./poi-sheet";

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
