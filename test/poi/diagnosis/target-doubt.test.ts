import { describe, expect, it } from "@jest/globals";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { validated, type ActivitySpec, type SheetSpec } from "../poi-sheet";

const MONTHS = [3, 5, 4, 8, 6, 9, 7, 2, 5, 4, 6, 8];
const of = (target: number, programmed: readonly number[] = MONTHS): ActivitySpec => ({
  programmed: [...programmed],
  cells: { E: target },
});
const corrections = (spec: SheetSpec) =>
  diagnose(validated(spec)).corrections.filter(({ isTotal }) => !isTotal);
const sound = (count: number): ActivitySpec[] =>
  Array.from({ length: count }, () => ({ programmed: MONTHS }));

describe("a META that is not the sum of its months", () => {
  it("is certainly wrong where it is far from what they say one by one", () => {
    expect(corrections({ activities: [of(76), ...sound(4)] })).toMatchObject([
      { certainty: "certain", cells: [{ from: 76, to: 67 }] },
    ]);
  });

  it.each([
    ["their mean", 90, [80, 90, 100, 80, 90, 100, 80, 90, 100, 80, 90, 100]],
    ["their most", 120, [100, 105, 110, 120, 115, 110, 105, 100, 105, 110, 105, 105]],
    ["one of their size", 7, MONTHS],
  ])("may be right where it is %s, and is not corrected unasked", (_, target, months) => {
    const [correction] = corrections({ activities: [of(target, months), ...sound(4)] });
    expect(correction.certainty).toBe("ambiguous");
    expect(correction.reason).toContainEqual({ kind: "may-be-level" });
    expect(correction.reason.some(({ kind }) => kind === "undecided")).toBe(false);
  });

  it.each([
    ["others are too many", 20, [0, 7, 5, 0, 0, 5, 9, 0, 5, 0, 0, 5], 4],
    ["others say too much", 60, [5, 5, 57, 5, 5, 5, 5, 5, 5, 58, 5, 5], 12],
  ])("may be right where its usual months make it and %s", (_, target, months, count) => {
    const [correction] = corrections({ activities: [of(target, months), ...sound(4)] });
    expect(correction.certainty).toBe("ambiguous");
    expect(correction.reason).toContainEqual({ kind: "usual-months", amount: 5, months: count });
    const [other] = corrections({ activities: [of(target + 1, months), ...sound(4)] });
    expect(other.certainty).toBe("certain");
  });

  it("is certainly wrong all the same where TOTAL misses exactly what is lacking", () => {
    const [correction] = corrections({
      activities: [of(7), ...sound(4)],
      total: { E: 5 * 67 },
    });
    expect(correction).toMatchObject({ certainty: "certain", cells: [{ from: 7, to: 67 }] });
  });

  it("may be another column's figure where hardly any row adds up to it", () => {
    const codes = Array.from({ length: 5 }, (_, index) => of(501 + index));
    const found = corrections({ activities: codes });
    expect(found.map(({ certainty }) => certainty)).toEqual(Array(5).fill("ambiguous"));
    expect(found[0].reason).toContainEqual({ kind: "target-never-holds", failing: 5, rows: 5 });
    const two = corrections({ activities: [of(501), of(502), ...sound(3)] });
    expect(two.map(({ certainty }) => certainty)).toEqual(["certain", "certain"]);
  });
});
