import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { validate } from "../../../src/poi/validation/validation";
import type { RowRange } from "../../../src/poi/row-range";
import { poiSheet, planOf, type ActivitySpec } from "../poi-sheet";

/** The checks that find something in a plan whose TOTAL adds up some of its activities, of which some are hidden. */
function checksOf(
  activities: readonly ActivitySpec[],
  added: readonly number[],
  hidden: readonly number[],
): string[] {
  const { values, ...sheet } = poiSheet({ activities: [...activities] });
  const of = poiSheet({ activities: added.map((index) => activities[index]), total: true });
  const hiddenRows = hidden.map((index): RowRange => ({ start: 4 + index, end: 5 + index }));
  const plan = planOf({ ...sheet, values: [...values, ...of.values.slice(-1)], hiddenRows });
  const { findings } = validate(plan);
  return [...new Set(findings.map(({ check }) => check))].filter((check) => SUMS.has(check));
}

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

const SUMS = new Set(["total-sum", "filtered-total", "quarter-sum", "target-sum"]);

const of = (name: string, programmed: readonly number[]): ActivitySpec => ({
  activity: name,
  programmed: [...programmed, ...Array<number>(12 - programmed.length).fill(0)],
});

describe("a TOTAL over hidden rows", () => {
  const activities = [of("A", [5]), of("B", [5, 3]), of("C", [1, 2, 3, 4]), of("D", [7, 7, 7])];

  it.each<[string, number[], number[], string[]]>([
    ["of what is shown", [1, 2, 3], [0], ["filtered-total"]],
    ["of what is shown, of one row", [3], [0, 1, 2], ["filtered-total"]],
    ["of nothing, where nothing is shown", [], [0, 1, 2, 3], ["filtered-total"]],
    ["of all", [0, 1, 2, 3], [0, 3], []],
    // In JAN and in what has nothing, A and B are the same.
    ["that forgets a row like the hidden one in some columns", [0, 2, 3], [0], ["total-sum"]],
    ["that forgets a hidden row and one that is shown", [2, 3], [0], ["total-sum"]],
    ["that forgets one of two hidden rows", [0, 1, 2], [0, 3], ["total-sum"]],
  ])("%s", (_, added, hidden, checks) => {
    expect(checksOf(activities, added, hidden)).toEqual(checks);
  });

  it("that is not of the rows hidden is wrong", () => {
    const sheets = ["Uno", "Dos"].map((sheet) =>
      poiSheet({ sheet, activities, total: sheet === "Dos" ? { E: 1 } : true }),
    );
    const hiddenRows = [{ start: 4, end: 5 }];
    const { findings } = validate(planOf({ ...sheets[0], hiddenRows }, sheets[1]));
    expect(findings.map(({ check, sheet }) => [check, sheet])).toContainEqual(["total-sum", "Dos"]);
  });

  it("is a filter's whatever rows are hidden, and wrong whatever row that is shown it forgets", () => {
    const months = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ months, isHidden: fc.boolean() }), { minLength: 2, maxLength: 12 }),
        fc.nat(),
        (rows, at) => {
          const specs = rows.map(({ months: each }, index) => of(`Actividad ${index}`, each));
          const all = [...rows.keys()];
          const hidden = all.filter((index) => rows[index].isHidden);
          const shown = all.filter((index) => !rows[index].isHidden);
          fc.pre(hidden.length > 0 && shown.length > 0);
          expect(checksOf(specs, shown, hidden)).toEqual(["filtered-total"]);
          const forgotten = shown[at % shown.length];
          const isLike = rows[forgotten].months.every(
            (amount, month) => amount === sum(hidden.map((index) => rows[index].months[month])),
          );
          fc.pre(!isLike);
          for (const added of [all, shown])
            expect(
              checksOf(
                specs,
                added.filter((index) => index !== forgotten),
                hidden,
              ),
            ).toContain("total-sum");
        },
      ),
      { numRuns: 60 },
    );
  });
});
