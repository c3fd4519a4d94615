import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { correctionFinder } from "../../../src/poi/diagnosis/correction-finder";
import { isInBatch, type Batch } from "../../../src/poi/diagnosis/correction";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { monthSlot, quarterSlot, TARGET } from "../../../src/poi/slots";
import { validated, type SheetSpec } from "../poi-sheet";
import { MONTHS, RIGHT_TOTAL, diagnosed, sheet, summary } from "./three-activities";

const BATCHES: readonly Batch[] = ["certain", "likely", "spelling"];

describe("one wrong value", () => {
  it("is certain where only one cell can be it: META, a programmed quarter", () => {
    expect(summary(diagnosed(sheet({ E: 76 })))).toEqual([
      [1, "value", "certain", [[TARGET, 76, 67]]],
    ]);
    const slot = quarterSlot("programmed", 1);
    expect(summary(diagnosed(sheet({ AF: 32 })))).toEqual([
      [1, "value", "certain", [[slot, 32, 23]]],
    ]);
  });

  it("is likely at most where only the evidence tells, and says what speaks for it", () => {
    const { corrections } = diagnosed(sheet({ V: 60 }));
    const slot = monthSlot("executed", 4);
    expect(corrections[0]).toMatchObject({
      certainty: "likely",
      cells: [{ slot, from: 60, to: 6 }],
      reason: expect.arrayContaining([
        { kind: "typing-error", error: "times-ten", slot },
        { kind: "months-agree", month: 4 },
      ]) as unknown,
    });
    expect(corrections[0].alternatives.length).toBeGreaterThan(0);
  });

  it("is a coin toss, and called one, where nothing tells the cells apart", () => {
    const months = [7, 30, 2, 11, 0, 18, 5, 40, 9, 1, 22, 13];
    const executed = [5, 28, 8, 3, 6, 11, 14, 33, 2, 9, 17, 4];
    const activities = Array.from({ length: 4 }, () => ({ programmed: months, executed }));
    const { corrections } = diagnosed({
      activities: activities.map((spec, index) =>
        index === 0 ? { ...spec, cells: { R: 9 } } : spec,
      ),
    });
    expect(corrections[0].certainty).toBe("ambiguous");
    expect(corrections[0].alternatives).toHaveLength(3);
    expect(corrections[0].reason).toContainEqual({ kind: "undecided", ways: 4, more: false });
  });

  it("is made certain by a TOTAL row that fails by exactly as much", () => {
    const slot = monthSlot("executed", 4);
    const { corrections, openTotals, settledTotals } = diagnosed(sheet({ V: 9 }, RIGHT_TOTAL));
    expect(corrections).toMatchObject([
      { certainty: "certain", cells: [{ slot, from: 9, to: 6 }], alternatives: [] },
    ]);
    expect(corrections[0].reason).toContainEqual({ kind: "total-column", slot, difference: -3 });
    expect(openTotals).toEqual([]);
    expect(settledTotals).toEqual([{ rowIndex: 0, slot, rows: [{ row: 5 }] }]);
  });

  it("is likely at most where that TOTAL row has erred in another column", () => {
    const { corrections } = diagnosed(sheet({ V: 9 }, { ...RIGHT_TOTAL, F: 10 }));
    const [correction] = corrections.filter(({ isTotal }) => !isTotal);
    expect(correction).toMatchObject({ certainty: "likely", cells: [{ from: 9, to: 6 }] });
  });

  it("is two values where META's only candidate is contradicted by the TOTAL row", () => {
    // FEB and its quarter both say 3 more; META alone would explain the row, but its TOTAL holds.
    const { corrections } = diagnosed(sheet({ G: 8, AD: 15 }, RIGHT_TOTAL));
    expect(corrections).toMatchObject([
      {
        cells: [
          { slot: monthSlot("programmed", 1), from: 8, to: 5 },
          { slot: quarterSlot("programmed", 0), from: 15, to: 12 },
        ],
      },
    ]);
    expect(corrections[0].certainty).not.toBe("certain");
  });

  it("is nothing that a TOTAL row added up from the wrong rows could witness", () => {
    const { corrections } = diagnosed(sheet({ V: 9 }, true));
    expect(corrections[0].certainty).not.toBe("certain");
  });

  it("moves to the next month where the value was written late", () => {
    const { corrections } = diagnosed(sheet({ H: 8, I: 4 }));
    expect(corrections).toMatchObject([
      {
        kind: "value",
        cells: [
          { slot: monthSlot("programmed", 2), from: 8, to: 4 },
          { slot: monthSlot("programmed", 3), from: 4, to: 8 },
        ],
      },
    ]);
    expect(corrections[0].reason[0]).toMatchObject({ kind: "moved-month" });
  });
});

describe("a cell that is not a number", () => {
  it("is said to be what the sums ask for", () => {
    const spec = sheet({ V: "seis" });
    const diagnosis = diagnosed(spec);
    const slot = monthSlot("executed", 4);
    expect(summary(diagnosis)).toEqual([[1, "value", "certain", [[slot, null, 6]]]]);
    const finding = validated(spec).findings.find(({ check }) => check === "not-a-number");
    expect(finding && correctionFinder(diagnosis)(finding)).toBe(0);
  });

  it("is not certain where a TOTAL that adds up what was typed says otherwise", () => {
    // Its MAY adds up the two numbers; its ENE is wrong, so that it was not worked out from the rows.
    const { corrections } = diagnosed(sheet({ V: "seis" }, { ...RIGHT_TOTAL, V: 12, F: 10 }));
    const slot = monthSlot("executed", 4);
    const [correction] = corrections;
    expect(correction).toMatchObject({ certainty: "likely", cells: [{ slot, to: 6 }] });
    expect(correction.reason).toContainEqual({ kind: "total-contradicts", slot, holdsNow: true });
  });
});

describe("a cell that holds a text", () => {
  it.each<[CellValue, string]>([
    ["S/D", "S/D"],
    [true, "TRUE"],
    ["1.234", "1.234"],
    ["-", "-"],
    ["#N/A", "#N/A"],
  ])("is said to hold it, and not to be blank: %s", (value, shown) => {
    const { corrections } = diagnosed(sheet({ V: value }));
    const slot = monthSlot("executed", 4);
    const cells = corrections.flatMap((correction) => correction.cells);
    expect(cells).toEqual([expect.objectContaining({ slot, from: null, fromText: shown, to: 6 })]);
  });

  it("is said to hold it among the alternatives too", () => {
    // JUN lacks a digit; the dash of MAY could as well stand for what is missing.
    const { corrections } = diagnosed(sheet({ V: "-", W: 1 }));
    const ofSums = corrections.find(({ kind }) => kind === "value");
    expect(ofSums?.cells).not.toContainEqual(expect.objectContaining({ column: 21 }));
    expect(ofSums?.alternatives).toContainEqual([
      expect.objectContaining({ column: 21, from: null, fromText: "-" }),
    ]);
  });
});

describe("an amount of more digits than Excel keeps", () => {
  it("is never proposed", () => {
    const months = MONTHS.map((amount) => amount * 1e14);
    const { corrections, unexplained } = diagnosed({
      activities: [{ programmed: months }, { programmed: MONTHS }],
    });
    expect([corrections, unexplained]).toEqual([[], [0]]);
  });
});

describe("what is said of a cell with a dash", () => {
  /** "check → correction" of the cell's findings, and what is to be made of it. */
  function said(spec: SheetSpec, column: number): [string[], unknown[]] {
    const validation = validated(spec);
    const diagnosis = diagnose(validation);
    const correctionOf = correctionFinder(diagnosis);
    const findings = validation.findings.filter((finding) => finding.column === column);
    const ofSums = findings.filter(({ check }) => check === "quarter-sum");
    expect(ofSums).toMatchObject([{ found: null, foundText: "-" }]);
    return [
      findings.map((finding) => `${finding.check} → ${correctionOf(finding)}`),
      diagnosis.corrections.flatMap(({ kind, certainty, cells }) =>
        cells.filter((cell) => cell.column === column).map(({ to }) => [kind, certainty, to]),
      ),
    ];
  }

  it("is one thing: what the sums ask for", () => {
    const asked = [["quarter-sum → 0", "dash → 0"], [["value", "certain", 12]]];
    expect(said(sheet({ AD: "-" }), 29)).toEqual(asked);
  });

  it("is nothing where the sums leave it open what belongs there", () => {
    // Programmed quarters I and II, and META: no change of one or two cells puts the row right.
    const spec = sheet({ AD: "-", AF: 24, AH: 15, E: 60 });
    expect(said(spec, 29)).toEqual([["quarter-sum → -1", "dash → -1"], []]);
    // Nor is what makes another cell's text a number said of it.
    const withText = sheet({ AD: "-", AF: 24, AH: 15, E: 60, V: "6" });
    expect(said(withText, 29)).toEqual([["quarter-sum → -1", "dash → -1"], []]);
    expect(diagnosed(withText).corrections).toMatchObject([{ kind: "text-number" }]);
  });

  it("is that it is a zero, where the sums hold with one or fail for another cell", () => {
    const programmed = [0, ...MONTHS.slice(1)];
    const spec = (E: number): SheetSpec => ({
      activities: [{ programmed, cells: { F: "-", E } }, { programmed: MONTHS }],
    });
    const { findings } = validated(spec(64));
    expect(findings.map(({ check }) => check)).toEqual(["dash"]);
    expect(summary(diagnosed(spec(64)))).toEqual([
      [0, "text-number", "certain", [[monthSlot("programmed", 0), null, 0]]],
    ]);
    expect(summary(diagnosed(spec(99)))).toEqual([
      [0, "text-number", "certain", [[monthSlot("programmed", 0), null, 0]]],
      [0, "value", "certain", [[TARGET, 99, 64]]],
    ]);
  });
});

describe("dashes that are zeros", () => {
  const programmed = [0, 0, ...MONTHS.slice(2)];
  const zeros = (cells: Record<string, CellValue>): SheetSpec => ({
    activities: [{ programmed, cells }, { programmed: MONTHS }],
  });

  it("are called dashes, and made zeros row by row, with no others", () => {
    const { corrections } = diagnosed(zeros({ F: "-", G: "—" }));
    expect(corrections).toMatchObject([
      { certainty: "certain", reason: [{ kind: "dash", cells: 2 }] },
    ]);
    expect(BATCHES.filter((batch) => isInBatch(corrections[0], batch))).toEqual([]);
  });

  it("are left alone where the row has numbers kept as text, which are made numbers with all others", () => {
    const { corrections } = diagnosed(zeros({ F: "-", H: String(MONTHS[2]) }));
    expect(corrections).toMatchObject([
      { cells: [{ column: 7 }], reason: [{ kind: "text-number", cells: 1 }] },
    ]);
    expect(BATCHES.filter((batch) => isInBatch(corrections[0], batch))).toEqual([
      "certain",
      "likely",
    ]);
  });
});

describe("sums that are formulas", () => {
  // META typed as 67; the quarter is a formula, so that a wrong month takes it along and only META fails.
  const spec = sheet({ G: 8, AD: 15 });

  it("follow their parts: a month can be wrong where only META fails", () => {
    const isQuarter = ({ slot }: { slot: number }): boolean =>
      slot === quarterSlot("programmed", 0);
    const { corrections } = diagnosed(spec, { isFormula: isQuarter });
    const ways = [corrections[0].cells, ...corrections[0].alternatives];
    expect(corrections[0].certainty).not.toBe("certain");
    expect(ways).toContainEqual([expect.objectContaining({ from: 8, to: 5 })]);
    expect(ways).toContainEqual([expect.objectContaining({ slot: TARGET, from: 67, to: 70 })]);
  });

  it("are not what was mistyped, though they change with it", () => {
    // FEB 5 as 50: META is a formula and goes along, its quarter is typed and fails.
    const { corrections } = diagnosed(sheet({ G: 50, E: 112 }), {
      isFormula: ({ slot }) => slot === TARGET,
    });
    const slot = monthSlot("programmed", 1);
    expect(corrections[0].cells).toMatchObject([{ slot, from: 50, to: 5 }]);
    expect(corrections[0].reason).toContainEqual({
      kind: "typing-error",
      error: "times-ten",
      slot,
    });
  });

  describe("META over its quarters", () => {
    const II = quarterSlot("programmed", 1);
    const isTarget = ({ slot }: { slot: number }): boolean => slot === TARGET;
    const ways = (cells: Record<string, CellValue>, isFormula: typeof isTarget): unknown[] => {
      const [first, ...others] = diagnosed(sheet(cells), { isFormula }).corrections;
      expect(others).toEqual([]);
      return [first.cells, ...first.alternatives].map((changes) =>
        changes.map(({ slot, from, to }) => [slot, from, to]),
      );
    };
    const april = monthSlot("programmed", 3);

    it("follows a quarter that was typed over, which is among what may be wrong", () => {
      const found = ways({ AF: 32, E: 76 }, isTarget);
      expect(found).toContainEqual([[II, 32, 23]]);
      expect(found).toContainEqual([[april, 8, 17]]);
    });

    it("follows one that was left blank", () => {
      expect(ways({ AF: "", E: 44 }, isTarget)).toContainEqual([[II, null, 23]]);
    });

    it("follows one whose neighbours are formulas", () => {
      const isFormula = ({ slot }: { slot: number }): boolean =>
        slot === TARGET || slot === quarterSlot("programmed", 0);
      expect(ways({ AF: 32, E: 76 }, isFormula)).toContainEqual([[II, 32, 23]]);
    });

    it("says something else where it is typed", () => {
      expect(ways({ AF: 32, E: 76 }, () => false)).not.toContainEqual([[II, 32, 23]]);
    });

    it("says something else where its quarters do not make it either", () => {
      expect(ways({ AF: 32, E: 80 }, isTarget)).not.toContainEqual([[II, 32, 23]]);
    });
  });

  it("in a TOTAL row are no witness", () => {
    const { corrections } = diagnosed(sheet({ V: 9 }, RIGHT_TOTAL), {
      isFormula: ({ isTotal }) => isTotal,
    });
    expect(corrections[0].certainty).not.toBe("certain");
  });
});
