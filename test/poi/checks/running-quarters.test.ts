import { describe, expect, it } from "@jest/globals";
import { columnLetters } from "../../../src/poi/address";
import type { CellValue } from "../../../src/poi/cells";
import { collectRows } from "../../../src/poi/consolidate/collect-rows";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { patchPlan } from "../../../src/poi/reading/plan-patch";
import { quarterSlot } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";
import { auditedSheet, lines, type Formulas } from "../formula-audit/formula-tester";
import { planOf, poiSheet, type ActivitySpec, type SheetSpec } from "../poi-sheet";
import { testCheck } from "./check-tester";

type Series = "programmed" | "executed";

const MONTHS: readonly (readonly number[])[] = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3],
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  [0, 0, 5, 0, 0, 5, 0, 0, 5, 0, 0, 5],
];

/** The column of a 0-based quarter: AD PROGRAMADO I, AE EJECUTADO I … */
const columnOf = (series: Series, quarter: number): string =>
  columnLetters(29 + 2 * quarter + (series === "programmed" ? 0 : 1));

const upTo = (months: readonly number[], quarter: number): number =>
  months.slice(0, 3 * quarter + 3).reduce((sum, amount) => sum + amount, 0);

/** What quarters of a row say where they hold everything from January on. */
const running = (
  months: readonly number[],
  series: readonly Series[],
  quarters: readonly number[] = [1, 2, 3],
): Record<string, CellValue> =>
  Object.fromEntries(
    series.flatMap((each) =>
      quarters.map((quarter) => [columnOf(each, quarter), upTo(months, quarter)]),
    ),
  );

const BOTH: readonly Series[] = ["programmed", "executed"];

/** A plan of three activities, whose quarters hold everything from January on; `others` says otherwise of a row. */
const sheetOf = (
  series: readonly Series[],
  quarters?: readonly number[],
  others: readonly ActivitySpec[] = [],
): SheetSpec => ({
  activities: MONTHS.map((months, at) => ({
    programmed: [...months],
    ...others[at],
    cells: { ...running(months, series, quarters), ...others[at]?.cells },
  })),
  total: true,
});

const slots = (series: Series, quarters: readonly number[] = [1, 2, 3]): number[] =>
  quarters.map((quarter) => quarterSlot(series, quarter));

/** Nothing executed after the second quarter; the quarters after it are blank, or stay where they were. */
const toSecond = (isBlank: boolean): SheetSpec => ({
  title: "PLAN OPERATIVO INSTITUCIONAL 2021 - EJECUCIÓN AL II TRIMESTRE",
  activities: MONTHS.map((months) => {
    const executed = months.map((amount, month) => (month < 6 ? amount : 0));
    const cells = {
      ...running(months, ["programmed"]),
      ...running(executed, ["executed"], isBlank ? [1] : [1, 2, 3]),
    };
    return { programmed: [...months], executed, cells };
  }),
  total: true,
});

testCheck("running-quarters", {
  valid: [
    { name: "each quarter its own", sheet: sheetOf([]) },
    {
      name: "one quarter alone, whose formula begins too early in all rows",
      sheet: sheetOf(["programmed"], [1]),
    },
    { name: "two quarters of one row", sheet: sheetOf([], [], [{ cells: { AF: 21, AH: 45 } }]) },
    {
      name: "two rows of five",
      sheet: {
        activities: [0, 1, 2, 3, 4].map((at) => ({
          cells: at < 2 ? running(MONTHS[1], ["programmed"]) : {},
        })),
      },
    },
    {
      name: "percentages whose quarters say their last month",
      sheet: {
        activities: [20, 40, 50].map((first) => ({
          measure: "PORCENTAJE",
          programmed: Array.from({ length: 12 }, (_, month) => (month < 6 ? first : 2 * first)),
          cells: {
            E: 2 * first,
            ...Object.fromEntries([29, 30, 31, 32].map((column) => [columnLetters(column), first])),
            ...Object.fromEntries(
              [33, 34, 35, 36].map((column) => [columnLetters(column), 2 * first]),
            ),
          },
        })),
      },
    },
    {
      name: "rows that have nothing before the last quarter",
      sheet: {
        activities: [{}, {}].map(() => ({ programmed: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3] })),
      },
    },
  ],
  invalid: [
    {
      name: "both series",
      sheet: sheetOf(BOTH),
      findings: [{ at: "AF4", detail: { slots: [...slots("programmed"), ...slots("executed")] } }],
    },
    {
      name: "one series",
      sheet: sheetOf(["executed"]),
      findings: [{ at: "AG4", detail: { slots: slots("executed") } }],
    },
    {
      name: "a row of three that says its own quarter: that one is wrong",
      sheet: sheetOf(["programmed"], undefined, [{ cells: { AF: 15 } }]),
      findings: [{ at: "AF4" }],
      alsoBreaks: ["quarter-sum"],
    },
    {
      name: "what is not reported yet is blank",
      sheet: toSecond(true),
      findings: [
        { at: "AF4", detail: { slots: [...slots("programmed"), ...slots("executed", [1])] } },
      ],
    },
    {
      name: "what is not reported yet stays where it was",
      sheet: toSecond(false),
      findings: [{ at: "AF4", detail: { slots: [...slots("programmed"), ...slots("executed")] } }],
    },
  ],
});

describe("quarters that hold everything from January on", () => {
  it("leave execution to the months", () => {
    const { execution } = validate(planOf(poiSheet(sheetOf(BOTH))));
    expect(execution.quarters.map(({ programmed }) => programmed)).toEqual([14, 23, 32, 14]);
  });

  it("are not called their own quarter's where one is wrong, and no other is corrected", () => {
    const sheet = poiSheet(sheetOf(["programmed"], undefined, [{ cells: { AF: 15 } }]));
    const validation = validate(planOf(sheet));
    expect(validation.findings).toMatchObject([
      { check: "running-quarters" },
      { check: "quarter-sum", found: 15, expected: 21, detail: { isRunning: true } },
      { check: "quarter-sum", isTotal: true },
    ]);
    expect(diagnose(validation).corrections).toMatchObject([
      { certainty: "certain", cells: [{ column: 31, to: 21 }] },
      { isTotal: true },
    ]);
  });

  it("have formulas that add up the months since January, or the quarter before and their own", () => {
    const sheet = poiSheet(sheetOf(["programmed"]));
    const formulas: Formulas = Object.fromEntries(
      [5, 6, 7].flatMap((row) => [
        [`AD${row}`, `=SUM(F${row}:H${row})`],
        [`AF${row}`, `=SUM(F${row}:K${row})`],
        [`AH${row}`, `=AF${row}+SUM(L${row}:N${row})`],
        [`AJ${row}`, `=SUM(F${row}:Q${row})`],
      ]),
    );
    expect(lines(auditedSheet(sheet, formulas))).toEqual(["AF4 warning running-quarters"]);
    expect(lines(auditedSheet(sheet, { ...formulas, AH6: "=SUM(I6:N6)" }))).toEqual([
      "AF4 warning running-quarters",
      "AH6 error missing-part =AF6+SUM(L6:N6)",
    ]);
  });

  it("are summed anew, each by itself, in a consolidated plan", () => {
    const rows = collectRows(validate(planOf(poiSheet(sheetOf(BOTH)))));
    expect(rows.flatMap(({ series }) => series.flatMap(({ quarters }) => quarters))).toHaveLength(
      24,
    );
    for (const { series } of rows)
      for (const { quarters } of series) expect(quarters.every(({ summed }) => summed)).toBe(true);
  });

  it("are read anew once an edit leaves too few of them, or makes as many", () => {
    const patched = (spec: SheetSpec, cells: Record<number, CellValue>): unknown => {
      const { values } = poiSheet(spec);
      const row = values[4].map((value, column) => cells[column] ?? value);
      return patchPlan(planOf(poiSheet(spec)), [
        { table: 0, sheetRow: 4, firstColumn: 0, values: row },
      ]);
    };
    const oneWrong = sheetOf(["programmed"], undefined, [{}, {}, { cells: { AF: 5 } }]);
    expect(patched(sheetOf(["programmed"]), { 31: 15 })).not.toBeNull();
    expect(patched(oneWrong, { 31: 15 })).toBeNull();
    const twoWrong = sheetOf(["programmed"], undefined, [
      { cells: { AF: 15 } },
      {},
      { cells: { AF: 5 } },
    ]);
    expect(patched(twoWrong, { 31: 21 })).toBeNull();
  });
});
