import { describe, expect, it } from "@jest/globals";
import { findingText } from "../../../src/i18n/finding-text";
import { correctionReason } from "../../../src/i18n/correction-text";
import { catalogue } from "../../../src/i18n/index";
import { cellAddress } from "../../../src/poi/address";
import type { CellValue } from "../../../src/poi/cells";
import { correctionFinder } from "../../../src/poi/diagnosis/correction-finder";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import type { Finding } from "../../../src/poi/findings/finding";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { auditedSheet } from "../formula-audit/formula-tester";
import { poiSheet, planOf, type ActivitySpec } from "../poi-sheet";

const activity = (index: number): ActivitySpec => ({
  activity: `Actividad ${index}`,
  programmed: Array.from({ length: 12 }, (_, month) => 10 ** index + month),
});

/** Rows 5 on, under a typed TOTAL of some of them, of which cells say something else. */
function sheetOf(
  activities: readonly ActivitySpec[],
  added: readonly number[],
  cells: Record<string, CellValue> = {},
) {
  const sheet = poiSheet({ activities: [...activities] });
  const total = poiSheet({ activities: added.map((at) => activities[at]), total: cells });
  return { ...sheet, values: [...sheet.values, ...total.values.slice(-1)] };
}

const errorsOf = ({ findings }: Validation): Finding[] =>
  findings.filter(({ severity }) => severity === "error");

const said = (validation: Validation): string[] =>
  errorsOf(validation).map((finding) => findingText(catalogue("es"), finding));

const FOUR = [0, 1, 2, 3].map(activity);

describe("a typed TOTAL that leaves out rows", () => {
  it("says so of an activity that was put in below it", () => {
    const sheet = sheetOf(FOUR.slice(0, 3), [0, 1, 2]);
    const below = poiSheet({ activities: [FOUR[3]] }).values.slice(-1);
    const validation = validate(planOf({ ...sheet, values: [...sheet.values, ...below] }));
    const [finding] = errorsOf(validation);
    expect(findingText(catalogue("es"), finding)).toMatch(
      /^TOTAL deja fuera la fila 9, debajo de TOTAL, en META y otras 32 columnas/,
    );
    expect(findingText(catalogue("en"), finding)).toMatch(
      /^TOTAL leaves out row 9, below TOTAL, in TARGET \(META\) and 32 other columns/,
    );
  });

  it.each<[string, readonly number[], string]>([
    ["the last", [0, 1, 2], "TOTAL deja fuera la fila 8 en META y otras 32 columnas: META dice"],
    ["one between", [0, 2, 3], "TOTAL deja fuera la fila 6 en META y otras 32 columnas: META dice"],
    [
      "two together",
      [0, 3],
      "TOTAL deja fuera las filas 6 a 7 en META y otras 32 columnas: META dice",
    ],
  ])("%s: it is said once", (_, added, text) => {
    const validation = validate(planOf(sheetOf(FOUR, added)));
    expect(validation.counts.error).toBe(1);
    expect(said(validation)[0]).toContain(text);
    const [{ row, column, expected }] = errorsOf(validation);
    expect([cellAddress(row, column), expected]).toEqual(["E9", 1111 * 12 + 66 * 4]);
  });

  it("has one likely correction, of all columns", () => {
    const validation = validate(planOf(sheetOf(FOUR, [0, 1, 2])));
    const diagnosis = diagnose(validation);
    expect(diagnosis.openTotals).toEqual([]);
    const [finding] = errorsOf(validation);
    const correction = diagnosis.corrections[correctionFinder(diagnosis)(finding)];
    expect(correction).toMatchObject({ kind: "total", certainty: "likely", isTotal: true });
    expect(correction.cells).toHaveLength(33);
    expect(correctionReason(catalogue("es"), correction)).toBe(
      "En todas sus columnas, a TOTAL le falta justo lo que dice la fila 8.",
    );
  });

  it("that others are like is said so", () => {
    const alike = [activity(1), { ...activity(1), activity: "Otra" }, activity(2)];
    const validation = validate(planOf(sheetOf(alike, [0, 2])));
    expect(said(validation)).toEqual([
      expect.stringContaining("deja fuera la fila 5 (u otra que dice lo mismo) en META y otras 32"),
    ]);
  });

  it.each<[string, readonly number[], Record<string, CellValue>, number]>([
    ["rows apart", [1, 3], {}, 33],
    ["a row, and is wrong in a column besides", [0, 1, 2], { F: 1 }, 33],
    ["a row, and one of its columns holds", [0, 1, 2], { F: 1111 }, 32],
    ["all its rows", [], {}, 33],
  ])("%s: each column is said", (_, added, cells, columns) => {
    const errors = errorsOf(validate(planOf(sheetOf(FOUR, added, cells))));
    expect(errors.filter(({ check }) => check === "total-sum")).toHaveLength(columns);
  });

  it("that are on another sheet names it", () => {
    const one = poiSheet({ sheet: "Uno", activities: [FOUR[0], FOUR[1]] });
    const two = poiSheet({ sheet: "Dos", activities: [FOUR[2]] });
    const total = poiSheet({ activities: [FOUR[1], FOUR[2]], total: true }).values.slice(-1);
    const validation = validate(planOf(one, { ...two, values: [...two.values, ...total] }));
    expect(said(validation)).toEqual([expect.stringContaining("deja fuera la fila 5 de «Uno»")]);
  });

  it("is said so beside formulas, and column by column where a formula explains some", () => {
    const sheet = sheetOf(FOUR, [0, 1, 2]);
    const quarter = { AD5: "=SUM(F5:H5)", AD6: "=SUM(F6:H6)", AD7: "=SUM(F7:H7)" };
    expect(errorsOf(auditedSheet(sheet, quarter))).toHaveLength(1);
    const found = errorsOf(auditedSheet(sheet, { E9: "=SUM(E5:E7)" }));
    expect(found.filter(({ check }) => check === "formula-shape")).toHaveLength(1);
    expect(found.filter(({ check }) => check === "total-sum")).toHaveLength(32);
  });
});

describe("a typed TOTAL that counts rows too many", () => {
  /** Those rows under a TOTAL of these. */
  const under = (rows: readonly number[], added: readonly ActivitySpec[], cells = {}) => {
    const sheet = poiSheet({ activities: rows.map((at) => FOUR[at]) });
    const total = poiSheet({ activities: [...added], total: cells });
    return validate(planOf({ ...sheet, values: [...sheet.values, ...total.values.slice(-1)] }));
  };
  const sumsOf = (validation: Validation): string[] =>
    errorsOf(validation)
      .filter(({ check }) => check === "total-sum")
      .map(({ row, column }) => cellAddress(row, column));

  it.each<[string, Validation]>([
    ["one that was taken out", under([0, 1, 3], FOUR)],
    ["one twice", under([0, 1, 2], [...FOUR.slice(0, 3), FOUR[1]])],
    ["two that are not its own", under([0, 1], FOUR)],
  ])("%s: it is said once", (_, validation) => {
    expect(validation.counts.error).toBe(1);
    expect(said(validation)[0]).toContain(
      "TOTAL suma de más en META y otras 32 columnas, como si contara una fila que no es suya o que ya no está: META dice",
    );
    const [finding] = errorsOf(validation);
    expect(finding.found).toBeGreaterThan(Number(finding.expected));
  });

  it("is not put right: nothing says whether the row or TOTAL is to be there", () => {
    const { corrections, openTotals } = diagnose(under([0, 1, 3], FOUR));
    expect(corrections).toEqual([]);
    expect(openTotals).toHaveLength(33);
  });

  it("is not said where a figure was changed, and all that follows from it: each column is", () => {
    const changed = { ...FOUR[1], programmed: [3, ...(FOUR[1].programmed ?? []).slice(1)] };
    const executed = FOUR[1].programmed ?? [];
    const sheet = poiSheet({ activities: [FOUR[0], { ...changed, executed }] });
    const total = poiSheet({ activities: [FOUR[0], FOUR[1]], total: true });
    const validation = validate(
      planOf({ ...sheet, values: [...sheet.values, ...total.values.slice(-1)] }),
    );
    expect(sumsOf(validation)).toEqual(["E7", "F7", "AD7"]);
  });

  it.each<[string, Validation, number]>([
    ["and is wrong in a column besides", under([0, 1, 3], FOUR, { F: 9000 }), 33],
    ["and says too little in another", under([0, 1, 3], FOUR, { F: 1 }), 33],
    ["and one of its columns holds", under([0, 1, 3], FOUR, { F: 1011 }), 32],
  ])("%s: each column is said", (_, validation, columns) => {
    expect(sumsOf(validation)).toHaveLength(columns);
  });
});
