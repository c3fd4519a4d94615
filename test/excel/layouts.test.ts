import { describe, expect, it } from "@jest/globals";
import { cellAddress } from "../../src/poi/address";
import { readPlan } from "../../src/excel/read";
import { installOfficeJs } from "../../src/host/node";
import { textAt } from "../../src/poi/plan";
import { validate, type Validation } from "../../src/poi/validation/validation";
import { CEPLAN_COLUMNS, ceplanSheet, reasonOf } from "../fixtures/layouts/ceplan";
import * as column from "../fixtures/layouts/columns";
import { LAYOUTS } from "../fixtures/layouts/index";
import {
  ACTIVITIES,
  broken,
  layoutSheet,
  type Activity,
  type Layout,
  type LayoutSheet,
} from "../fixtures/layouts/sheet";
import { ONE_UNIT_MERGED, unitOnce } from "../fixtures/layouts/names";
import { workbookOf, type Extras } from "../fixtures/layouts/workbook";
import { openBytes } from "../host/openWorkbook";
import { planOf } from "../poi/poi-sheet";

const layout = (name: RegExp): Layout => {
  const found = LAYOUTS.find((each) => name.test(each.name));
  if (!found) throw new Error(`no layout like ${String(name)}`);
  return found;
};

const errorsOf = ({ findings }: Validation): string[] =>
  findings.filter(({ severity }) => severity === "error").map(({ check }) => check);

async function read(sheet: LayoutSheet, extras?: Extras): Promise<Validation> {
  await openBytes(await workbookOf(sheet, extras));
  return validate((await readPlan()).plan);
}

describe("layouts read through Excel, with their cells merged", () => {
  it.each([/triples by month/, /header repeated/, /block of each series/, /SUBTOTAL by unit/])(
    "%s",
    async (name) => {
      const { sheets, faults } = layout(name);
      const [sheet] = sheets;
      const sound = await read(sheet);
      expect(errorsOf(sound)).toEqual([]);
      expect(sound.plan).toEqual(planOf(sheet));
      const damaged = await read(broken(sheet, faults[0]));
      expect(errorsOf(damaged).sort()).toEqual(faults[0].finds.map(([check]) => check).sort());
    },
  );

  it("a unit in merged cells", async () => {
    const [sheet] = layout(/unit in the first/).sheets;
    const { plan, execution } = await read(
      { ...sheet, values: sheet.values.slice(0, -1) },
      { mergeDown: 0 },
    );
    expect(ACTIVITIES.map((_, row) => textAt(plan.activities, row, "unit"))).toEqual(
      ACTIVITIES.map(({ unit }) => unit),
    );
    expect(execution.units).toHaveLength(3);
  });

  it("one unit in a merged cell among units written in each row", async () => {
    const units = ACTIVITIES.map(({ unit }) => unit);
    const excel = await openBytes(await workbookOf(ONE_UNIT_MERGED, { mergeDown: 0 }));
    const { plan } = await readPlan();
    expect(excel.counters.requests).toBe(4);
    expect(ACTIVITIES.map((_, row) => textAt(plan.activities, row, "unit"))).toEqual(units);
    expect(validate(plan).findings).toEqual([]);
    const unmerged = await read(ONE_UNIT_MERGED);
    expect(textAt(unmerged.plan.activities, 1, "unit")).toBe("");
    expect(unmerged.findings.map(({ check }) => check)).toEqual(["missing-text"]);
  });

  it("an activity over two measures, and one measure for all", async () => {
    const [sheet] = layout(/^four header rows/).sheets;
    const blank = (column: number, rows: readonly number[]): LayoutSheet => ({
      ...sheet,
      values: sheet.values.map((row, at) =>
        row.map((value, of) =>
          of === column && rows.includes(at - sheet.headerRows[1]) ? "" : value,
        ),
      ),
    });
    const [ACTIVITY, MEASURE] = [1, 2];
    for (const [column, rows, role] of [
      [ACTIVITY, [1, 3, 4], "activity"],
      [MEASURE, [1, 2, 3, 4, 5, 6, 7], "measure"],
    ] as const) {
      const merged = await read(blank(column, rows), { mergeDown: column });
      expect(merged.findings).toEqual([]);
      expect(textAt(merged.plan.activities, 4, role)).toBe(
        ACTIVITIES[role === "activity" ? 2 : 0][role],
      );
      const { findings } = await read(blank(column, rows));
      expect(findings.map(({ check }) => check)).toEqual(rows.map(() => "missing-text"));
    }
  });

  it("an Excel that cannot tell what is merged is not asked", async () => {
    const excel = await openBytes(await workbookOf(ONE_UNIT_MERGED, { mergeDown: 0 }));
    installOfficeJs(excel, { excelApi: "1.12" });
    const { plan } = await readPlan();
    expect(excel.counters.requests).toBe(3);
    expect(textAt(plan.activities, 1, "unit")).toBe("");
  });

  it("an Excel table, its columns numbered where their names repeat", async () => {
    const [sheet] = layout(/as Excel names the columns of a table/).sheets;
    const validation = await read(sheet, { table: "POI2023" });
    expect(errorsOf(validation)).toEqual([]);
    expect(validation.plan.activities.count).toBe(ACTIVITIES.length);
  });
});

describe("hidden and filtered rows", () => {
  const columns = [
    unitOnce("UNIDAD"),
    column.activity("ACTIVIDAD"),
    column.measure("U.M."),
    column.target("META"),
    ...column.months("programmed", (name) => [`PROG. ${name}`]),
    ...column.months("executed", (name) => [`EJEC. ${name}`]),
  ];
  const withTotal = (of: readonly Activity[]): LayoutSheet =>
    layoutSheet({ columns, lines: [...ACTIVITIES, { total: { unit: "TOTAL" }, of }] });

  it("are read like the others, and said so", async () => {
    const validation = await read(withTotal(ACTIVITIES), { hide: [4, 5] });
    expect(validation.plan.activities.count).toBe(8);
    expect(validation.plan.tables.map(({ hiddenRows }) => hiddenRows)).toEqual([
      [{ start: 4, end: 6 }],
    ]);
    expect(validation.findings).toEqual([]);
  });

  it("are no error of a TOTAL that adds up only what is shown", async () => {
    const shown = ACTIVITIES.filter((_, index) => index !== 1 && index !== 5);
    const validation = await read(withTotal(shown), { hide: [4, 8] });
    expect(validation.findings.map(({ check }) => check)).toEqual(["filtered-total"]);
    const unfiltered = await read(withTotal(shown));
    expect(new Set(errorsOf(unfiltered))).toEqual(new Set(["total-sum"]));
  });

  it("do not hide that TOTAL leaves out a row that is shown", async () => {
    // Row 9 is shown, and left out; rows 5 and 6 are hidden, and added up.
    const forgotten = withTotal(ACTIVITIES.filter((_, index) => index !== 5));
    const { findings } = await read(forgotten, { hide: [4, 5] });
    expect(new Set(findings.map(({ check }) => check))).toEqual(new Set(["total-sum"]));
    const { row, column, found, expected } = findings[0];
    expect([cellAddress(row, column), found, expected]).toEqual(["D12", 236, 2036]);
    expect(errorsOf(await read(forgotten)).length).toBe(findings.length);
    // Nor of what is hidden and shown a row each.
    const both = withTotal(ACTIVITIES.filter((_, index) => index !== 1 && index !== 5));
    expect(errorsOf(await read(both, { hide: [4, 5] })).length).toBeGreaterThan(20);
  });

  it("take no round trip of their own", async () => {
    const excel = await openBytes(await workbookOf(withTotal(ACTIVITIES), { hide: [4, 5] }));
    await readPlan();
    const { requests } = excel.counters;
    const plain = await openBytes(await workbookOf(withTotal(ACTIVITIES)));
    await readPlan();
    expect(plain.counters.requests).toBe(requests);
  });

  it("of a sheet read in parts are those of all of them", async () => {
    const activities = Array.from({ length: 6000 }, (_, index): Activity => {
      const model = ACTIVITIES[index % ACTIVITIES.length];
      return { ...model, activity: `${model.activity} ${"de nombre largo ".repeat(10)}${index}` };
    });
    const sheet = layoutSheet({ columns, lines: activities });
    const hide = activities.map((_, index) => index + 3).filter((row) => row < 2000 || row > 5000);
    await openBytes(await workbookOf(sheet, { hide }));
    const { plan } = await readPlan();
    expect(plan.tables.map(({ hiddenRows }) => hiddenRows)).toEqual([
      [
        { start: 3, end: 2000 },
        { start: 5001, end: 6003 },
      ],
    ]);
  }, 30_000);

  it("do not hide what is wrong with one column of TOTAL", async () => {
    const sheet = withTotal(ACTIVITIES);
    const wrong = broken(sheet, { name: "", add: [[8, "p3", -1]], finds: [] });
    expect(errorsOf(await read(wrong, { hide: [4] }))).toEqual(["target-sum", "total-sum"]);
  });
});

describe("the export of CEPLAN V.01", () => {
  const many = Array.from({ length: 1500 }, (_, index): Activity => {
    const model = ACTIVITIES[index % ACTIVITIES.length];
    return { ...model, code: `AO-${index}`, activity: `${model.activity} ${index}` };
  });

  it("is read in three round trips, with its reasons", async () => {
    const sheet = ceplanSheet();
    expect(sheet.values[0]).toHaveLength(CEPLAN_COLUMNS);
    const excel = await openBytes(await workbookOf(sheet));
    const { plan } = await readPlan();
    expect(excel.counters.requests).toBe(3);
    expect(validate(plan).findings).toEqual([]);
    expect([...plan.reasons]).toEqual(
      ACTIVITIES.flatMap((activity, row) => {
        const text = reasonOf(activity, 7);
        return text === "" ? [] : [[row, [{ month: 7, text }]]];
      }),
    );
  });

  it("is read by the columns it needs where it is long", async () => {
    const sheet = ceplanSheet(many);
    const excel = await openBytes(await workbookOf(sheet));
    const before = excel.counters.bytesSent;
    const { plan } = await readPlan();
    const sent = excel.counters.bytesSent - before;
    expect(plan).toEqual(planOf(sheet));
    // All of it would be 277 columns of 1,500 rows.
    const whole = JSON.stringify(sheet.values).length;
    expect(sent).toBeLessThan(whole / 2);
    expect(excel.counters.requests).toBeLessThanOrEqual(6);
  }, 60_000);
});
