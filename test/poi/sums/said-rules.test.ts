import { describe, expect, it } from "@jest/globals";
import { saidRule } from "../../../src/poi/header/measure-words";
import { headerFacts } from "../../../src/poi/header/words";
import { patchPlan } from "../../../src/poi/reading/plan-patch";
import { levelToDate } from "../../../src/poi/sums/row-levels";
import {
  validate,
  type Validation,
  type ValidationOptions,
} from "../../../src/poi/validation/validation";
import type { CellValue } from "../../../src/poi/cells";
import type { Plan } from "../../../src/poi/plan";
import { levelActivity } from "../level-activity";
import { planOf, poiSheet, type ActivitySpec } from "../poi-sheet";

const LEVELS = [80, 82, 84, 86, 88, 90, 92, 94, 96, 98, 99, 99];
const TYPE_COLUMN = 1;
const FIRST_ROW = 4;

type Said = ActivitySpec & { readonly says: string };

/** The plan of some activities with a column TIPO DE META beside their unit. */
function planSaying(activities: readonly Said[], total?: true | Record<string, CellValue>): Plan {
  const block = poiSheet({ activities: [...activities], ...(total && { total }) });
  const values = block.values.map((row, at) =>
    row.map((value, column) => {
      if (column !== TYPE_COLUMN) return value;
      if (value === "MEF") return "TIPO DE META";
      return activities[at - FIRST_ROW]?.says ?? "";
    }),
  );
  return planOf({ ...block, values });
}

const validated = (
  activities: readonly Said[],
  total?: true | Record<string, CellValue>,
  options?: ValidationOptions,
): Validation => validate(planSaying(activities, total), options);

const errors = ({ findings }: Validation) =>
  findings.filter(({ severity }) => severity === "error");

const mean: Said = { ...levelActivity(LEVELS, LEVELS, "mean", { cells: { E: 90.7 } }), says: "" };
const most: Said = { ...levelActivity(LEVELS.with(3, 120), LEVELS, "most"), says: "" };
const last: Said = { ...levelActivity(LEVELS.with(3, 120), LEVELS, "last"), says: "" };

describe("what a column says of a row's months", () => {
  it.each<[string, Said, string]>([
    ["Promedio", mean, "mean"],
    ["PROMEDIO DE LOS MESES", mean, "mean"],
    ["Máximo", most, "most"],
    ["Valor máximo", most, "most"],
    ["Último valor", last, "last"],
    ["Ultimo dato", last, "last"],
  ])("%s: its META is that, and the row is in no total", (says, row, rule) => {
    const validation = validated([{ ...row, says }, { says: "Suma" }], {});
    expect(validation.findings.filter(({ check }) => check === "not-additive")).toMatchObject([
      { row: FIRST_ROW, severity: "info", detail: { rule, by: "column" } },
    ]);
    expect(validation.notAdditive.size).toBe(1);
    expect(errors(validation)).toEqual([]);
  });

  it("is held against the row's figures", () => {
    const wrong = { ...mean, says: "Promedio", cells: { ...mean.cells, E: 80 } };
    expect(errors(validated([wrong]))).toMatchObject([
      { check: "last-value", row: FIRST_ROW, found: 80, detail: { gathering: "mean" } },
    ]);
    const lastAsMost = { ...most, says: "Último valor" };
    expect(errors(validated([lastAsMost]))).toMatchObject([
      { check: "last-value", found: 120, expected: 99, detail: { gathering: "last" } },
    ]);
  });

  it("is the mean of the months in which something is done, whether the others are blank or zero", () => {
    const months = [0, 0, 30, 0, 0, 40, 0, 0, 50, 0, 0, 60];
    const cells = { E: 45, AD: 30, AE: 30, AF: 40, AG: 40, AH: 50, AI: 50, AJ: 60, AK: 60 };
    expect(errors(validated([{ programmed: months, cells, says: "Promedio" }]))).toEqual([]);
  });

  it("lets the quarters be what they are, in whichever way most of them hold", () => {
    const lastOfQuarters = { AD: 84, AF: 90, AH: 96, AJ: 99, AE: 84, AG: 90, AI: 96, AK: 99 };
    const row = { ...mean, says: "Promedio", cells: { ...mean.cells, ...lastOfQuarters } };
    expect(errors(validated([row]))).toEqual([]);
    const level = Array<number>(12).fill(90);
    const one = levelActivity(level, level, "mean", { cells: { AD: 91 } });
    expect(errors(validated([{ ...one, says: "Promedio" }]))).toMatchObject([
      { check: "last-value", found: 91, detail: { gathering: "mean" } },
    ]);
  });

  it("makes its months add up where it says so, though its measure is a share", () => {
    const level = levelActivity(LEVELS, LEVELS, "last", { measure: "PORCENTAJE" });
    expect(validated([{ ...level, says: "" }]).notAdditive.size).toBe(1);
    const sum = validated([{ ...level, says: "Suma" }]);
    expect([sum.notAdditive.size, errors(sum).length > 0]).toEqual([0, true]);
  });

  it.each(["Física", "Acumulado", "Acumulable", "Sumario", "-", ""])(
    "is nothing where it is another word: %p",
    (says) => {
      expect(validated([{ says }]).notAdditive.size).toBe(0);
      expect(saidRule(says)).toBeUndefined();
    },
  );

  it("comes after what the user chose", () => {
    const names = { unit: "A", activity: "B" };
    const { notAdditive } = validated([{ ...mean, ...names, says: "Promedio" }], undefined, {
      rules: [{ ...names, rule: "percentage" }],
    });
    expect(notAdditive.get(0)).toMatchObject({ rule: "percentage", by: "choice" });
  });

  it("is what its execution is measured by", () => {
    const { plan, notAdditive } = validated([{ ...mean, says: "Promedio" }, { says: "Suma" }]);
    const known = notAdditive.get(0);
    expect(known && levelToDate(plan, 0, "programmed", 2, known)).toBe(85);
  });

  it("is read again where it has changed", () => {
    const plan = planSaying([{ ...mean, says: "Promedio" }, { says: "Suma" }]);
    const { values } = poiSheet({ activities: [mean] });
    const typed = (says: string): Plan | null => {
      const row = values[FIRST_ROW].with(TYPE_COLUMN, says);
      return patchPlan(plan, [{ table: 0, sheetRow: FIRST_ROW, firstColumn: 0, values: row }]);
    };
    expect(typed("Máximo")).toBeNull();
    expect(typed("promedio")).not.toBeNull();
  });
});

describe("a column of how months make META", () => {
  it.each([
    "TIPO DE META",
    "Tipo de meta física",
    "TIPO DE AGREGACIÓN",
    "Forma de agregación de la meta",
    "TIPO ACUMULACIÓN",
  ])("is known: %s", (header) => {
    expect(headerFacts(header)).toEqual({ role: "rule" });
  });

  it.each(["META", "TIPO DE ACTIVIDAD", "TIPO", "META ACUMULADA"])("is not: %s", (header) => {
    expect(headerFacts(header).role).not.toBe("rule");
  });
});
