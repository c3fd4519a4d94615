import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { quarterSlot } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet, validated, withoutQuarters, type SheetSpec } from "../poi-sheet";

const MONTHS = [3, 5, 4, 8, 6, 9, 7, 2, 5, 4, 6, 8];
const LAST = quarterSlot("executed", 3);

/** Three activities, the second with cells that say something else, and the TOTAL of three sound ones, but for `wrong`. */
function sheetWith(
  cells: Record<string, CellValue>,
  wrong: Record<string, CellValue> = {},
): SheetSpec {
  const activity = { programmed: MONTHS };
  const sound = poiSheet({ activities: [activity, activity, activity], total: true });
  const total = sound.values.at(-1)?.slice(4) ?? [];
  const letters = [
    ...Array.from("EFGHIJKLMNOPQRSTUVWXYZ"),
    ...Array.from("ABCDEFGHIJK", (l) => `A${l}`),
  ];
  return {
    activities: [activity, { ...activity, cells }, activity],
    total: { ...Object.fromEntries(letters.map((letter, at) => [letter, total[at]])), ...wrong },
  };
}

describe("a figure that is no plan's", () => {
  it("is not made up in a row of whole numbers: the share beside the plan has come into it", () => {
    // H is lost, and what stands right of it has slid to the left, the share of execution last.
    const row = poiSheet({ activities: [{ programmed: MONTHS }] }).values[4];
    const slid = [...row.slice(8), 0.1967];
    const columns = [
      ...Array.from("HIJKLMNOPQRSTUVWXYZ"),
      ...Array.from("ABCDEFGHIJK", (l) => `A${l}`),
    ];
    const cells = Object.fromEntries(columns.map((letter, at) => [letter, slid[at]]));
    const { corrections } = diagnose(validated(sheetWith(cells)));
    expect(
      corrections.filter(({ isTotal, certainty }) => !isTotal && certainty === "certain"),
    ).toEqual([]);
    const written = corrections.flatMap(({ cells: changed }) => changed.map(({ to }) => to ?? 0));
    expect(written.filter((to) => !Number.isInteger(to))).toEqual([]);
  });

  it("leaves the correction of the last cell open, and says why", () => {
    const [correction] = diagnose(validated(sheetWith({ AK: 0.5 }))).corrections;
    expect(correction).toMatchObject({ certainty: "ambiguous", cells: [{ from: 0.5, to: 18 }] });
    expect(correction.reason).toContainEqual({ kind: "last-fraction", slot: LAST });
  });

  it("is a slip of the keyboard anywhere else", () => {
    const [correction] = diagnose(validated(sheetWith({ AE: 1.2 }))).corrections;
    expect(correction).toMatchObject({ certainty: "certain", cells: [{ from: 1.2, to: 12 }] });
  });
});

describe("a correction that the row's sums alone would make certain", () => {
  it("is open where a sound TOTAL says another figure, and no other row is damaged", () => {
    // DIC 8 → 10 and the quarter 18 → 1: the sums say 20, TOTAL says 18.
    const [correction] = diagnose(validated(sheetWith({ AC: 10, AK: 1 }))).corrections;
    expect(correction.cells).not.toEqual([]);
    expect(correction.certainty).toBe("ambiguous");
    expect(correction.reason.map(({ kind }) => kind)).toContain("total-contradicts");
  });

  // JUL and its quarter are both 2 too high: the row's sums alone say that META is wrong, 67 → 69. TOTAL's JUL and III say not.
  const MONTH_AND_QUARTER = { L: 9, AH: 16 };

  it.each<[string, CellValue]>([
    ["is blank", ""],
    ["is wrong by something else", 205],
    ["bears it out", 203],
  ])("is not where TOTAL tells of a month and its quarter, and its META %s", (_, target) => {
    const [correction] = diagnose(
      validated(sheetWith(MONTH_AND_QUARTER, { E: target })),
    ).corrections;
    expect(correction).toMatchObject({
      certainty: "likely",
      cells: [
        { from: 9, to: 7 },
        { from: 16, to: 14 },
      ],
    });
  });

  it("is not where TOTAL tells of two months and their quarter, or errs in another column too", () => {
    for (const [cells, wrong] of [
      [{ L: 9, M: 5, AH: 19 }, {}],
      [MONTH_AND_QUARTER, { F: 10 }],
    ] as const) {
      const { corrections } = diagnose(validated(sheetWith(cells, { E: "", ...wrong })));
      const [correction] = corrections.filter(({ rowIndex }) => rowIndex === 1);
      expect(correction.certainty).not.toBe("certain");
    }
  });

  it("is not in two rows of which TOTAL tells by as much in different columns", () => {
    const spec = sheetWith(MONTH_AND_QUARTER);
    const other = { programmed: MONTHS, cells: { F: 5, AD: 14 } };
    const { corrections } = diagnose(
      validated({ ...spec, activities: [other, ...spec.activities.slice(1)] }),
    );
    expect(corrections.filter(({ certainty }) => certainty === "certain")).toEqual([]);
  });

  it.each<[string, Record<string, CellValue>]>([
    ["is sound", {}],
    ["has a blank META", { E: "" }],
    ["is wrong in a month", { L: 26 }],
    ["is wrong in a month and its quarter by what the row does not miss", { L: 26, AH: 47 }],
    ["is wrong in a month and its quarter of the executed", { E: "", X: 19, AI: 40 }],
  ])("stays so where TOTAL %s", (_, wrong) => {
    const [correction] = diagnose(validated(sheetWith({ E: 69 }, wrong))).corrections;
    expect(correction).toMatchObject({ certainty: "certain", cells: [{ from: 69, to: 67 }] });
  });
});

it("does not list every way to lose cells of which no sum says anything", () => {
  const blank = { AA: "", AB: "", AC: "" };
  const activities = Array.from({ length: 11 }, (_, at) => ({
    programmed: MONTHS.map((amount) => amount + at),
    cells: at === 7 ? { ...blank, E: 154 } : blank,
  }));
  const plan = planOf(withoutQuarters(poiSheet({ activities, total: true })));
  const { corrections } = diagnose(validate(plan));
  expect(corrections[0]).toMatchObject({ rowIndex: 7, kind: "value" });
});
