import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue } from "../../../src/poi/cells";
import type { Correction } from "../../../src/poi/diagnosis/correction";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { quarterSlot } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";
import { AMOUNTS, FIRST_AMOUNT, holds, sheetOf, totalOf, type Amounts } from "./damage";
import { soundRow } from "./sound-row";

const RANK = { ambiguous: 0, likely: 1, certain: 2 } as const;

/** What Cuadra says of the first of some sound rows in which one cell holds something else. */
function withCell(
  rows: readonly Amounts[],
  at: number,
  value: CellValue,
  total?: Amounts,
): Correction | undefined {
  const sheet = sheetOf(rows, total);
  const values = sheet.values.map((row) => [...row]);
  const first = values.length - rows.length - (total ? 1 : 0);
  values[first][FIRST_AMOUNT + at] = value;
  const { corrections } = diagnose(validate(planOf({ ...sheet, values })));
  return corrections.find(({ rowIndex, isTotal }) => rowIndex === 0 && !isTotal);
}

/** Texts, and what they can be read as in a plan of integers. */
const TEXTS: readonly (readonly [string, readonly number[]])[] = [
  ["1.234", [1234]],
  ["2,500", [2500]],
  ["3 talleres", [3]],
  ["aprox. 17", [17]],
  ["3O", [30, 3]],
  ["l5.", [15, 5]],
];

/** Months that nothing explains: programmed and executed differ, and no value comes twice in a quarter. */
const UNLIKE: Amounts = [
  158, 7, 30, 2, 11, 0, 18, 5, 40, 9, 1, 22, 13, 5, 28, 8, 3, 6, 11, 14, 33, 2, 9, 17, 4, 39, 41,
  29, 20, 54, 49, 36, 30,
];
const MAR_EXECUTED = 15;
const I_PROGRAMMED = 25;
const I_EXECUTED = 26;

describe("a cell that holds a text with a number in it", () => {
  it("is never surer to be wrong than the number would be", () => {
    fc.assert(
      fc.property(
        fc.array(soundRow, { minLength: 2, maxLength: 5 }),
        fc.nat({ max: AMOUNTS - 1 }),
        fc.constantFrom(...TEXTS),
        fc.boolean(),
        (rows, at, [text, readings], withTotal) => {
          if (readings.some((number) => holds(rows[0].with(at, number)))) return;
          const total = withTotal ? totalOf(rows) : undefined;
          const ofText = withCell(rows, at, text, total);
          const ofNumbers = readings.map((number) => withCell(rows, at, number, total));
          const surest = Math.max(
            ...ofNumbers.map((each) => (each ? RANK[each.certainty] : RANK.ambiguous)),
          );
          expect(RANK[ofText?.certainty ?? "ambiguous"]).toBeLessThanOrEqual(surest);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is not certain to be wrong where the cells beside it may have slid", () => {
    const slid: Amounts = [
      4,
      null,
      null,
      1,
      null,
      null,
      1,
      null,
      null,
      1,
      null,
      null,
      1,
      null,
      null,
      1,
      null,
      null,
      null,
      null,
      null,
      1,
      null,
      null,
      1,
      1,
      1,
      1,
      null,
      1,
      1,
      1,
      1,
    ];
    const zeros: Amounts = slid.map(() => 0);
    const certainties = [1234, "1.234", "S/D"].map(
      (value) => withCell([slid, zeros, zeros], I_PROGRAMMED, value)?.certainty,
    );
    expect(certainties).toEqual(["likely", "likely", "certain"]);
  });

  it("can be right, and another cell of the row wrong: the ways are those of the number", () => {
    const rows = [UNLIKE, UNLIKE, UNLIKE];
    expect(holds(UNLIKE)).toBe(true);
    const ofText = withCell(rows, MAR_EXECUTED, "9 talleres");
    const ofNumber = withCell(rows, MAR_EXECUTED, 9);
    expect([ofText?.certainty, ofNumber?.certainty]).toEqual(["ambiguous", "ambiguous"]);
    const ways = [ofText?.cells ?? [], ...(ofText?.alternatives ?? [])].map((cells) =>
      cells.map(({ column, to }) => [column - FIRST_AMOUNT, to]),
    );
    expect(ways).toContainEqual([[MAR_EXECUTED, 8]]);
    expect(ways).toContainEqual([
      [MAR_EXECUTED, 9],
      [I_EXECUTED, 42],
    ]);
    expect(ways).toHaveLength(4);
  });

  it("says two numbers where a letter of it may be a digit, and the sums tell which", () => {
    const thirty = UNLIKE.with(MAR_EXECUTED, 30).with(I_EXECUTED, 63);
    expect(withCell([thirty, UNLIKE], MAR_EXECUTED, "3O")).toMatchObject({
      certainty: "certain",
      cells: [{ to: 30 }],
    });
    const three = UNLIKE.with(MAR_EXECUTED, 3).with(I_EXECUTED, 36);
    expect(withCell([three, UNLIKE], MAR_EXECUTED, "3O")).toMatchObject({
      certainty: "certain",
      cells: [{ to: 3 }],
    });
  });

  it.each([
    ["3O", "ambiguous"],
    ["l5", "ambiguous"],
    ["3 l", "certain"],
    ["30 oficios", "certain"],
  ])(
    "alone says what it should be where its sum is a formula, which leaves it out: %s",
    (text, certainty) => {
      const values = sheetOf([UNLIKE.with(I_EXECUTED, 33), UNLIKE]).values.map((row) => [...row]);
      values[values.length - 2][FIRST_AMOUNT + MAR_EXECUTED] = text;
      const validation = validate(planOf({ ...sheetOf([]), values }));
      const { corrections } = diagnose(validation, {
        isFormula: ({ slot }) => slot === quarterSlot("executed", 0),
      });
      expect(corrections.map((each) => each.certainty)).toEqual([certainty]);
    },
  );

  it("is certain where the text itself says what the sums say", () => {
    const rows = [UNLIKE, UNLIKE];
    const { certainty, cells, reason } = withCell(rows, MAR_EXECUTED, "8 talleres") ?? {};
    expect([certainty, cells?.map(({ to }) => to)]).toEqual(["certain", [8]]);
    expect(reason).toContainEqual(
      expect.objectContaining({
        kind: "not-a-number",
        text: "8 talleres",
        says: "same",
        amount: 8,
      }),
    );
  });
});

describe("a cell that says a number which nobody can tell", () => {
  it.each<[string, CellValue]>([
    ["of more digits than Excel keeps", 12_345_678_901_234_567],
    ["in a text of more digits", "12345678901234567"],
    ["one of two in its text", "3 de 5"],
  ])("is likely at most to be what the sums say: %s", (_, value) => {
    const correction = withCell([UNLIKE, UNLIKE], MAR_EXECUTED, value);
    expect(correction?.certainty).toBe("likely");
    expect(correction?.cells.map(({ to }) => to)).toEqual([8]);
    expect(correction?.reason).toContainEqual(
      expect.objectContaining({ kind: "not-a-number", says: "other" }),
    );
  });

  it.each(["S/D", "ocho", "#N/A", true])("unlike one that says none: %s", (value) => {
    expect(withCell([UNLIKE, UNLIKE], MAR_EXECUTED, value)?.certainty).toBe("certain");
  });
});
