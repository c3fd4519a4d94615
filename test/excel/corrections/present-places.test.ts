import { describe, expect, it } from "@jest/globals";
import { applyCorrections } from "../../../src/excel/corrections/apply-correction";
import { listCorrections } from "../../../src/excel/corrections/correction-log";
import { diagnosePlan } from "../../../src/excel/diagnose";
import { auditFormulas } from "../../../src/excel/formula-audit";
import { readPlan } from "../../../src/excel/read";
import { undoCorrections } from "../../../src/excel/corrections/undo-correction";
import { validate } from "../../../src/poi/validation/validation";
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

/** Puts a column in, or takes one out. */
const column = (address: string, how: "insert" | "delete") => (sheet: Excel.Worksheet) => {
  if (how === "insert") sheet.getRange(address).insert("Right");
  else sheet.getRange(address).delete("Left");
};

describe("corrections whose columns have moved", () => {
  it.each([
    ["was put in left of them", column("A:A", "insert"), [5, 30, 6]],
    ["was put in right of META", column("F:F", "insert"), [4, 30, 6]],
    ["was taken out left of them", column("B:B", "delete"), [3, 28, 4]],
  ])("are taken back where a column %s", async (_, change, columns) => {
    const { plan, corrections, records } = await after(change);
    expect(corrections.map(({ record: { cells }, stands }) => [cells[0].column, stands])).toEqual(
      columns.map((each) => [each, true]),
    );
    expect((await undoCorrections(records, plan)).refused).toEqual([]);
    const values = await valuesOf("POI");
    expect([0, 1, 2].map((row) => values[4 + row][columns[row]])).toEqual([99, 4, 9]);
  });

  it("are taken back where rows and columns were put in, and the sheet has another name", async () => {
    const { plan, records } = await after((sheet) => {
      column("D:D", "insert")(sheet);
      insertRow(sheet);
      sheet.name = "Plan";
    });
    // As they are listed, they are asked for again, with a plan read later.
    await edit((book) => {
      column("A:B", "insert")(book.worksheets.getItem("Plan"));
    });
    expect(records.map(({ row, cells }) => [row, cells[0].column])).toEqual([
      [5, 5],
      [6, 30],
      [7, 6],
    ]);
    const { undone } = await undoCorrections(records, (await readPlan()).plan);
    expect([plan.tables.length, undone.length]).toEqual([1, 3]);
    const values = await valuesOf("Plan");
    expect([values[5][7], values[6][32], values[7][8]]).toEqual([99, 4, 9]);
  });

  it("never change the cell that stands where theirs did, whatever it says", async () => {
    // February, corrected to 1, moves along; January, which says 1 as well, takes its place.
    const { records, plan } = await after(column("E:E", "insert"), [
      { activity: "Formular el plan", cells: { G: 9 } },
      { activity: "Evaluar el plan" },
    ]);
    const before = (await valuesOf("POI"))[4];
    expect(before.slice(6, 9)).toEqual([1, 1, 1]);
    expect((await undoCorrections(records, plan)).undone).toHaveLength(1);
    expect((await valuesOf("POI"))[4]).toEqual(before.with(7, 9));
  });

  it("stay where the column of one is no more", async () => {
    const { corrections, records, plan } = await after(column("AD:AD", "delete"));
    expect(corrections.map(({ stands }) => stands)).toEqual([true, false, true]);
    const { undone, refused } = await undoCorrections(records, plan);
    expect(undone.map(({ row }) => row)).toEqual([6, 4]);
    expect(refused).toMatchObject([{ error: { code: "corrected-cell-changed" } }]);
  });

  it("are not looked for on a copy of their sheet while there is the sheet itself", async () => {
    const sheet = poiSheet({ activities: [...ACTIVITIES] });
    await openSheets(sheet, { ...sheet, sheet: "Copia" });
    await correctAll();
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("5:5").delete("Up");
    });
    const { corrections } = await listCorrections((await readPlan()).plan);
    expect(corrections.map(({ record, stands }) => [record.sheet, stands])).toEqual([
      ["POI", false],
      ["POI", true],
      ["POI", true],
      ...Array<unknown>(3).fill(["Copia", true]),
    ]);
  });
});

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

  /** Corrects a META that is a formula with a 1 added, puts a row in above or else, and takes the correction back. */
  async function undoneBelow(
    formula: string,
    change = insertRow,
    meta = "E6",
  ): Promise<{ stands: boolean; formula: unknown }> {
    await openSheets(poiSheet({ activities: [{ activity: "Formular el plan" }, {}] }));
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("E5").formulas = [[formula]];
    });
    await correctAll(true);
    await edit((book) => {
      change(book.worksheets.getItem("POI"));
    });
    const { plan } = await readPlan();
    const { corrections } = await listCorrections(plan);
    const { undone } = await undoCorrections([corrections[0].record], plan);
    expect(undone.length).toBe(corrections[0].stands ? 1 : 0);
    return { stands: corrections[0].stands, formula: (await cellOf(meta)).formula };
  }

  it("are taken back where they took the place of a formula of their own row", async () => {
    expect(await undoneBelow("=SUM(F5:Q5)+1")).toEqual({
      stands: true,
      formula: "=SUM(F6:Q6)+1",
    });
  });

  it.each([
    ["=SUM(F5:Q5)+1", "B:B", "F5", "=SUM(G5:R5)+1"],
    ["=SUM(F5:Q5)+1", "J:J", "E5", "=SUM(F5:R5)+1"],
    ["=F5+G5+SUM(H5:Q5)+1", "G:H", "E5", "=F5+I5+SUM(J5:S5)+1"],
  ])(
    "are taken back where they took the place of %s and columns %s are new",
    async (formula, columns, meta, now) => {
      expect(await undoneBelow(formula, column(columns, "insert"), meta)).toEqual({
        stands: true,
        formula: now,
      });
    },
  );

  it("stay where a formula names a column of which it is not known where it stands", async () => {
    expect(await undoneBelow("=SUM(F5:Q5)+AL5+1", column("B:B", "insert"), "F5")).toEqual({
      stands: false,
      formula: 12,
    });
  });

  it("stay where they were made where they took the place of a formula of other rows", async () => {
    expect(await undoneBelow("=SUM(F5:Q5)+F6")).toEqual({ stands: false, formula: 12 });
  });

  it.each([
    ["a row", insertRow, [6, 29], "AD7", 7, "F"],
    ["a column", column("B:B", "insert"), [5, 30], "AE6", 6, "G"],
    ["a column between months", column("G:G", "insert"), [5, 30], "AE6", 6, "F"],
  ])(
    "are taken back where they wrote a formula, which %s has moved",
    async (_, change, place, cell, at, first) => {
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
        change(book.worksheets.getItem("POI"));
      });
      const last = change === insertRow ? "H" : "I";
      expect((await cellOf(cell)).formula).toBe(`=SUM(${first}${at}:${last}${at})`);
      const { plan } = await readPlan();
      const { corrections } = await listCorrections(plan);
      expect(
        corrections.map(({ record: { row, cells }, stands }) => [row, cells[0].column, stands]),
      ).toEqual([[...place, true]]);
      await undoCorrections([corrections[0].record], plan);
      expect((await cellOf(cell)).formula).toBe(
        `=SUM(${change === insertRow ? "G" : "H"}${at}:${last}${at})`,
      );
    },
  );

  it("follow TOTAL, which has no activity", async () => {
    const sound = [{ activity: "A" }, { activity: "B" }];
    const { plan, records } = await after(insertRow, sound, { E: 23 });
    expect(records.map(({ isTotal, row }) => [isTotal, row])).toEqual([[true, 7]]);
    expect((await undoCorrections(records, plan)).refused).toEqual([]);
    expect((await valuesOf("POI"))[7][4]).toBe(23);
  });
});
