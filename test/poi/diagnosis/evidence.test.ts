import { describe, expect, it } from "@jest/globals";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { validate } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";
import { insertCell, loseCells, restores, sheetOf, soundRows, totalOf } from "./damage";

describe("a row whose execution runs a month behind what it programmed", () => {
  const rows = soundRows();
  /** 9 8 8 8 9 8 8 8 8 9 8 8 programmed, 9 8 8 8 8 9 8 8 8 8 9 8 executed. */
  const behind = rows.findIndex(
    (row) => row.slice(5, 7).join() === "9,8" && row.slice(17, 19).join() === "8,9",
  );

  // Put back a month later, the lost cell would make more months as programmed.
  it.each([6, 7, 8, 9, 19, 20, 21, 22])("is not made to agree, having lost cell %i", (at) => {
    const right = rows[behind];
    const wrong = loseCells(right, [at]);
    const { corrections } = diagnose(validate(planOf(sheetOf(rows.with(behind, wrong)))));
    const found = corrections.find(({ rowIndex }) => rowIndex === behind);
    const ways = [found?.cells ?? [], ...(found?.alternatives ?? [])];
    expect(ways.some((way) => restores(way, wrong, right))).toBe(true);
    if (found?.certainty !== "ambiguous") expect(restores(ways[0], wrong, right)).toBe(true);
  });

  // With the 9 of MAY one month later all twelve months are as programmed: 50 to 1 in a plan that mostly executes so.
  it.each(["11", "12", "1 11", "6 20", "5 22", "7 21", "12 22", "4 8 23", "12 25 30"])(
    "is not claimed to be as programmed in every month, having lost %s",
    (at) => {
      const wrong = loseCells(rows[behind], at.split(" ").map(Number));
      const { corrections } = diagnose(validate(planOf(sheetOf(rows.with(behind, wrong)))));
      expect(corrections.map(({ certainty }) => certainty)).toEqual(["ambiguous"]);
    },
  );
});

describe("a blank where the row writes its zeros", () => {
  const once = (end: number): number[] =>
    Array.from({ length: 12 }, (_, m) => (m % 3 === 2 ? end : 0));
  const row = (end: number): (number | null)[] => [
    4 * end,
    ...once(end),
    ...once(end),
    ...Array<number>(8).fill(end),
  ];
  const rows = Array.from({ length: 30 }, (_, index) => row(2 + ((index * 5 + 4) % 7)));
  const waysOf = (wrong: (number | null)[]) => {
    const { corrections } = diagnose(validate(planOf(sheetOf(rows.with(0, wrong)))));
    return {
      ways: [corrections[0].cells, ...corrections[0].alternatives],
      correction: corrections[0],
    };
  };

  // ENE 0 → 6 would make all sums hold too, with the blank left standing among zeros.
  it("is the cell too many, where one cell left out is as good an explanation", () => {
    const wrong = insertCell(rows[0], 2, null);
    const { ways, correction } = waysOf(wrong);
    expect(ways.length).toBeGreaterThan(1);
    expect(restores(ways[0], wrong, rows[0])).toBe(true);
    expect(correction.kind).toBe("extra-cells");
  });

  it("says nothing in a plan whose rows write their zeros now so and now so", () => {
    const mixed = rows.map((amounts) => amounts.with(1, null));
    const plain = insertCell(rows[0], 2, null);
    const firstOf = (others: (number | null)[][]): string =>
      diagnose(validate(planOf(sheetOf(others.with(0, plain))))).corrections[0].kind;
    expect([firstOf(rows), firstOf(mixed)]).toEqual(["extra-cells", "value"]);
  });
});

describe("a correction of which nothing in particular speaks", () => {
  it("says that of all ways it is the likeliest", () => {
    const rows = soundRows();
    const wrong = rows[0].with(30, 155);
    const [found] = diagnose(validate(planOf(sheetOf(rows.with(0, wrong))))).corrections;
    expect(restores(found.cells, wrong, rows[0])).toBe(true);
    expect(found.certainty).toBe("likely");
    expect(found.reason).toEqual([{ kind: "likeliest", ways: 1 + found.alternatives.length }]);
  });
});

describe("a row of which not all ways can be listed", () => {
  // An executed month and its quarter are lost: with no META above them nothing bounds what they were.
  it.each([
    [13, 26],
    [17, 28],
    [21, 30],
  ])("is never certain, whatever TOTAL says (cells %i and %i lost)", (month, quarter) => {
    const rows = soundRows();
    const wrong = loseCells(rows[0], [month, quarter]);
    const plan = planOf(sheetOf(rows.with(0, wrong), totalOf(rows)));
    const found = diagnose(validate(plan)).corrections.find(({ rowIndex }) => rowIndex === 0);
    expect(found?.more).toBe(true);
    expect(found?.certainty).toBe("likely");
    expect(restores(found?.cells ?? [], wrong, rows[0])).toBe(true);
  });
});

describe("two rows of which TOTAL says only that one is wrong in MAY and the other in JUN", () => {
  it("are a coin toss, and called one", () => {
    const programmed = [7, 30, 2, 11, 0, 18, 5, 40, 9, 1, 22, 13];
    const executed = [5, 28, 8, 3, 5, 6, 14, 33, 2, 9, 17, 4];
    const sum = (of: number[], quarter: number): number =>
      of.slice(3 * quarter, 3 * quarter + 3).reduce((a, b) => a + b, 0);
    const row = [
      programmed.reduce((a, b) => a + b, 0),
      ...programmed,
      ...executed,
      ...[0, 1, 2, 3].flatMap((quarter) => [sum(programmed, quarter), sum(executed, quarter)]),
    ];
    const rows = Array.from({ length: 4 }, () => row);
    const [may, june] = [17, 18];
    const wrong = [row.with(may, 8), row.with(june, 9), row, row];
    const { corrections } = diagnose(validate(planOf(sheetOf(wrong, totalOf(rows)))));
    expect(corrections.map(({ certainty }) => certainty)).toEqual(["ambiguous", "ambiguous"]);
  });
});
