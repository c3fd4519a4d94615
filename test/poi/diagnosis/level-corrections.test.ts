import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue } from "../../../src/poi/cells";
import { correctionFinder } from "../../../src/poi/diagnosis/correction-finder";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import type { RuleChoice } from "../../../src/poi/sums/measure-rule";
import { monthSlot, quarterSlot, TARGET } from "../../../src/poi/slots";
import { levelActivity } from "../level-activity";
import { validated, type ActivitySpec } from "../poi-sheet";

const RUN = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24];
const SECOND = quarterSlot("programmed", 1);

function corrected(spec: ActivitySpec, rules: readonly RuleChoice[] = []) {
  const validation = validated({ activities: [spec, {}] }, { rules });
  const diagnosis = diagnose(validation);
  const found = validation.findings.filter(({ check }) => check === "last-value");
  return { ...diagnosis, indexes: found.map(correctionFinder(diagnosis)) };
}

const running = (cells: Record<string, CellValue>, spec: ActivitySpec = {}): ActivitySpec =>
  levelActivity(RUN, RUN, "last", { ...spec, cells });

describe("a total that is not what it must take of its months", () => {
  it("is corrected to the last of them where somebody added them up", () => {
    const { corrections, indexes } = corrected(running({ AF: 30 }));
    expect(corrections).toMatchObject([
      {
        row: 4,
        kind: "value",
        certainty: "likely",
        cells: [{ slot: SECOND, column: 31, from: 30, to: 12 }],
        alternatives: [],
        reason: [{ kind: "level", gathering: "last", isSum: true }],
      },
    ]);
    expect(indexes).toEqual([0]);
  });

  it("is a coin toss where the month may as well be what is wrong, and both are said", () => {
    const { corrections, indexes } = corrected(running({ AF: 14 }));
    expect(corrections[0].certainty).toBe("ambiguous");
    const ways = [corrections[0].cells, ...corrections[0].alternatives];
    expect(ways).toHaveLength(2);
    expect(ways).toContainEqual([expect.objectContaining({ slot: SECOND, to: 12 })]);
    const june = monthSlot("programmed", 5);
    expect(ways).toContainEqual([expect.objectContaining({ slot: june, from: 12, to: 14 })]);
    expect(indexes).toEqual([0]);
  });

  it("is the lone odd value among equals, before a month that repeats its neighbours as all do", () => {
    const level = Array.from({ length: 12 }, () => 100);
    const spec = levelActivity(level, level, "last", { measure: "PORCENTAJE", cells: { AD: 90 } });
    const [{ cells, alternatives }] = corrected(spec).corrections;
    expect(cells).toMatchObject([{ slot: quarterSlot("programmed", 0), from: 90, to: 100 }]);
    const march = monthSlot("programmed", 2);
    expect(alternatives).toMatchObject([[{ slot: march, from: 100, to: 90 }]]);
  });

  it("is META where its last quarter bears December out", () => {
    const { corrections } = corrected(running({ E: 42 }, { measure: "CASOS ACUMULADOS" }));
    expect(corrections).toMatchObject([
      { certainty: "likely", cells: [{ slot: TARGET, from: 42, to: 24 }], alternatives: [] },
    ]);
  });

  it("is certain only where the user said how the row adds up", () => {
    const names = { unit: "A", activity: "B" };
    const { corrections } = corrected(running({ AF: 30 }, names), [
      { ...names, rule: "accumulated" },
    ]);
    expect(corrections).toMatchObject([{ certainty: "certain", cells: [{ to: 12 }] }]);
  });

  it("is corrected together with the others that somebody added up", () => {
    const names = { unit: "A", activity: "B" };
    const { corrections, indexes } = corrected(running({ AD: 12, AF: 30, AH: 48, AJ: 66 }, names), [
      { ...names, rule: "accumulated" },
    ]);
    expect(corrections).toMatchObject([
      { certainty: "likely", cells: [{ to: 6 }, { to: 12 }, { to: 18 }, { to: 24 }] },
    ]);
    expect(indexes).toEqual([0, 0, 0, 0]);
  });

  it("has no correction where its months say nothing: they may be what is missing", () => {
    const untilJune = [1, 4, 5, 8, 9, 12, 0, 0, 0, 0, 0, 0];
    const spec = levelActivity(RUN, untilJune, "last", { cells: { AI: 14 } });
    const { corrections, indexes } = corrected(spec);
    expect([corrections, indexes]).toEqual([[], [-1]]);
  });

  it("leaves a TOTAL over the other rows alone", () => {
    const validation = validated({ activities: [running({ AF: 30 }), {}, {}], total: true });
    const { corrections, openTotals } = diagnose(validation);
    expect(corrections.filter(({ isTotal }) => isTotal)).toEqual([]);
    expect(openTotals).toEqual([]);
  });
});

describe("any running total with one figure mistyped", () => {
  const steps = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 });
  const letters = ["AD", "AE", "AF", "AG", "AH", "AI", "AJ", "AK", "J", "K", "V", "W"];

  it("has the right one among its ways, and is never certain", () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...letters), fc.nat({ max: 99 }), (added, at, value) => {
        let total = 0;
        const run = added.map((step) => (total += step));
        const right = levelActivity(run, run, "last", { measure: "CASOS ACUMULADOS" });
        const wrong = { ...right, cells: { ...right.cells, [at]: value } };
        const { corrections } = corrected(wrong);
        const rightValue = right.cells?.[at] ?? run[("JKVW".indexOf(at) % 2) + 4];
        for (const { certainty, cells, alternatives } of corrections) {
          expect(certainty).not.toBe("certain");
          const values = [cells, ...alternatives].map((way) => way.map(({ to }) => to));
          if (value > 0) expect(values).toContainEqual([rightValue]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
