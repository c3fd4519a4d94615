import { describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import { readPlan } from "../../../src/excel/read";
import { makeConsolidatedSheet } from "../../../src/excel/versions/consolidated-sheet";
import { makeDifferencesSheet } from "../../../src/excel/versions/differences-sheet";
import { catalogue } from "../../../src/i18n/index";
import { comparePlans } from "../../../src/poi/compare/compare-plans";
import { collectRows } from "../../../src/poi/consolidate/collect-rows";
import { makeConsolidation } from "../../../src/poi/consolidate/make-consolidation";
import { validate } from "../../../src/poi/validation/validation";
import { openRows } from "../../host/openWorkbook";
import { poiSheet, planOf, validated, type SheetSpec } from "../../poi/poi-sheet";

const TEXTS = catalogue("es");
const { form: WORDS, form } = TEXTS.consolidating;
const HOSTILE = '=HYPERLINK("http://x")';

const plan = (spec: SheetSpec) => planOf(poiSheet(spec));
const DIFFERENCES = comparePlans(
  plan({ activities: [{ activity: HOSTILE, cells: { F: 3, C: "12" } }] }),
  plan({ activities: [{ activity: HOSTILE, cells: { F: 5 } }, { activity: "Nueva" }] }),
  1,
);

const sheetNames = async (bytes: Uint8Array): Promise<string[]> =>
  (await readXlsx(bytes)).sheets.map(({ name }) => name);

describe("the sheet of differences", () => {
  it("says them as texts and numbers, and is replaced as long as nobody has edited it", async () => {
    const excel = await openRows({ Hoja1: [["x"]] });
    expect(await makeDifferencesSheet(DIFFERENCES, TEXTS)).toBe("Diferencias");
    expect(await makeDifferencesSheet(DIFFERENCES, TEXTS)).toBe("Diferencias");
    const { sheets } = await readXlsx(await excel.save());
    expect(sheets.map(({ name }) => name)).toEqual(["Hoja1", "Diferencias"]);
    const { rows, cells } = sheets[1];
    expect(rows[0].slice(0, 2)).toEqual(["Qué cambió", "Atención"]);
    expect(rows).toHaveLength(DIFFERENCES.counts.all + 1);
    expect([...(cells ?? [])].filter(([, { formula }]) => formula !== undefined)).toEqual([]);
    expect(rows.flat()).toContain(HOSTILE);
  });

  it("gives every row the height of its texts, which LibreOffice does not", async () => {
    const name = "Fortalecimiento de las capacidades de los gobiernos locales ".repeat(3);
    const spec = (F: number): SheetSpec => ({
      activities: [{ activity: name, cells: { F } }, { cells: { F } }, { cells: { F } }],
    });
    await openRows({ Hoja1: [["x"]] });
    await makeDifferencesSheet(comparePlans(plan(spec(3)), plan(spec(5)), 1), TEXTS);
    await Excel.run(async (context) => {
      const rows = context.workbook.worksheets.getItem("Diferencias").getRange("A1:A4");
      const sizes = rows.getRowProperties({ format: { rowHeight: true } });
      await context.sync();
      const [header, long, short, next] = sizes.value.map(({ format }) => format?.rowHeight ?? 0);
      expect(short).toBe(next);
      expect(long).toBeGreaterThan(3 * (short - 5));
      expect(header).toBeGreaterThan(10);
    });
  });

  it.each([
    ["whole numbers", 3, 21_005, ["3", "21,005", "21,002"]],
    [
      "as many decimals as there are",
      1234.1,
      21_234.325,
      ["1,234.100", "21,234.325", "20,000.225"],
    ],
  ])("sets thousands apart: %s", async (_what, was, is, shown) => {
    const spec = (F: number): SheetSpec => ({ activities: [{ cells: { F } }] });
    await openRows({ Hoja1: [["x"]] });
    await makeDifferencesSheet(comparePlans(plan(spec(was)), plan(spec(is)), 1), TEXTS);
    await Excel.run(async (context) => {
      const row = context.workbook.worksheets.getItem("Diferencias").getRange("G2:I2");
      row.load("text");
      await context.sync();
      expect(row.text).toEqual([shown]);
    });
  });

  it("leaves a sheet of the user's alone, and its own once it was edited", async () => {
    const excel = await openRows({ Diferencias: [["mía"]] });
    expect(await makeDifferencesSheet(DIFFERENCES, TEXTS)).toBe("Diferencias (2)");
    await excel.user.type("Diferencias (2)", "B2", "revisado");
    expect(await makeDifferencesSheet(DIFFERENCES, TEXTS)).toBe("Diferencias (3)");
    const { sheets } = await readXlsx(await excel.save());
    expect(sheets.map(({ name }) => name)).toEqual([
      "Diferencias",
      "Diferencias (2)",
      "Diferencias (3)",
    ]);
    expect(sheets[0].rows).toEqual([["mía"]]);
    expect(sheets[1].rows[1][1]).toBe("revisado");
  });

  it("is no part of the plan", async () => {
    const values = poiSheet({ activities: [{}] }).values;
    await openRows({ POI: values.map((row) => row.map((value) => (value === "" ? null : value))) });
    await makeDifferencesSheet(DIFFERENCES, TEXTS);
    expect((await readPlan()).plan.notRead).toEqual([]);
  });
});

describe("the sheet of a consolidated plan", () => {
  const parts = [HOSTILE, "Otra"].map((activity, at) => ({
    file: `=${at}.xlsx`,
    year: 2026,
    quarter: 3,
    rows: collectRows(validated({ activities: [{ unit: `UNIDAD ${at}`, activity }] })),
  }));
  const made = makeConsolidation(parts, WORDS, WORDS.newSheetName);

  it("is read again as the same plan, with its sums as formulas and texts as texts", async () => {
    const excel = await openRows({ Hoja1: [["x"]] });
    expect(await makeConsolidatedSheet(made.form, TEXTS)).toBe(form.newSheetName);
    expect(await makeConsolidatedSheet(made.form, TEXTS)).toBe(`${form.newSheetName} (2)`);
    const { plan: read } = await readPlan({ leaveOut: [`${form.newSheetName} (2)`] });
    const { counts } = validate(read);
    expect(read.activities.activity).toEqual([HOSTILE, "Otra"]);
    expect(counts.error).toBe(0);
    const { sheets } = await readXlsx(await excel.save());
    const { cells, rows } = sheets[1];
    expect(cells?.get("6,4")?.formula).toBe("SUM(E5:E6)");
    const quarters = cells?.get("4,29")?.formula;
    expect(quarters).toBe("SUM(F5:H5)");
    expect(rows[4].slice(37, 40)).toEqual(["=0.xlsx", "POI", 5]);
    const formulas = [...(cells ?? [])].filter(([, { formula }]) => formula !== undefined);
    expect(formulas.every(([, { formula }]) => formula?.startsWith("SUM("))).toBe(true);
  });

  it("fails on a workbook whose structure is protected, and leaves nothing", async () => {
    const excel = await openRows({ Hoja1: [["x"]] });
    await Excel.run(async ({ workbook }) => {
      workbook.protection.protect();
      await workbook.context.sync();
    });
    await expect(makeConsolidatedSheet(made.form, TEXTS)).rejects.toMatchObject({
      code: "workbook-protected",
    });
    expect(await sheetNames(await excel.save())).toEqual(["Hoja1"]);
  });
});
