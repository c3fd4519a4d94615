import { describe, expect, it } from "@jest/globals";
import { correctionReason, wayText } from "../../../src/i18n/correction-text";
import { catalogue } from "../../../src/i18n/index";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import type { Correction } from "../../../src/poi/diagnosis/correction";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet, type ActivitySpec } from "../poi-sheet";

const texts = catalogue("es");

/** Programmed months without a zero; reported until JUN. */
const months = (row: number): number[] =>
  Array.from({ length: 12 }, (_, month) => 2 + ((row * 5 + month * 7) % 8));

const activities = (first: ActivitySpec["cells"] = {}): ActivitySpec[] =>
  Array.from({ length: 6 }, (_, row) => {
    const executed = months(row).map((amount, month) => (month < 6 ? amount : 0));
    return { programmed: months(row), executed, cells: row === 0 ? first : {} };
  });

/** JUN of the first row, its quarter and its META. */
const JUNE = months(0)[5];
const QUARTER = months(0)[3] + months(0)[4] + JUNE;
const YEAR = months(0).reduce((sum, amount) => sum + amount, 0);

function correctionOf(
  cells: NonNullable<ActivitySpec["cells"]>,
  total: Record<string, number> | true | undefined,
): Correction {
  const sheet = poiSheet({ activities: activities(cells), ...(total && { total }) });
  const { corrections } = diagnose(validate(planOf(sheet)));
  const found = corrections.find(({ isTotal }) => !isTotal);
  if (!found) throw new Error("no correction");
  return found;
}

const wayOf = (correction: Correction): string[] =>
  [correction.cells, ...correction.alternatives].map((_, way) => wayText(texts, correction, way));

const sumOf = (from: number, to: number): number =>
  Array.from({ length: 6 }, (_, row) => months(row).slice(from, to))
    .flat()
    .reduce((sum, amount) => sum + amount, 0);

/** What TOTAL says of the sound rows. */
const TOTALS = { june: sumOf(5, 6), quarter: sumOf(3, 6), year: sumOf(0, 12) };

const SHORT = { E: YEAR - JUNE, AF: QUARTER - JUNE };
const ADDED = `E5 ${YEAR - JUNE}→${YEAR}, AF5 ${QUARTER - JUNE}→${QUARTER}`;

describe("a quarter, and META with it, added up without one of its months", () => {
  it("is a way of its own, and that the month should be blank is not claimed", () => {
    const correction = correctionOf(SHORT, undefined);
    const ways = wayOf(correction);
    expect(ways).toContain(`${ADDED} (si E5 y AF5 dejaron fuera K5)`);
    expect(ways.some((way) => /K5 \d+→(0|vacía)/.test(way))).toBe(true);
    expect(correction.certainty).not.toBe("certain");
    if (correction.certainty === "likely") expect(ways[0]).toContain(ADDED);
  });

  it("is certain where TOTAL has the month in all its columns", () => {
    const correction = correctionOf(SHORT, { E: TOTALS.year, AF: TOTALS.quarter });
    expect(wayOf(correction)).toEqual([`${ADDED} (si E5 y AF5 dejaron fuera K5)`]);
    expect(correction.certainty).toBe("certain");
    expect(correctionReason(texts, correction)).toMatch(
      /^Sus sumas dejaron fuera PROGRAMADO JUN\. De \d+ correcciones posibles, solo con esta cuadra/,
    );
  });

  it("is not what has happened where TOTAL lacks the month", () => {
    const correction = correctionOf(SHORT, { K: TOTALS.june - JUNE });
    expect(wayOf(correction)).toEqual([`K5 ${JUNE}→0`]);
  });

  it("is no way where the quarter alone is short", () => {
    const ways = wayOf(correctionOf({ AF: QUARTER - JUNE }, undefined));
    expect(ways.filter((way) => way.includes("dejaron fuera"))).toEqual([]);
  });
});
