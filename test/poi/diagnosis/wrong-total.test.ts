import { describe, expect, it } from "@jest/globals";
import { columnLetters } from "../../../src/poi/address";
import type { CellValue } from "../../../src/poi/cells";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { monthSlot, quarterSlot, TARGET } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet, withoutQuarters, type SheetSpec } from "../poi-sheet";
import { MONTHS, RIGHT_TOTAL, diagnosed, sheet, summary } from "./three-activities";

describe("a TOTAL row that is wrong itself", () => {
  it("is what is corrected, not the rows", () => {
    const { corrections, openTotals } = diagnosed(sheet({}, { ...RIGHT_TOTAL, V: 81 }));
    expect(corrections).toMatchObject([
      {
        isTotal: true,
        kind: "total",
        certainty: "certain",
        cells: [{ slot: monthSlot("executed", 4), from: 81, to: 18 }],
        reason: [{ kind: "rows-hold", rows: 3 }],
      },
    ]);
    expect(openTotals).toEqual([]);
  });

  it("is likely at most where a row under it can be put right in its column, or elsewhere", () => {
    const months = [7, 30, 2, 11, 0, 18, 5, 40, 9, 1, 22, 13];
    const executed = [5, 28, 8, 3, 6, 11, 14, 33, 2, 9, 17, 4];
    const activities = Array.from({ length: 3 }, () => ({ programmed: months, executed }));
    const wrong = activities.map((spec, index) =>
      index === 0 ? { ...spec, cells: { R: 9 } } : spec,
    );
    // What the three months of the quarter add up to, but for ENE, where TOTAL says 77 in place of 15.
    const cells = { R: 77, S: 84, T: 24, AE: 123 };
    const { corrections } = diagnosed({ activities: wrong, total: cells });
    const ofTotal = corrections.filter(({ isTotal }) => isTotal);
    expect(ofTotal).toMatchObject([{ certainty: "likely", cells: [{ from: 77, to: 15 }] }]);
  });

  it.each<[string, Record<string, CellValue>, string]>([
    ["its quarter", { I: 6, J: 8 }, "I J"],
    ["the year, with its quarters", { H: 2, I: 10, AD: 10, AF: 25 }, "H I AD AF"],
  ])(
    "is corrected where its sums ask for it, and not where a row says something else within %s",
    (_, moved, open) => {
      const letters = (plan: ReturnType<typeof diagnosed>): string =>
        plan.openTotals.map(({ column }) => columnLetters(column)).join(" ");
      const ofTarget = diagnosed(sheet(moved, { ...RIGHT_TOTAL, E: 241 }));
      expect(ofTarget.corrections).toMatchObject([
        { isTotal: true, certainty: "certain", cells: [{ from: 241, to: 201 }] },
      ]);
      expect(letters(ofTarget)).toBe(open);
      const ofExecuted = diagnosed(sheet(moved, { ...RIGHT_TOTAL, V: 81 }));
      expect(ofExecuted.corrections).toMatchObject([
        { isTotal: true, certainty: "certain", cells: [{ from: 81, to: 18 }] },
      ]);
      expect(letters(ofExecuted)).toBe(open);
    },
  );

  it("is not corrected where rows under it have no correction", () => {
    // Three quarters and META of both rows are wrong, and make up for each other.
    const { corrections, openTotals, unexplained } = diagnosed({
      activities: [
        { programmed: MONTHS, cells: { AD: 1, AF: 24, AH: 15, E: 60 } },
        { programmed: MONTHS, cells: { AD: 23, AF: 22, AH: 13, E: 74 } },
        { programmed: MONTHS },
      ],
      total: { R: 10 },
    });
    expect([unexplained, corrections]).toEqual([[0, 1], []]);
    expect(openTotals).toMatchObject([{ slot: monthSlot("executed", 0), found: 10, expected: 9 }]);
  });

  it("is likely at most where it has no sums of its own that bear that out", () => {
    // It stands on a sheet of its own, without the quarters that the rows have.
    const ofTotal = poiSheet({
      sheet: "TOTAL",
      activities: [],
      total: { ...RIGHT_TOTAL, V: 81 },
    });
    const { corrections, openTotals } = diagnose(
      validate(planOf(poiSheet(sheet({})), withoutQuarters(ofTotal))),
    );
    expect(corrections).toMatchObject([
      { isTotal: true, certainty: "likely", cells: [{ from: 81, to: 18 }] },
    ]);
    expect(corrections[0].reason).toEqual([{ kind: "total-unconfirmed" }]);
    expect(openTotals).toEqual([]);
  });

  it("is ambiguous where no row's sums hold that column either, and the row's odd cell is offered", () => {
    const may = monthSlot("executed", 4);
    const ofMonths = (spec: SheetSpec) =>
      diagnose(validate(planOf(withoutQuarters(poiSheet(spec)))));
    const diagnosedWith = (cells: Record<string, CellValue>, total: Record<string, CellValue>) =>
      ofMonths(sheet(cells, { ...RIGHT_TOTAL, ...total }));
    const [ofTotal] = diagnosedWith({}, { V: 81 }).corrections;
    expect(ofTotal).toMatchObject({ isTotal: true, certainty: "ambiguous" });
    expect(ofTotal.reason).toEqual([{ kind: "unchecked-columns", slots: [may], suspects: [] }]);

    expect(ofTotal.instead).toBeUndefined();

    const [ofRow] = diagnosedWith({ V: 66 }, { V: 18 }).corrections;
    expect(ofRow).toMatchObject({ certainty: "ambiguous", cells: [{ from: 18, to: 78 }] });
    const place = { row: 5, rowIndex: 1, column: 21 };
    const suspect = { ...place, from: 66, to: 6, error: "extra-digit", isBeyond: true };
    expect(ofRow.reason).toEqual([
      { kind: "unchecked-columns", slots: [may], suspects: [suspect] },
    ]);
    expect(ofRow.instead).toMatchObject({
      ...{ sheet: "POI", row: 5, rowIndex: 1, isTotal: false, certainty: "ambiguous" },
      cells: [{ slot: may, column: 21, from: 66, to: 6 }],
    });
    expect(diagnosedWith({ V: 6 }, { V: 18 }).corrections).toEqual([]);
    // In place of both it would not be enough.
    const [ofTwo] = diagnosedWith({ V: 66 }, { V: 18, W: 99 }).corrections;
    expect(ofTwo.cells).toHaveLength(2);
    expect(ofTwo.instead).toBeUndefined();
    // A row that is damaged comes first.
    const { corrections } = diagnosedWith({ V: 66, E: 99 }, { V: 18 });
    expect(corrections.map(({ isTotal, instead }) => [isTotal, instead])).toEqual([
      [false, undefined],
      [true, undefined],
    ]);
  });

  it("is no surer than the row from which it follows, and says which", () => {
    const { corrections } = diagnosed(sheet({ E: 76 }, true));
    expect(corrections).toMatchObject([
      { isTotal: false, certainty: "certain", cells: [{ from: 76, to: 67 }] },
      { isTotal: true, certainty: "certain", cells: [{ from: 210, to: 201 }] },
    ]);
    expect(corrections[1].reason).toEqual([{ kind: "rows-corrected", rows: [{ row: 5 }] }]);

    const { corrections: open } = diagnosed(sheet({ AE: 13 }, true));
    const [ofRow, ofTotal] = open;
    expect(open).toHaveLength(2);
    expect(ofRow.certainty).not.toBe("certain");
    expect(ofTotal.certainty).toBe(ofRow.certainty);
  });

  it("is ambiguous where the rows' sums are formulas, which agree with a wrong cell as well", () => {
    const months = MONTHS.with(4, 80);
    const spec = {
      activities: [
        { programmed: MONTHS },
        { programmed: months, executed: MONTHS },
        { programmed: MONTHS },
      ],
      total: { ...RIGHT_TOTAL, J: 240 },
    };
    const certaintyWith = (isSum: (slot: number) => boolean): unknown => {
      const { corrections } = diagnosed(spec, {
        isFormula: ({ isTotal, slot }) => !isTotal && isSum(slot),
      });
      return corrections.map(({ isTotal, certainty, reason: [{ kind }] }) => [
        isTotal,
        certainty,
        kind,
      ]);
    };
    const isQuarter = (slot: number): boolean => slot === quarterSlot("programmed", 1);
    expect(certaintyWith((slot) => slot === TARGET || isQuarter(slot))).toEqual([
      [true, "ambiguous", "followed-columns"],
    ]);
    // A sum that is typed bears its months out.
    expect(certaintyWith(isQuarter)).toEqual([[true, "certain", "rows-hold"]]);
    expect(certaintyWith(() => false)).toEqual([[true, "certain", "rows-hold"]]);
    // Where TOTAL says what the rows' formulas do, they bear out the cell that it says otherwise.
    const { corrections } = diagnosed(sheet({}, { ...RIGHT_TOTAL, J: 240 }), {
      isFormula: ({ isTotal }) => !isTotal,
    });
    expect(corrections).toMatchObject([{ certainty: "certain", cells: [{ from: 240, to: 18 }] }]);
  });

  it("is left alone where it is a formula that follows the rows", () => {
    const { corrections, openTotals } = diagnosed(sheet({ E: 76 }, true), {
      isFormula: ({ isTotal }) => isTotal,
    });
    expect(corrections.map(({ isTotal }) => isTotal)).toEqual([false]);
    expect(openTotals).toEqual([]);
  });

  it("is told what its cells say that hold no number, as its sums ask for it", () => {
    const texts = { F: "-", G: "57x", H: "44" };
    const found = diagnosed(sheet({}, { ...RIGHT_TOTAL, ...texts }));
    expect(summary(found)).toEqual([
      [
        "total",
        "total",
        "certain",
        [
          [monthSlot("programmed", 0), null, 9],
          [monthSlot("programmed", 1), null, 15],
          [monthSlot("programmed", 2), 44, 12],
        ],
      ],
    ]);
    expect(found.corrections[0].reason).toMatchObject([
      { kind: "not-a-number", text: "57x", says: "other", amount: 15 },
      { kind: "rows-hold", rows: 3 },
    ]);
    // Nobody can tell which number that says: it is not heard, and nothing is certain.
    const lost = diagnosed(sheet({}, { ...RIGHT_TOTAL, V: "3 de 5" }));
    expect(lost.corrections).toMatchObject([{ certainty: "likely", cells: [{ to: 18 }] }]);
    // Its quarter holds with what the text says: either side can be wrong.
    const either = diagnosed(sheet({}, { ...RIGHT_TOTAL, V: "20 u", AG: 71 }));
    expect(either.corrections).toEqual([]);
    // What says none makes up for whatever its quarter says, but not for META.
    const silent = diagnosed(sheet({}, { ...RIGHT_TOTAL, V: "S/D", AG: 71 }));
    expect(silent.corrections).toEqual([]);
    const other = diagnosed(sheet({}, { ...RIGHT_TOTAL, V: "S/D", F: 10 }));
    expect(other.corrections).toMatchObject([
      { certainty: "certain", cells: [{ to: 9 }, { to: 18 }] },
    ]);
  });

  it("is reported and not corrected where either side can have put a unit in the next month", () => {
    const { corrections, openTotals } = diagnosed(sheet({}, { ...RIGHT_TOTAL, V: 17, W: 28 }));
    expect(corrections).toEqual([]);
    const [may, june] = [monthSlot("executed", 4), monthSlot("executed", 5)];
    expect(openTotals).toMatchObject([
      { slot: may, found: 17, expected: 18, oppositeSlot: june },
      { slot: june, found: 28, expected: 27, oppositeSlot: may },
    ]);
  });
});
