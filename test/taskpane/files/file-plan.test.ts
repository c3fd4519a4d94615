import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { writeOds, writeXlsx } from "hucre";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readPlan } from "../../../src/excel/read";
import { DEFAULT_SETTINGS } from "../../../src/excel/default-settings";
import { readSettings } from "../../../src/excel/read-settings";
import { writeSettings } from "../../../src/excel/settings";
import { makeDifferencesSheet } from "../../../src/excel/versions/differences-sheet";
import { makeSummary } from "../../../src/excel/summary/summary-sheet";
import { catalogue } from "../../../src/i18n/index";
import { cellAddress } from "../../../src/poi/address";
import { comparePlans } from "../../../src/poi/compare/compare-plans";
import { isPresent } from "../../../src/poi/plan";
import { quarterSlot } from "../../../src/poi/slots";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { planOfFile } from "../../../src/taskpane/files/file-plan";
import { LAYOUTS } from "../../fixtures/layouts/index";
import { ONE_UNIT_MERGED } from "../../fixtures/layouts/names";
import { broken, type Layout } from "../../fixtures/layouts/sheet";
import { workbookOf } from "../../fixtures/layouts/workbook";
import { withWebExtensions } from "../../fixtures/web-extension";
import { openBytes } from "../../host/openWorkbook";
import { poiSheet, planOf, type ActivitySpec } from "../../poi/poi-sheet";

const fileOf = (bytes: Uint8Array, name = "otro.xlsx"): File =>
  new File([new Uint8Array(bytes)], name);

/** What the terminal says of a file: it opens it in the embedded Excel. */
async function throughExcel(
  bytes: Uint8Array,
  name = "otro.xlsx",
): Promise<{ validation: Validation; hiddenSheets: readonly string[] }> {
  await openBytes(bytes, name);
  const { leaveOut, rules, programmed, quarter } = await readSettings();
  const { plan, hiddenSheets } = await readPlan({ leaveOut });
  const validation = validate(plan, { rules, programmed, quarter: quarter ?? undefined });
  return { validation, hiddenSheets };
}

async function expectTheSame(bytes: Uint8Array, name?: string): Promise<Validation> {
  const { validation, hiddenSheets } = await throughExcel(bytes, name);
  const read = await planOfFile(fileOf(bytes, name));
  expect(read.validation).toEqual(validation);
  expect(read.hiddenSheets).toEqual(hiddenSheets);
  return read.validation;
}

const SAMPLE = readFileSync("assets/samples/POI-2021-IV-trimestre.xlsx");
const rows = (): (string | number | boolean | null)[][] =>
  poiSheet({ activities: [{}, { activity: "Otra" }], total: true }).values.map((row) =>
    row.map((value) => (value === "" ? null : value)),
  );

/** The plan of a layout, in which the second activity's name is blank. */
const ONE_ACTIVITY = LAYOUTS.filter(({ name }) => name === "four header rows").flatMap(
  ({ sheets }) =>
    sheets.map((sheet) => ({
      ...sheet,
      values: sheet.values.map((row, at) =>
        at === sheet.headerRows[1] + 1 ? row.map((value, of) => (of === 1 ? "" : value)) : row,
      ),
    })),
);

describe("a file is read as the terminal reads it", () => {
  it.each(LAYOUTS)("$name", async ({ sheets: [sheet], faults: [fault] }: Layout) => {
    await expectTheSame(await workbookOf(sheet));
    await expectTheSame(await workbookOf(broken(sheet, fault)));
  });

  it("an activity merged over rows of two measures", async () => {
    const [sheet] = ONE_ACTIVITY;
    const { findings } = await expectTheSame(await workbookOf(sheet, { mergeDown: 1 }));
    expect(findings).toEqual([]);
  });

  it("a unit in a merged cell among units written in each row", async () => {
    const { execution } = await expectTheSame(await workbookOf(ONE_UNIT_MERGED, { mergeDown: 0 }));
    expect(execution.units).toHaveLength(3);
  });

  it("the real POI of 2021", async () => {
    const { plan, counts } = await expectTheSame(SAMPLE);
    expect(plan.activities.count).toBe(78);
    expect(counts.error).toBe(42);
  });

  it("hidden rows, hidden sheets, dates that Excel made, and errors", async () => {
    const values = rows();
    const [, , , , first, second] = values;
    second[7] = "#REF!";
    first[6] = 46_054;
    const cells = new Map([["4,6", { value: 46_054, style: { numFmt: "d-mmm" } }]]);
    const bytes = await writeXlsx({
      sheets: [
        { name: "POI", rows: values, cells, rowDefs: new Map([[5, { hidden: true }]]) },
        { name: "Oculta", rows: rows(), hidden: true },
      ],
    });
    const { plan, findings } = await expectTheSame(bytes);
    expect(plan.tables[0].hiddenRows).toEqual([{ start: 5, end: 6 }]);
    expect(plan.activities.count).toBe(2);
    const wrong = findings.filter(({ check }) => check === "not-a-number");
    expect(wrong.map(({ row, column }) => cellAddress(row, column))).toEqual(["G5", "H6"]);
  });

  it.each([
    ["a TOTAL of what a filter shows", [1, 3], [1, 3], ["filtered-total"]],
    ["a TOTAL without a row that is shown", [0, 1, 3], [1, 3], ["total-sum"]],
    ["a TOTAL of all rows, some hidden by hand", [0, 1, 2, 3], [1, 3], []],
  ])("%s", async (_, added, shown, checks) => {
    const activities = Array.from({ length: 4 }, (__, index): ActivitySpec => {
      const programmed = Array.from({ length: 12 }, (___, month) => 10 ** index + month);
      return { activity: `Actividad ${index}`, programmed };
    });
    const { values } = poiSheet({ activities });
    const total = poiSheet({ activities: added.map((index) => activities[index]), total: true });
    const hidden = [...activities.keys()].filter((index) => !shown.includes(index));
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "POI",
          rows: [...values, ...total.values.slice(-1)].map((row) => [...row]),
          rowDefs: new Map(hidden.map((index) => [4 + index, { hidden: true }])),
        },
      ],
    });
    const { findings } = await expectTheSame(bytes);
    expect([...new Set(findings.map(({ check }) => check))]).toEqual(checks);
  });

  it("an .ods and a .csv", async () => {
    await expectTheSame(await writeOds({ sheets: [{ name: "POI", rows: rows() }] }), "otro.ods");
    const csv = rows()
      .map((row) => row.map((value) => `"${String(value ?? "")}"`).join(","))
      .join("\n");
    await expectTheSame(strToU8(csv), "otro.csv");
  });

  it("by the settings that Excel itself has kept, all sheets left out among them", async () => {
    const sheets = ["POI", "Otro POI"].map((name) => ({ name, rows: rows() }));
    const bytes = await writeXlsx({ sheets });
    const kept = (leaveOut: string[]): Uint8Array =>
      withWebExtensions(bytes, [{ cuadra: { ...DEFAULT_SETTINGS, leaveOut, quarter: 3 } }]);
    const validation = await expectTheSame(kept(["Otro POI"]));
    expect([validation.quarter, validation.plan.activities.count]).toEqual([3, 2]);
    await expect(planOfFile(fileOf(kept(["POI", "Otro POI"])))).rejects.toMatchObject({
      code: "no-sheet-to-check",
    });
  });

  it("without Cuadra's own sheets, and by the settings that the file keeps", async () => {
    const excel = await openBytes(
      await writeXlsx({
        sheets: [
          { name: "POI", rows: rows() },
          { name: "Otro POI", rows: rows() },
        ],
      }),
    );
    await writeSettings({ ...DEFAULT_SETTINGS, leaveOut: ["Otro POI"], quarter: 2 });
    const { plan, sheets } = await readPlan({ leaveOut: ["Otro POI"] });
    const texts = catalogue("es");
    await makeSummary(validate(plan), sheets, texts);
    const other = planOf(poiSheet({ activities: [{ cells: { E: 9 } }] }));
    await makeDifferencesSheet(comparePlans(other, plan, 1), texts);
    const bytes = await excel.save();
    expect(strFromU8(unzipSync(bytes)["xl/workbook.xml"])).toContain("Diferencias");
    const validation = await expectTheSame(bytes);
    expect(validation.quarter).toBe(2);
    expect(validation.plan.activities.count).toBe(2);
    expect(validation.plan.notRead).toEqual([]);
  });
});

it.each([
  ["without their result", "", "<f>PRODUCT(F5:H5)</f>", 1],
  ["as 0 in a file never calculated", 'fullCalcOnLoad="1"', "<f>PRODUCT(F5:H5)</f><v>0</v>", 1],
  ["without their result, and add up cells", "", "<f>SUM(F5:H5)</f>", 0],
  ["as 0 where they add up cells", 'fullCalcOnLoad="1"', "<f>SUM(F5:H5)</f><v>0</v>", 0],
  ["with their result there", 'fullCalcOnLoad="1"', "<f>SUM(F5:H5)</f><v>3</v>", 0],
  ["as 0 beside results", 'fullCalcOnLoad="1"', "<f>H5</f><v>0</v></c><c><f>F5</f><v>1</v>", 0],
  ["as 0 by Excel", "", "<f>SUM(F5:H5)</f><v>0</v>", 0],
  ["as 0 where it is done by hand", 'calcMode="manual" fullCalcOnLoad="1"', "<f>H5</f><v>0</v>", 0],
])("says how many formulas were saved %s", async (_, calculation, cell, count) => {
  const files = unzipSync(await writeXlsx({ sheets: [{ name: "POI", rows: rows() }] }));
  const edit = (part: string, from: RegExp, to: string): void => {
    const before = strFromU8(files[part]);
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    files[part] = strToU8(after);
  };
  edit("xl/worksheets/sheet1.xml", /<c r="AD5"[^>]*>.*?<\/c>/, `<c r="AD5">${cell}</c>`);
  edit("xl/workbook.xml", /<\/sheets>(.*<calcPr[^>]*>)?/s, `</sheets><calcPr ${calculation}/>`);
  const { uncalculated, validation } = await planOfFile(fileOf(zipSync(files)));
  expect(uncalculated).toBe(count);
  const quarter = quarterSlot("programmed", 0);
  expect(isPresent(validation.plan.activities, 0, quarter)).toBe(count === 0);
});

describe("says why a file cannot be read", () => {
  it.each([
    ["no workbook", strToU8("hola"), "not-a-workbook"],
    ["a cut one", SAMPLE.subarray(0, 9000), "truncated-workbook"],
    ["an empty one", new Uint8Array(), "truncated-workbook"],
    [
      "one that unpacks to too much",
      zipSync({ "xl/worksheets/sheet1.xml": [new Uint8Array(60_000_000), { level: 1 }] }),
      "too-large",
    ],
  ])("%s", async (_, bytes, code) => {
    await expect(planOfFile(fileOf(bytes))).rejects.toMatchObject({ code });
  });

  it("one without a plan", async () => {
    const bytes = await writeXlsx({ sheets: [{ name: "Notas", rows: [["una nota"]] }] });
    await expect(planOfFile(fileOf(bytes))).rejects.toMatchObject({ code: "no-plan" });
  });
});
