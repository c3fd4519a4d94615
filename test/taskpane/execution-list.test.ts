import { describe, expect, it } from "@jest/globals";
import { activitiesOf } from "../../src/poi/execution";
import { validate } from "../../src/poi/validation";
import { rankActivities, worstActivities, worstFirst } from "../../src/taskpane/execution-list";
import { syntheticPlan } from "../bench/synthetic-plan";
import { planOf } from "../poi/poi-sheet";

const { execution } = validate(planOf(syntheticPlan(1500, 10)));
const ranking = rankActivities(execution);

describe("activities by how badly they are executed", () => {
  it("are all there once, the worst first", () => {
    const sorted = [...activitiesOf(execution)].sort(worstFirst).map(({ row }) => row);
    expect([...worstActivities(ranking, null)]).toEqual(sorted);
  });

  it("are those of one level where one is chosen", () => {
    for (const { level, rows } of ranking) {
      expect(worstActivities(ranking, level)).toBe(rows);
      const own = [...activitiesOf(execution)].filter((activity) => activity.level === level);
      expect(rows).toHaveLength(own.length);
    }
    expect(worstActivities([], "critical")).toHaveLength(0);
  });
});
