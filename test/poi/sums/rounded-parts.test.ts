import { describe, expect, it } from "@jest/globals";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { validated, type ActivitySpec, type SheetSpec } from "../poi-sheet";
import { testCheck } from "../checks/check-tester";

/** Twelve equal months, with their quarters as they add up, and a META of its own. */
const parted = (part: number, target: number, spec: ActivitySpec = {}): ActivitySpec => ({
  measure: "KM",
  programmed: Array<number>(12).fill(part),
  ...spec,
  cells: { E: target, ...spec.cells },
});
const inMonths = (...amounts: [month: number, amount: number][]): number[] =>
  Array.from({ length: 12 }, (_, month) => new Map(amounts).get(month) ?? 0);
const THIRDS = inMonths([2, 33.33], [5, 33.33], [11, 33.33]);

testCheck("rounded-parts", {
  valid: [
    { name: "equal parts that add up", sheet: { activities: [parted(0.25, 3)] } },
    { name: "parts of a whole number", sheet: { activities: [parted(8, 96)] } },
  ],
  invalid: [
    {
      name: "10 in twelve months of 0.83",
      sheet: { activities: [parted(0.83, 10)] },
      findings: [{ at: "E5", found: 10, expected: null, detail: { part: 0.83, count: 12 } }],
    },
    {
      name: "17 in twelve months of 1.42, which add up to more",
      sheet: { activities: [parted(1.42, 17)] },
      findings: [{ at: "E5", found: 17, detail: { part: 1.42, count: 12 } }],
    },
    {
      name: "100 in three months of 33.33",
      sheet: { activities: [parted(0, 100, { programmed: THIRDS })] },
      findings: [{ at: "E5", found: 100, detail: { part: 33.33, count: 3 } }],
    },
    {
      name: "quarters that are META's share as well, said once a row",
      sheet: {
        activities: [parted(0.83, 10, { cells: { AD: 2.5, AF: 2.5, AH: 2.5, AJ: 2.5 } })],
      },
      findings: [{ at: "E5", found: 10 }],
    },
  ],
});

testCheck("target-sum", {
  valid: [
    {
      name: "TOTAL misses its sum by what its rows do",
      sheet: {
        activities: [parted(0.83, 10), parted(0.83, 10), parted(2, 24)],
        total: true,
      },
    },
  ],
  invalid: [
    {
      name: "100 in twelve months of 8: whole units are no rounding",
      sheet: { activities: [parted(8, 100)] },
      findings: [{ at: "E5", found: 100, expected: 96 }],
    },
    {
      name: "one part is another",
      sheet: { activities: [parted(0, 100, { programmed: [...THIRDS.slice(0, 11), 33.3] })] },
      findings: [{ at: "E5", found: 100 }],
      alsoBreaks: [],
    },
    {
      name: "parts that are no share of META",
      sheet: { activities: [parted(0.84, 10)] },
      findings: [{ at: "E5", found: 10 }],
    },
    {
      name: "META with the decimals of its parts",
      sheet: { activities: [parted(0.83, 10.01)] },
      findings: [{ at: "E5", found: 10.01 }],
    },
    {
      name: "parts that may be another META's as well",
      sheet: { activities: [parted(1.3, 15)] },
      findings: [{ at: "E5", found: 15 }],
    },
    {
      name: "TOTAL misses its sum by what a wrong row does as well",
      sheet: { activities: [parted(0.83, 10), parted(2, 25)], total: true },
      findings: [
        { at: "E6", found: 25 },
        { at: "E7", found: 35 },
      ],
      alsoBreaks: ["rounded-parts"],
    },
    {
      name: "TOTAL misses its sum by more than its rows do",
      sheet: { activities: [parted(0.83, 10), parted(2, 24)], total: { E: 35 } },
      findings: [{ at: "E7", found: 35 }],
      alsoBreaks: ["rounded-parts", "total-sum"],
    },
  ],
});

describe("a row of rounded parts", () => {
  const corrected = (sheet: SheetSpec): (string | number | null)[][] => {
    const { corrections } = diagnose(validated(sheet));
    return corrections.flatMap(({ cells }) => cells.map(({ from, to }) => [from, to]));
  };

  it("has no correction of its own, and does not stand in the way of another's", () => {
    const executed = inMonths([0, 5], [1, 2]);
    const wrong = (part: number, target: number): SheetSpec => ({
      activities: [parted(part, target, { executed, cells: { AE: 9 } }), {}],
    });
    expect(corrected({ activities: [parted(0.83, 10)], total: true })).toEqual([]);
    expect(corrected(wrong(0.83, 10))).toEqual(corrected(wrong(0.25, 3)));
    expect(corrected(wrong(0.83, 10))).toHaveLength(1);
  });
});
