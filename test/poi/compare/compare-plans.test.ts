import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { cellAddress } from "../../../src/poi/address";
import { comparePlans } from "../../../src/poi/compare/compare-plans";
import type { IsUnknown, PlanDifferences } from "../../../src/poi/compare/differences";
import { reportedSlots } from "../../../src/poi/compare/reported-slots";
import { monthSlot, quarterSlot, slotOf, TARGET } from "../../../src/poi/slots";
import { planOf, poiSheet, type ActivitySpec, type SheetSpec } from "../poi-sheet";

const twelve = (...first: number[]): number[] => [
  ...first,
  ...Array<number>(12 - first.length).fill(0),
];

/** Two versions of a sheet compared; the one before reported a quarter. */
function compared(before: SheetSpec, after: SheetSpec, quarter = 2): PlanDifferences {
  return comparePlans(planOf(poiSheet(before)), planOf(poiSheet(after)), quarter);
}

const activities = (...specs: ActivitySpec[]): SheetSpec => ({ activities: specs });

/** Changed cells as "C5 kind before→after", with "!" where they had been reported. */
const changes = ({ cells }: PlanDifferences): string[] =>
  cells.map(
    ({ to, kind, before, after, reported }) =>
      `${cellAddress(to.row, to.column)} ${kind} ${before ?? "–"}→${after ?? "–"}${reported ? "!" : ""}`,
  );

const A: ActivitySpec = { activity: "FISCALIZACIÓN DE PREDIOS", executed: twelve(2, 3, 1) };
const B: ActivitySpec = { activity: "EMISIÓN DE RECIBOS", executed: twelve(4, 4, 4, 4) };
const C: ActivitySpec = { activity: "COBRANZA COACTIVA", executed: twelve(7) };

describe("plans that may be no versions of one", () => {
  const of = (title: string, ...specs: ActivitySpec[]): SheetSpec => ({ title, activities: specs });
  const changed = { ...A, executed: twelve(2, 5, 1) };

  it("are of other years: no month had been reported already", () => {
    const found = compared(of("POI 2025", A), of("POI 2026", changed));
    expect(found.unlike).toEqual([{ kind: "years", before: 2025, after: 2026 }]);
    expect([found.counts.reported, found.reportedQuarter]).toEqual([0, 0]);
    const same = compared(of("POI 2026", A), of("POI 2026", changed));
    expect([same.unlike, same.counts.reported]).toEqual([[], 1]);
  });

  it("have no activity in common", () => {
    expect(compared(activities(A), activities(B, C)).unlike).toEqual([{ kind: "nothing-shared" }]);
    expect(compared(activities(A, B), activities(B, C)).unlike).toEqual([]);
  });
});

describe("cells", () => {
  it("of the same plan are the same, wherever its rows stand", () => {
    expect(compared(activities(A, B, C), activities(C, A, B)).counts.all).toBe(0);
  });

  it("flags a month of a quarter reported already, and not the sum that follows it", () => {
    const found = compared(activities(A), activities({ ...A, executed: twelve(2, 5, 1) }));
    expect(changes(found)).toEqual(["S5 executed 3→5!", "AE5 executed 6→8"]);
    expect(found.counts).toMatchObject({ reported: 1, cells: 2 });
  });

  it("are not compared where it is not known what they say", () => {
    const [before, after] = [A, { ...A, cells: { AE: 9, F: 7 } }].map((each) =>
      planOf(poiSheet(activities(each))),
    );
    const isQuarter: IsUnknown = ({ row, column, says }) =>
      cellAddress(row, column) === "AE5" && says === 9;
    expect(changes(comparePlans(before, after, 2, { after: isQuarter }))).toEqual([
      "F5 programmed 1→7",
    ]);
    expect(changes(comparePlans(after, before, 2, { before: isQuarter }))).toEqual([
      "F5 programmed 7→1",
    ]);
    expect(changes(comparePlans(before, after, 2, { before: isQuarter }))).toHaveLength(2);
  });

  it("flags a sum that no month explains", () => {
    const found = compared(activities(A), activities({ ...A, cells: { AE: 9 } }));
    expect(changes(found)).toEqual(["AE5 executed 6→9!"]);
  });

  it("does not flag the months of the quarter that comes next", () => {
    const after = { ...A, executed: twelve(2, 3, 1, 0, 0, 0, 8) };
    expect(changes(compared(activities(A), activities(after)))).toEqual([
      "X5 executed 0→8",
      "AI5 executed 0→8",
    ]);
  });

  it("tells targets and what is programmed from execution", () => {
    const programmed = [2, ...Array<number>(11).fill(1)];
    const found = compared(activities({}), activities({ programmed, executed: twelve(1) }), 0);
    expect(changes(found).slice(0, 2)).toEqual(["E5 target 12→13", "F5 programmed 1→2"]);
    expect(found.counts).toMatchObject({ targets: 1, reported: 0 });
  });

  it("says where they stood and where they stand", () => {
    const [cell] = compared(activities(A, B), activities(B, { ...A, cells: { E: 99 } })).cells;
    expect(cell).toMatchObject({
      activity: A.activity,
      from: { sheet: "POI", row: 4, column: 4 },
      to: { sheet: "POI", row: 5, column: 4 },
    });
  });

  it("takes a blank for a zero, and a text for what number it means", () => {
    const after = { ...A, cells: { U: "", R: "2" } };
    expect(compared(activities(A), activities(after)).counts.all).toBe(0);
  });

  it("says what text took the place of a number", () => {
    const after = { ...A, cells: { R: "ver oficio" } };
    expect(changes(compared(activities(A), activities(after)))).toEqual([
      "R5 executed 2→ver oficio!",
    ]);
  });

  it("of TOTAL are told apart", () => {
    const before: SheetSpec = { activities: [A], total: true };
    const after: SheetSpec = { activities: [A], total: { E: 99 } };
    const found = compared(before, after);
    expect(changes(found)).toEqual(["E6 total 12→99"]);
    expect(found.counts).toMatchObject({ totals: 1, targets: 0 });
  });

  it("of a TOTAL that is new or gone are its row", () => {
    const with_: SheetSpec = { activities: [A], total: true };
    expect(compared(activities(A), with_)).toMatchObject({ addedTotals: [{ row: 5 }], cells: [] });
    expect(compared(with_, activities(A))).toMatchObject({ removedTotals: [{ row: 5 }] });
  });
});

describe("activities", () => {
  it("added and removed are named", () => {
    const found = compared(activities(A, B), activities(B, C));
    expect(found.added).toMatchObject([{ activity: C.activity, sheet: "POI", row: 5 }]);
    expect(found.removed).toMatchObject([{ activity: A.activity, sheet: "POI", row: 4 }]);
    expect(found.counts.all).toBe(2);
  });

  it("are found again whatever their accents and spaces, and under a name that is much alike", () => {
    for (const activity of ["Fiscalizacion  de predios", "FISCALIZACIÓN DE LOS PREDIOS"]) {
      const after = { ...A, activity, executed: twelve(2, 3, 9) };
      const found = compared(activities(A, B), activities(after, B));
      expect(found.renamed).toMatchObject([
        { before: { activity: A.activity }, after: { activity: activity } },
      ]);
      expect([found.added, found.removed]).toEqual([[], []]);
      // The month, the sum that follows it, and the name: each once.
      expect(found.counts).toMatchObject({ all: 3, cells: 2, renamed: 1 });
      expect(changes(found)).toContain("T5 executed 1→9!");
    }
  });

  it("are found again under another name by their figures, where they are the only ones", () => {
    const other = { ...A, activity: "CONTROL URBANO" };
    expect(compared(activities(A, B), activities(other, B)).renamed).toMatchObject([
      { by: "amounts", after: { activity: "CONTROL URBANO" } },
    ]);
    const twins = [A, { ...A, activity: "ARCHIVO CENTRAL" }];
    const found = compared(activities(...twins), activities(other, { ...other, activity: "X" }));
    expect([found.renamed.length, found.added.length, found.removed.length]).toEqual([0, 2, 2]);
  });

  it("are found again by their code, whatever their names", () => {
    const coded = (...codes: string[]) => {
      const sheet = poiSheet(
        activities(...codes.map((code) => ({ activity: `NOMBRE ${code}`, executed: twelve(1) }))),
      );
      const values = sheet.values.map((row, at) => [
        ...row,
        at === 2 ? "ACTIVIDAD OPERATIVA ID" : at > 3 ? `AOI${at}` : "",
      ]);
      return planOf({ ...sheet, values });
    };
    const { renamed, added } = comparePlans(coded("UNO", "DOS"), coded("ALFA", "BETA"), 2);
    expect(renamed.map(({ by, after }) => [by, after.activity])).toEqual([
      ["code", "NOMBRE ALFA"],
      ["code", "NOMBRE BETA"],
    ]);
    expect(added).toEqual([]);
  });

  it("of different numbers are different ones", () => {
    const [one, two] = ["INFORME N.º 2", "INFORME N.º 3"].map((activity, at) => ({
      activity,
      executed: twelve(at + 1),
    }));
    expect(compared(activities(one), activities(two)).renamed).toEqual([]);
  });

  it("of the same name keep to those that say the same", () => {
    const twin = { ...A, executed: twelve(9, 9, 9) };
    const found = compared(activities(A, twin), activities({ ...twin }, { ...A, cells: { E: 1 } }));
    expect(changes(found)).toEqual(["E6 target 12→1"]);
  });
});

describe("other texts", () => {
  it("an activity with another name and nothing else is one difference, however many of its texts are others", () => {
    const after = { ...A, activity: "FISCALIZACIÓN DE LOS PREDIOS" };
    expect(compared(activities(A, B), activities(after, B)).counts).toMatchObject({
      all: 1,
      cells: 0,
      renamed: 1,
    });
    const moved = { ...A, unit: "OFICINA DE RENTAS", measure: "ACTAS" };
    const coded = (spec: ActivitySpec) => {
      const sheet = poiSheet(activities(spec));
      return planOf({
        ...sheet,
        values: sheet.values.map((row, at) => [
          ...row,
          at === 2 ? "ACTIVIDAD OPERATIVA ID" : at > 3 ? "AOI1" : "",
        ]),
      });
    };
    expect(comparePlans(coded(A), coded(moved), 2).counts).toMatchObject({
      all: 1,
      cells: 0,
      renamed: 1,
    });
  });

  it("a category that is another is a cell that changed", () => {
    const found = compared(activities(A), activities({ ...A, cells: { B: "OTRA" } }));
    expect(changes(found)).toEqual(["B5 text GESTIÓN ADMINISTRATIVA→OTRA"]);
    expect(found.counts).toMatchObject({ all: 1, renamed: 0 });
  });
});

describe("laws", () => {
  const spec = fc.record({
    activity: fc.constantFrom("A UNO", "B DOS", "C TRES", "D CUATRO"),
    executed: fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }),
  });
  const plan = fc.array(spec, { minLength: 1, maxLength: 6 });

  it("a plan is like itself in any order, and there and back say the same", () => {
    fc.assert(
      fc.property(plan, plan, fc.integer({ min: 1, max: 4 }), (before, after, quarter) => {
        const there = compared(activities(...before), activities(...after), quarter);
        const back = compared(activities(...after), activities(...before), quarter);
        expect(compared(activities(...before), activities(...before.toReversed())).counts.all).toBe(
          0,
        );
        expect([there.added.length, there.removed.length]).toEqual([
          back.removed.length,
          back.added.length,
        ]);
        expect(there.counts.cells).toBe(back.counts.cells);
        expect(before.length - there.removed.length).toBe(after.length - there.added.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what was reported already", () => {
  const executed = (kind: "semester" | "year", index: number): number =>
    slotOf("executed", { kind, index });

  it("are periods that ended by then, the innermost of those that changed", () => {
    const slots = [
      TARGET,
      monthSlot("programmed", 0),
      monthSlot("executed", 5),
      monthSlot("executed", 6),
      quarterSlot("executed", 0),
      quarterSlot("executed", 1),
      executed("semester", 0),
      executed("year", 0),
    ];
    expect([...reportedSlots(slots, 2)]).toEqual([
      monthSlot("executed", 5),
      quarterSlot("executed", 0),
    ]);
    expect([...reportedSlots(slots, 0)]).toEqual([]);
    expect([...reportedSlots([executed("year", 0)], 4)]).toEqual([executed("year", 0)]);
  });
});
