import { describe, expect, it } from "@jest/globals";
import { applyCorrections } from "../../../src/excel/corrections/apply-correction";
import { listCorrections } from "../../../src/excel/corrections/correction-log";
import { diagnosePlan } from "../../../src/excel/diagnose";
import { auditFormulas } from "../../../src/excel/formula-audit";
import { readPlan } from "../../../src/excel/read";
import { undoCorrections } from "../../../src/excel/corrections/undo-correction";
import { validate } from "../../../src/poi/validation";
import { poiSheet, type ActivitySpec, type SheetSpec } from "../../poi/poi-sheet";
import { edit, openSheets, valuesOf } from "../workbooks";
import { cellOf, correctAll, texts } from "./diagnosed";

/** Three activities with a wrong META, quarter and month, and their names. */
const ACTIVITIES: readonly ActivitySpec[] = [
  { activity: "Formular el plan", cells: { E: 99 } },
  { activity: "Evaluar el plan", cells: { AD: 4 } },
  { activity: "Publicar el plan", cells: { F: 9 } },
];

const SORTED = [2, 0, 1];

/** Corrects the three, changes the workbook, and lists what it remembers. */
async function after(
  change: (sheet: Excel.Worksheet) => void,
  activities: readonly ActivitySpec[] = ACTIVITIES,
  total?: SheetSpec["total"],
) {
  await openSheets(poiSheet({ activities: [...activities], ...(total && { total }) }));
  await correctAll();
  await edit((book) => {
    change(book.worksheets.getItem("POI"));
  });
  const { plan } = await readPlan();
  const { corrections } = await listCorrections(plan);
  return { plan, corrections, records: corrections.map(({ record }) => record) };
}

const insertRow = (sheet: Excel.Worksheet): void => {
  sheet.getRange("5:5").insert("Down");
};

describe("corrections of rows that have moved", () => {
  it.each([
    ["a row was put in above", insertRow, "POI", [5, 6, 7]],
    [
      "the sheet has another name",
      (sheet: Excel.Worksheet) => (sheet.name = "Plan"),
      "Plan",
      [4, 5, 6],
    ],
    [
      "a row was taken out",
      (sheet: Excel.Worksheet) => sheet.getRange("2:2").delete("Up"),
      "POI",
      [3, 4, 5],
    ],
  ])("are taken back where %s", async (_, change, name, rows) => {
    const { plan, corrections, records } = await after(change);
    expect(corrections.map(({ record: { sheet, row }, stands }) => [sheet, row, stands])).toEqual(
      rows.map((row) => [name, row, true]),
    );
    const { undone, refused } = await undoCorrections(records, plan);
    expect([undone.length, refused]).toEqual([3, []]);
    expect((await listCorrections(plan)).corrections).toEqual([]);
    const values = await valuesOf(name);
    expect([values[rows[0]][4], values[rows[1]][29], values[rows[2]][5]]).toEqual([99, 4, 9]);
  });

  it("are taken back where the plan was sorted, each in its own row", async () => {
    const { plan, records } = await after((sheet) => {
      const rows = SORTED.map((row) => 5 + row);
      for (const [at, row] of rows.entries())
        sheet.getRange(`A${20 + at}:AK${20 + at}`).copyFrom(`A${row}:AK${row}`);
      sheet.getRange("A5:AK7").copyFrom("A20:AK22");
      sheet.getRange("20:22").clear();
    });
    expect(records.map(({ activity, row }) => [activity, row])).toEqual([
      ["Formular el plan", 5],
      ["Evaluar el plan", 6],
      ["Publicar el plan", 4],
    ]);
    expect((await undoCorrections(records, plan)).refused).toEqual([]);
    const values = await valuesOf("POI");
    expect([values[5][4], values[6][29], values[4][5]]).toEqual([99, 4, 9]);
  });

  it("are listed as changed at their new place where a cell says other than what was written", async () => {
    const { corrections } = await after((sheet) => {
      insertRow(sheet);
      sheet.getRange("E6").values = [[13]];
    });
    expect(corrections.map(({ record, stands }) => [record.row, stands])).toEqual([
      [5, false],
      [6, true],
      [7, true],
    ]);
  });

  it("stay where they were made where two rows are alike, or the activity is no more", async () => {
    const twice = [
      ...ACTIVITIES.slice(0, 1),
      { activity: "Formular el plan", unit: "Otra unidad" },
      ...ACTIVITIES.slice(2),
    ];
    const { corrections } = await after((sheet) => {
      insertRow(sheet);
      sheet.getRange("C8").values = [["Otro nombre"]];
    }, twice);
    expect(corrections.map(({ record, stands }) => [record.row, stands])).toEqual([
      [4, false],
      [6, false],
    ]);
  });

  /** Corrects a META that is a formula with a 1 added, puts a row in above, and takes the correction back. */
  async function undoneBelow(formula: string): Promise<{ stands: boolean; formula: unknown }> {
    await openSheets(poiSheet({ activities: [{ activity: "Formular el plan" }, {}] }));
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("E5").formulas = [[formula]];
    });
    await correctAll(true);
    await edit((book) => {
      insertRow(book.worksheets.getItem("POI"));
    });
    const { plan } = await readPlan();
    const { corrections } = await listCorrections(plan);
    const { undone } = await undoCorrections([corrections[0].record], plan);
    expect(undone.length).toBe(corrections[0].stands ? 1 : 0);
    return { stands: corrections[0].stands, formula: (await cellOf("E6")).formula };
  }

  it("are taken back where they took the place of a formula of their own row", async () => {
    expect(await undoneBelow("=SUM(F5:Q5)+1")).toEqual({
      stands: true,
      formula: "=SUM(F6:Q6)+1",
    });
  });

  it("stay where they were made where they took the place of a formula of other rows", async () => {
    expect(await undoneBelow("=SUM(F5:Q5)+F6")).toEqual({ stands: false, formula: 12 });
  });

  it("are taken back where they wrote a formula, which Excel has moved along", async () => {
    const activities = ["Formular", "Evaluar", "Publicar", "Archivar"];
    const quarter = (row: number): string => `=SUM(F${row}:H${row})`;
    await openSheets(poiSheet({ activities: activities.map((activity) => ({ activity })) }));
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("AD5:AD8").formulas = [
        [quarter(5)],
        ["=SUM(G6:H6)"],
        [quarter(7)],
        [quarter(8)],
      ];
    });
    const validation = await auditFormulas(validate((await readPlan()).plan));
    const { corrections: found } = await diagnosePlan(validation);
    await applyCorrections(validation.plan, found, { texts });
    await edit((book) => {
      insertRow(book.worksheets.getItem("POI"));
    });
    expect((await cellOf("AD7")).formula).toBe(quarter(7));
    const { plan } = await readPlan();
    const { corrections } = await listCorrections(plan);
    expect(corrections.map(({ record: { row }, stands }) => [row, stands])).toEqual([[6, true]]);
    await undoCorrections([corrections[0].record], plan);
    expect((await cellOf("AD7")).formula).toBe("=SUM(G7:H7)");
  });

  it("follow TOTAL, which has no activity", async () => {
    const sound = [{ activity: "A" }, { activity: "B" }];
    const { plan, records } = await after(insertRow, sound, { E: 23 });
    expect(records.map(({ isTotal, row }) => [isTotal, row])).toEqual([[true, 7]]);
    expect((await undoCorrections(records, plan)).refused).toEqual([]);
    expect((await valuesOf("POI"))[7][4]).toBe(23);
  });
});
