import { beforeEach, describe, expect, it } from "@jest/globals";
import { followChanges } from "../../src/excel/follow";
import { auditFormulas } from "../../src/excel/formula-audit";
import { readPlan, type Reading } from "../../src/excel/read";
import type { EmbeddedExcel } from "../../src/host/node";
import { cellAddress } from "../../src/poi/address";
import type { Plan } from "../../src/poi/plan";
import { monthSlot, quarterSlot } from "../../src/poi/slots";
import { validate } from "../../src/poi/validation/validation";
import { plainPlan } from "../poi/plain-plan";
import { poiSheet } from "../poi/poi-sheet";
import { openSheets } from "./workbooks";

const NOTES = { sheet: "NOTAS", firstRow: 0, firstColumn: 0, values: [[3]] };

describe("formulas of a plan's rows that follow other cells", () => {
  let excel: EmbeddedExcel;
  let reading: Reading;

  beforeEach(async () => {
    excel = await openSheets(poiSheet({ activities: [{}, {}, {}, {}], total: true }), NOTES);
    reading = await readPlan();
  });

  const address = (activity: number, slot: number): string => {
    const { tables, activities } = reading.plan;
    return cellAddress(activities.sheetRow[activity], tables[0].columns.amount[slot]);
  };

  /** Types a formula, and has the plan read and its formulas looked at as the pane does. */
  async function withFormula(cell: string, formula: string): Promise<void> {
    await excel.user.type(reading.plan.tables[0].sheet, cell, formula);
    reading = await readPlan();
    await auditFormulas(validate(reading.plan));
  }

  /** Types something, and follows it. */
  async function followed(sheet: string, cell: string, text: string): Promise<Plan | null> {
    await excel.user.type(sheet, cell, text);
    const { plan, sheets } = reading;
    const sheetId = sheets.find(({ name }) => name === sheet)?.id ?? "";
    return followChanges(plan, sheets, [{ sheetId, address: cell, moved: false }]);
  }

  const JAN = monthSlot("executed", 0);
  const QUARTER = quarterSlot("executed", 0);

  it("are read again with the row of another that they follow, in one round trip", async () => {
    await withFormula(address(0, QUARTER), `=${address(1, JAN)}*2`);
    const before = excel.counters.requests;
    const plan = await followed(reading.plan.tables[0].sheet, address(1, JAN), "50");
    expect(excel.counters.requests - before).toBe(1);
    expect(plan?.activities.amounts[QUARTER]?.[0]).toBe(100);
    expect(plainPlan(plan)).toEqual(plainPlan((await readPlan()).plan));
  });

  it("are read again with rows that follow others", async () => {
    await withFormula(address(1, QUARTER), `=${address(2, JAN)}*2`);
    await withFormula(address(0, QUARTER), `=${address(1, QUARTER)}+1`);
    const plan = await followed(reading.plan.tables[0].sheet, address(2, JAN), "50");
    expect(plan?.activities.amounts[QUARTER]?.[0]).toBe(101);
  });

  it("are read again when a sheet that is no plan's changes", async () => {
    await withFormula(address(0, QUARTER), "=NOTAS!$A$1");
    const plan = await followed("NOTAS", "A1", "77");
    expect(plan?.activities.amounts[QUARTER]?.[0]).toBe(77);
  });

  it.each([4, 240])(
    "are read again where they are those of months, of %i activities",
    async (count) => {
      const activities = Array.from({ length: count }, () => ({}));
      excel = await openSheets(poiSheet({ activities, total: true }), NOTES);
      reading = await readPlan();
      await withFormula(address(count - 1, JAN), `=${address(0, JAN)}+1`);
      const plan = await followed(reading.plan.tables[0].sheet, address(0, JAN), "50");
      expect(plan?.activities.amounts[JAN]?.[count - 1]).toBe(51);
      expect(plainPlan(plan)).toEqual(plainPlan((await readPlan()).plan));
    },
  );

  it("that follow their own row alone are not", async () => {
    await withFormula(address(0, QUARTER), `=SUM(${address(0, JAN)})`);
    expect(await followed("NOTAS", "A1", "77")).toBe(reading.plan);
  });

  it("are not looked for where cells of another sheet have moved: all is read anew", async () => {
    await withFormula(address(0, QUARTER), "=NOTAS!$A$1");
    const { plan, sheets } = reading;
    const sheetId = sheets.find(({ name }) => name === "NOTAS")?.id ?? "";
    expect(
      await followChanges(plan, sheets, [{ sheetId, address: "1:1", moved: true }]),
    ).toBeNull();
  });
});
