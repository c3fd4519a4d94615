import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { settledFinder } from "../../../src/poi/diagnosis/settled-totals";
import { validate } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";
import { FIRST_AMOUNT, sheetOf, soundRows, totalOf, type Amounts } from "./damage";
import { damage, damaged } from "./damaged-plans";
import { soundRow } from "./sound-row";

/** Three to six rows under the TOTAL that they had, of which the first two were damaged since. */
const severalWrong = fc
  .tuple(
    fc.array(soundRow, { minLength: 3, maxLength: 6 }),
    damage("typed", "moved", "lost"),
    damage("typed", "moved", "lost"),
  )
  .map(([rows, first, second]) => ({
    total: totalOf(rows),
    wrong: rows.map((row, index) => (index < 2 ? damaged(row, index === 0 ? first : second) : row)),
  }));

const read = (rows: readonly Amounts[], total: Amounts) => {
  const validation = validate(planOf(sheetOf([...rows], total)));
  const failing = validation.findings.filter(({ check }) => check === "total-sum");
  return { failing, diagnosis: diagnose(validation) };
};

describe("a column of TOTAL that is settled by its rows", () => {
  it("does not hold now, and does once they are corrected as proposed", () => {
    let settled = 0;
    fc.assert(
      fc.property(severalWrong, ({ wrong, total }) => {
        const { failing, diagnosis } = read(wrong, total);
        const settledBy = settledFinder(diagnosis);
        const byRows = failing.filter((finding) => settledBy(finding).length > 0);
        const ofRows = diagnosis.corrections.filter(({ isTotal }) => !isTotal);
        const corrected = wrong.map((row, index) =>
          ofRows
            .filter(({ rowIndex }) => rowIndex === index)
            .flatMap(({ cells }) => cells)
            .reduce((amounts, { column, to }) => amounts.with(column - FIRST_AMOUNT, to), row),
        );
        const still = read(corrected, total).failing.map(({ slot }) => slot);
        for (const { slot } of byRows) expect(still).not.toContain(slot);
        // Whatever else fails is said of TOTAL itself, or to be open.
        const ofTotal = diagnosis.corrections
          .filter(({ isTotal }) => isTotal)
          .flatMap(({ cells }) => cells);
        const said = [...ofTotal, ...diagnosis.openTotals, ...byRows].map(({ slot }) => slot);
        for (const { slot } of failing) expect(said).toContain(slot);
        settled += byRows.length;
      }),
      { numRuns: 60, seed: 619 },
    );
    expect(settled).toBeGreaterThan(60);
  });

  it("is none that the correction changes and TOTAL misses all the same", () => {
    const [first, second, third] = soundRows();
    const at = 4;
    const total = totalOf([first, second, third]);
    const wrong = [first.with(at, 9 + (first[at] ?? 0)), second, third];
    expect(read(wrong, total).diagnosis.settledTotals).toMatchObject([{ rows: [{ row: 4 }] }]);
    const off = total.with(at, (total[at] ?? 0) + 2);
    const { corrections, settledTotals } = read(wrong, off).diagnosis;
    expect(corrections.some(({ isTotal }) => !isTotal)).toBe(true);
    expect(settledTotals).toEqual([]);
  });
});
