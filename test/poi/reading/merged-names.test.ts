import { describe, expect, it } from "@jest/globals";
import { PlanRow } from "../../../src/excel/corrections/plan-row";
import type { CellValue, MergedRows, Row, SheetBlock } from "../../../src/poi/cells";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { textAt, type Plan } from "../../../src/poi/plan";
import { mayBeMerged } from "../../../src/poi/reading/merged-columns";
import { PlanBuilder } from "../../../src/poi/reading/plan-builder";
import { patchPlan } from "../../../src/poi/reading/plan-patch";
import { ROWS_A_BLOCK } from "../../../src/poi/texts";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet, type ActivitySpec } from "../poi-sheet";

const [ACTIVITY, MEASURE] = [2, 3];
/** 0-based sheet row of the first activity. */
const FIRST = 4;
const over = (column: number, firstRow: number, lastRow: number): MergedRows => ({
  column,
  firstRow: FIRST + firstRow,
  lastRow: FIRST + lastRow,
});
const sheetOf = (activities: ActivitySpec[], ...merged: readonly MergedRows[]): SheetBlock => ({
  ...poiSheet({ activities, total: true }),
  merged,
});
const textsOf = ({ activities }: Plan, role: "activity" | "measure"): string[] =>
  Array.from({ length: activities.count }, (_, row) => textAt(activities, row, role));
const findingsOf = (sheet: SheetBlock): string[] =>
  validate(planOf(sheet)).findings.map(({ check }) => check);

const TWO_MEASURES = [{}, { activity: "Vías", measure: "Km" }, { activity: "", measure: "Obra" }];

describe("activities and measures in merged cells", () => {
  it("are those of all rows that the cell covers", () => {
    const sheet = sheetOf(
      [{ activity: "A" }, { activity: "" }, { activity: "B" }, { activity: "C" }].map((each) => ({
        ...each,
        measure: each.activity === "A" ? "Acta" : "",
      })),
      over(ACTIVITY, 0, 1),
      over(MEASURE, 0, 3),
    );
    expect(textsOf(planOf(sheet), "activity")).toEqual(["A", "A", "B", "C"]);
    expect(textsOf(planOf(sheet), "measure")).toEqual(["Acta", "Acta", "Acta", "Acta"]);
    expect(findingsOf(sheet)).toEqual([]);
  });

  it("are missing where the cell is blank and not merged", () => {
    expect(findingsOf(sheetOf(TWO_MEASURES))).toEqual(["missing-text"]);
    expect(findingsOf(sheetOf(TWO_MEASURES, over(ACTIVITY, 0, 1)))).toEqual(["missing-text"]);
    expect(findingsOf(sheetOf(TWO_MEASURES, over(ACTIVITY, 1, 2)))).toEqual([]);
  });

  it("are no activity that stands twice, but a copy below them is", () => {
    const rows = [{ activity: "Vías" }, { activity: "" }];
    expect(findingsOf(sheetOf(rows, over(ACTIVITY, 0, 1)))).toEqual([]);
    const copied = sheetOf([...rows, { activity: "Vías" }], over(ACTIVITY, 0, 1));
    expect(findingsOf(copied)).toEqual(["duplicate-activity"]);
  });

  it("are still the same in a row of which a figure has changed, and not once another is typed", () => {
    const sheet = sheetOf(TWO_MEASURES, over(ACTIVITY, 1, 2));
    const plan = planOf(sheet);
    const fresh = (row: number, column: number, value: CellValue) => {
      const values = sheet.values[FIRST + row].map((old, at) => (at === column ? value : old));
      return [{ table: 0, sheetRow: FIRST + row, firstColumn: 0, values }];
    };
    expect(patchPlan(plan, fresh(2, 5, 9))).not.toBeNull();
    expect(patchPlan(plan, fresh(2, ACTIVITY, "Otra"))).toBeNull();
    expect(patchPlan(plan, fresh(1, ACTIVITY, "Otra"))).toBeNull();
  });

  it("do not stand in the way of a correction in a row below their first", () => {
    const broken = { ...TWO_MEASURES[2], cells: { F: 7 } };
    const sheet = sheetOf([TWO_MEASURES[0], TWO_MEASURES[1], broken], over(ACTIVITY, 1, 2));
    const plan = planOf({ ...sheet, values: [...sheet.values.slice(0, -1), totalOf(sheet)] });
    const [correction] = diagnose(validate(plan)).corrections;
    expect(correction.row).toBe(FIRST + 2);
    const row = new PlanRow(plan, correction);
    const value = (column: number): CellValue => sheet.values[FIRST + 2][column];
    expect(row.differingColumn({ value })).toBeUndefined();
  });

  it("are given in a large plan, whose names are packed as they come", () => {
    const count = ROWS_A_BLOCK + 40;
    const at = ROWS_A_BLOCK - 2;
    const sheet = poiSheet({
      activities: Array.from({ length: count }, (_, row) => ({
        activity: row > at && row < at + 5 ? "" : `Actividad ${row}`,
      })),
    });
    const builder = new PlanBuilder(2 ** 20);
    const [rows, end] = [sheet.values, FIRST + ROWS_A_BLOCK + 20];
    builder.add({ ...sheet, values: rows.slice(0, end), merged: [over(ACTIVITY, at, at + 3)] });
    builder.add({ ...sheet, firstRow: end, values: rows.slice(end) });
    const names = textsOf(builder.finish(), "activity");
    expect(names.slice(at - 1, at + 6)).toEqual([
      `Actividad ${at - 1}`,
      ...Array<string>(4).fill(`Actividad ${at}`),
      "",
      `Actividad ${at + 5}`,
    ]);
    expect(names[3]).toBe("Actividad 3");
    expect(names[count - 1]).toBe(`Actividad ${count - 1}`);
  });
});

/** The TOTAL row as it is while every row is sound. */
const totalOf = ({ values }: SheetBlock): Row =>
  (values.at(-1) ?? []).map((value, column) => (column === 5 ? 3 : value));

describe("columns that may have merged cells", () => {
  const header = ["UNIDAD", "ACTIVIDAD", "U.M.", "META", "I", "II", "III", "IV", "OBS."];
  const columnsOf = (...rows: Row[]): number[] => mayBeMerged([header, ...rows]);

  it("are those of names of which some activity has none", () => {
    expect(
      columnsOf(["A", "X", "Acta", 4, 1, 1, 1, 1, ""], ["", "", "Obra", 4, 1, 1, 1, 1, "tarde"]),
    ).toEqual([0, 1]);
  });

  it("are told where few months have figures", () => {
    expect(
      columnsOf(
        [1, "X", "Acta", 4, "", "", 4, "", ""],
        ["", "Y", "Obra", 2, 2, "", "", "", ""],
        ["", "", "Km", 1, "", "", "", 1, ""],
      ),
    ).toEqual([1]);
  });

  it("are none where headings and totals alone leave them blank", () => {
    expect(
      columnsOf(
        ["GERENCIA", "", "", "", "", "", "", "", ""],
        ["A", "X", "Acta", 4, 1, 1, 1, 1, ""],
        ["TOTAL", "", "", 4, 1, 1, 1, 1, ""],
      ),
    ).toEqual([]);
  });

  it("go on in rows that begin with the rest of a merged cell", () => {
    expect(mayBeMerged([["A", "", "Acta", 4, 1, 1, 1, 1, ""]])).toEqual([1]);
  });
});
