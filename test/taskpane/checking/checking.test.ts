import { describe, expect, it } from "@jest/globals";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { amountAt, writtenText, type Plan } from "../../../src/poi/plan";
import { patchPlan } from "../../../src/poi/reading/plan-patch";
import { monthSlot } from "../../../src/poi/slots";
import { checkPlan } from "../../../src/taskpane/checking/checked";
import { Checker } from "../../../src/taskpane/checking/checker";
import { syntheticPlan } from "../../bench/synthetic-plan";
import { planOf, poiSheet } from "../../poi/poi-sheet";
import { comparable } from "./comparable";
import { workersHere } from "./worker-here";

const ROWS = 6000;
const ROWS_A_BLOCK = 700;

const CHECKS_TOLD = [
  "no-data",
  "not-a-number",
  "text-number",
  "duplicate-activity",
  "quarter-sum",
] as const;

/** A sheet in blocks of rows, as reading hands it over. */
function* blocksOf(sheet: SheetBlock): Generator<SheetBlock> {
  const { values, firstRow } = sheet;
  for (let from = 0; from < values.length; from += ROWS_A_BLOCK)
    yield { ...sheet, firstRow: firstRow + from, values: values.slice(from, from + ROWS_A_BLOCK) };
}

/** Texts that no pool or buffer may lose, odd cells, dates and numbers beyond two bytes among sound rows. */
function mixedSheet(): SheetBlock {
  const sheet = syntheticPlan(ROWS, 50);
  const values = sheet.values.map((row) => [...row]);
  const header = poiSheet({ activities: [] }).values.length;
  values[header + 10][2] = "Actividad “entre comillas” ";
  values[header + 800][5] = "S/D";
  values[header + 801][5] = "12";
  values[header + 1500][6] = 45_000;
  values[header + 1501][6] = 45_000;
  values[header + 2500][7] = 123_456.5;
  values[header + 5000] = [...values[header + 4999]];
  // Of the two, the first is a date.
  const dateRow = header + 1500;
  return {
    ...sheet,
    values,
    numberFormat: (row) => (row === dateRow ? "dd/mm/yyyy" : "General"),
  };
}

async function checkedInParts(
  sheet: SheetBlock,
  checker: Checker,
  rows = sheet.values.length,
): Promise<ReturnType<typeof checkPlan>> {
  const checking = checker.begin([], new AbortController().signal);
  checking.expect(rows);
  for (const block of blocksOf(sheet)) await checking.add(block);
  return checking.finish({});
}

/** The plan after an amount has been typed into the first month of an activity. */
function typed(plan: Plan, activity: number, amount: number): Plan {
  const { tables, activities } = plan;
  const table = activities.table[activity];
  const { columns } = tables[table];
  const values = Array<CellValue>(Math.max(...columns.amount) + 1).fill("");
  for (const role of ["unit", "category", "activity", "measure"] as const)
    values[columns.text[role]] = writtenText(activities, activity, role);
  for (const [slot, column] of columns.amount.entries())
    if (column >= 0) values[column] = amountAt(activities, activity, slot) ?? "";
  values[columns.amount[monthSlot("programmed", 0)]] = amount;
  const sheetRow = activities.sheetRow[activity];
  const patched = patchPlan(plan, [{ table, sheetRow, firstColumn: 0, values }]);
  if (!patched) throw new Error("the plan had to be read again");
  return patched;
}

describe("cells handed to the worker as they are read", () => {
  it("give the plan and the findings that they give in the page", async () => {
    const sheet = mixedSheet();
    const { seen, start } = workersHere();
    const checked = await checkedInParts(sheet, new Checker(start));
    expect(comparable(checked)).toEqual(comparable(checkPlan(planOf(sheet), {})));
    const found = new Set(checked.validation.findings.map(({ check }) => check));
    for (const check of CHECKS_TOLD) expect(found).toContain(check);
    expect(seen.told.filter((kind) => kind === "cells").length).toBeGreaterThan(8);
  });

  it("give a plan that can be checked again, and stays", async () => {
    const { start } = workersHere();
    const checker = new Checker(start);
    const { validation } = await checkedInParts(mixedSheet(), checker);
    const again = await checker.check(validation.plan, {}, new AbortController().signal);
    expect(again.validation.findings).toEqual(validation.findings);
    expect(again.validation.execution).toEqual(validation.execution);
    const { plan }: { plan: Plan } = again.validation;
    expect(plan.activities.sheetRow).toHaveLength(ROWS);
    expect(plan.activities.activity.at(ROWS - 1)).toMatch(/NÚMERO 6000$/);
  });

  it("give a plan of which changed rows are checked in the page, at once, and say what all do", async () => {
    const { seen, start } = workersHere();
    const checker = new Checker(start);
    const { signal } = new AbortController();
    const { validation } = await checkedInParts(mixedSheet(), checker);
    const told = seen.told.length;
    let { plan } = validation;
    for (const [row, amount] of [
      [2000, 7],
      [3000, 9],
      [2000, 0],
    ]) {
      plan = typed(plan, row, amount);
      const checked = await checker.check(plan, {}, signal);
      expect(comparable(checked)).toEqual(comparable(checkPlan(plan, {})));
    }
    // Of two changes, the first was overtaken: both rows are looked at.
    plan = typed(typed(plan, 4000, 1), 2500, 2);
    expect(comparable(await checker.check(plan, {}, signal))).toEqual(
      comparable(checkPlan(plan, {})),
    );
    expect(seen.told).toHaveLength(told);
  });

  it("give a plan that is checked whole by other settings", async () => {
    const { seen, start } = workersHere();
    const checker = new Checker(start);
    const { validation } = await checkedInParts(mixedSheet(), checker);
    const told = seen.told.length;
    const { signal } = new AbortController();
    const again = await checker.check(validation.plan, { quarter: 2 }, signal);
    expect(again.validation.quarter).toBe(2);
    expect(seen.told.length).toBeGreaterThan(told);
  });

  it("never have more than two blocks on their way", async () => {
    const { seen, start } = workersHere();
    const checking = new Checker(start).begin([], new AbortController().signal);
    checking.expect(ROWS);
    const [first, second, third] = blocksOf(mixedSheet());
    await checking.add(first);
    const adding = checking.add(second);
    void Promise.resolve(adding).then(() => checking.add(third));
    await Promise.resolve();
    expect(seen.told).toEqual(["begin", "cells"]);
    await adding;
    expect(seen.told).toEqual(["begin", "cells", "cells"]);
  });

  it("stay in the page where they are few", async () => {
    const { seen, start } = workersHere();
    const { validation } = await checkedInParts(
      poiSheet({ activities: [{ cells: { AD: 9 } }, {}] }),
      new Checker(start),
    );
    expect(validation.counts.error).toBe(1);
    expect(seen.told).toEqual([]);
  });

  it("end with the worker when they are given up, and the next begin anew", async () => {
    const { seen, start } = workersHere();
    const checker = new Checker(start);
    const stop = new AbortController();
    const checking = checker.begin([], stop.signal);
    checking.expect(ROWS);
    const [first] = blocksOf(mixedSheet());
    await checking.add(first);
    stop.abort();
    await expect(checking.add(first)).rejects.toMatchObject({ code: "cancelled" });
    expect(seen.ended).toBe(1);
    const { validation } = await checkedInParts(mixedSheet(), checker);
    expect(validation.plan.activities.count).toBe(ROWS);
    expect(seen.started).toBe(2);
  });

  it("let the worker go where the plan is large", async () => {
    const { seen, start } = workersHere();
    const checker = new Checker(start);
    await checkedInParts(mixedSheet(), checker);
    expect(seen.ended).toBe(0);
    await checkedInParts(mixedSheet(), checker, 300_000);
    expect(seen.ended).toBe(1);
  });

  it("say what is missing where they are no plan", async () => {
    const { start } = workersHere();
    const values = Array.from({ length: 3000 }, (_, row) => [`Nota ${row}`, row]);
    await expect(
      checkedInParts({ sheet: "Notas", firstRow: 0, firstColumn: 0, values }, new Checker(start)),
    ).rejects.toMatchObject({ code: "no-plan", details: { sheets: ["Notas"] } });
  });
});
