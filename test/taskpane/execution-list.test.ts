import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { activitiesOf } from "../../src/poi/execution/execution";
import { revalidate } from "../../src/poi/validation/revalidation";
import { validate } from "../../src/poi/validation/validation";
import {
  rankActivities,
  rankAgain,
  worstActivities,
  worstFirst,
} from "../../src/taskpane/execution-list";
import { syntheticPlan } from "../bench/synthetic-plan";
import { books, EditedBook, edits } from "../poi/edited-book";
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

describe("the ranking after changes", () => {
  it("is that of all activities ranked anew", () => {
    let times = 0;
    fc.assert(
      fc.property(books, edits, (sheets, changes) => {
        const book = new EditedBook(sheets);
        let before = validate(book.plan());
        let ranked = rankActivities(before.execution);
        for (const change of changes) {
          const patched = book.type(before.plan, change);
          const again = patched && revalidate(before, patched);
          const now = again?.validation ?? validate(patched ?? book.plan());
          const anew = rankActivities(now.execution);
          if (again) {
            const executions = { before: before.execution, now: now.execution };
            expect(rankAgain(ranked, executions, again.changed.activities)).toEqual(anew);
            times++;
          }
          before = now;
          ranked = anew;
        }
      }),
      { numRuns: 40 },
    );
    expect(times).toBeGreaterThan(50);
  });
});
