import { describe, expect, it } from "@jest/globals";
import { catalogue } from "../../../src/i18n/index";
import { readPlan } from "../../../src/excel/read";
import { makeSummary } from "../../../src/excel/summary/summary-sheet";
import type { SheetBlock } from "../../../src/poi/cells";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { executedInThirdAlone, poiSheet, withoutExecuted } from "../../poi/poi-sheet";
import { openSheets, valuesOf } from "../workbooks";
import { blockOf } from "./sheet-cells";

const texts = catalogue("es");
const t = texts.summary;

async function summaryOfSheets(
  ...sheets: SheetBlock[]
): Promise<{ rows: unknown[][]; validation: Validation; sheet: string }> {
  await openSheets(...sheets);
  const { plan, sheets: all } = await readPlan();
  const validation = validate(plan);
  const { sheet } = await makeSummary(validation, all, texts);
  return { rows: await valuesOf(sheet), validation, sheet };
}

async function chartsOn(name: string): Promise<{ title: string; series: string[] }[]> {
  return Excel.run(async (context) => {
    const { charts } = context.workbook.worksheets.getItem(name);
    charts.load("items/title/text,items/series/items/name");
    await context.sync();
    return charts.items.map(({ title, series }) => ({
      title: title.text,
      series: series.items.map((each) => each.name),
    }));
  });
}

const spec = {
  title: "PLAN OPERATIVO INSTITUCIONAL 2021",
  activities: [{}, { unit: "B" }, { unit: "B" }],
};

describe("the summary of a plan without columns of what was executed", () => {
  it("says so, and gives no figure that would have to know", async () => {
    const { rows, sheet } = await summaryOfSheets(
      withoutExecuted(poiSheet({ ...spec, sheet: "POI" })),
    );
    const said = rows.flat();
    expect(said).toContain(texts.execution.notReported);
    for (const level of ["critical", "not-programmed"] as const)
      expect(said).not.toContain(texts.execution.level(level));
    expect(said).not.toContain(t.noUnderExecuted);
    expect(new Map(rows.map((row) => [row[0], row[1]])).get(t.quarter)).toBe(t.notAssessed);
    // No quarter is reported, so none is named.
    expect(said).toContain(t.underExecutedHeading(null));
    expect(said.filter((value) => / al IV/.test(String(value)))).toEqual([]);
    for (const header of [t.shortExecuted, t.ratio, t.level]) expect(said).not.toContain(header);
    const totals = blockOf(rows, t.programmedHeading, 4);
    expect(totals.at(-1)?.[0]).toBe(t.toDate(null));
    expect(totals.map((row) => row.slice(2, 7))).toEqual(
      [9, 9, 9, 9, 36].map((programmed) => [programmed, "", "", "", ""]),
    );
    const [first, second] = blockOf(rows, t.programmedGroupHeading.unit, 2);
    expect([first, second].map((row) => row.slice(0, 7))).toEqual([
      ["GERENCIA DE FINANZAS", "", 1, 12, 3, "", ""],
      ["B", "", 2, 24, 3 * 2, "", ""],
    ]);
    expect(await chartsOn(sheet)).toEqual([{ title: t.programmedChart, series: [t.programmed] }]);
    expect(said.filter((value) => /^#[A-Z/]+[!?]$/.test(String(value)))).toEqual([]);
  });
});

describe("the summary of a plan of which one sheet has no such columns", () => {
  it("names the sheet and counts the other", async () => {
    const { rows, validation } = await summaryOfSheets(
      withoutExecuted(poiSheet({ ...spec, sheet: "Sin" })),
      poiSheet({ ...spec, sheet: "Con", activities: [{ unit: "A" }] }),
    );
    expect(rows.flat()).toContain(texts.execution.partlyReported("Sin", 3));
    const totals = blockOf(rows, t.totalsHeading, 4);
    expect(totals.at(-1)?.slice(2, 7)).toEqual([12, 12, 0, 1, texts.execution.level("met")]);
    const labels = new Map(rows.map((row) => [row[0], row[1]]));
    expect(labels.get(t.activities)).toBe(1);
    expect(labels.get(t.target)).toBe(validation.execution.totals.target);
    const units = blockOf(rows, t.groupHeading.unit, 2);
    // Its only activities are on the other sheet: neither 0 of them nor a level that somebody would have to explain.
    const ofB = units.find(([name]) => name === "B")?.slice(1);
    expect(ofB?.filter((value) => value !== "")).toEqual([texts.execution.level("not-reported")]);
    expect(units.find(([name]) => name === "A")?.slice(2, 4)).toEqual([1, 12]);
    expect(rows.flat()).not.toContain(texts.execution.level("critical"));
    expect(rows.flat()).not.toContain(texts.execution.level("not-programmed"));
  });
});

describe("the summary of a plan of which one sheet says of one quarter alone what was executed", () => {
  const third = { ...spec, title: "POI 2021 AL III TRIMESTRE" };

  it("says so beside the other sheet's lack, and has the figures of that quarter", async () => {
    const nothing = { executed: Array<number>(12).fill(0) };
    const { rows, validation } = await summaryOfSheets(
      withoutExecuted(poiSheet({ ...third, sheet: "Sin" })),
      executedInThirdAlone(poiSheet({ ...third, sheet: "Tercero", activities: [{}, nothing] })),
    );
    const said = rows.flat();
    expect(said).toContain(texts.execution.partlyReported("Sin", 3));
    expect(said).toContain(texts.execution.quartersNotReported("Tercero", [1, 2]));
    const totals = blockOf(rows, t.totalsHeading, 5);
    expect(totals.map((row) => row.slice(2, 4))).toEqual([
      [0, 0],
      [0, 0],
      [6, 3],
      [6, 3],
    ]);
    expect(validation.execution.totals).toMatchObject({ programmed: 6, executed: 3, ratio: 0.5 });
    const [late] = blockOf(rows, t.underExecutedHeading(3));
    expect(late).toEqual(expect.arrayContaining([3, 0]));
  });
});
