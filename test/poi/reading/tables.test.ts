import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { amountAt } from "../../../src/poi/plan";
import { PlanBuilder } from "../../../src/poi/reading/plan-builder";
import { monthSlot, TARGET } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet } from "../poi-sheet";

describe("tables", () => {
  it("makes one plan of several tables on a sheet and on several sheets, wherever they stand", () => {
    const { values } = poiSheet({ activities: [{ activity: "UNO" }, { activity: "DOS" }] });
    const twice = [
      ...values,
      ...Array.from({ length: 3 }, () => values[1]),
      ...poiSheet({ activities: [{ activity: "TRES" }] }).values,
    ];
    const plan = planOf(
      { sheet: "A", firstRow: 7, firstColumn: 2, values: twice },
      poiSheet({
        sheet: "B",
        activities: [{ activity: "CUATRO" }],
        total: { E: 48, ...Object.fromEntries([]) },
      }),
    );
    expect(
      plan.tables.map(({ sheet, firstHeaderRow, lastHeaderRow, firstRow, lastRow }) => [
        sheet,
        firstHeaderRow,
        lastHeaderRow,
        firstRow,
        lastRow,
      ]),
    ).toEqual([
      ["A", 9, 10, 11, 12],
      ["A", 18, 19, 20, 20],
      ["B", 2, 3, 4, 5],
    ]);
    expect(plan.activities.activity).toEqual(["UNO", "DOS", "TRES", "CUATRO"]);
    expect(plan.tables[0].columns.amount[TARGET]).toBe(6);
    expect(plan.totals.count).toBe(1);
  });

  it("reads the same plan however its sheet is cut into blocks", () => {
    const whole = poiSheet({
      activities: Array.from({ length: 9 }, (_, index) => ({ activity: `A${index}` })),
      total: true,
    });
    const expected = validate(planOf(whole));
    for (let size = 1; size <= whole.values.length; size++) {
      const builder = new PlanBuilder();
      for (let from = 0; from < whole.values.length; from += size) {
        builder.add({ ...whole, firstRow: from, values: whole.values.slice(from, from + size) });
      }
      const plan = builder.finish();
      expect(plan.tables).toEqual(expected.plan.tables);
      expect(plan.activities).toEqual(expected.plan.activities);
      expect(plan.totals.count).toBe(1);
    }
  });

  it("takes no title, section, note or blank row for an activity", () => {
    const sheet = poiSheet({ activities: [{}, {}], total: true });
    const row = (text: string, column = 0): CellValue[] =>
      sheet.values[1].map((_, at) => (at === column ? text : ""));
    const values = [
      ...sheet.values.slice(0, 5),
      row("EJE ESTRATÉGICO 2"),
      sheet.values[1],
      row("Sección de actividades", 2),
      ...sheet.values.slice(5),
      sheet.values[1],
      row("Fuente: Oficina de Planificación"),
      row("Nota: cifras al cierre", 2),
    ];
    const plan = planOf({ ...sheet, values });
    expect(plan.activities.count).toBe(2);
    expect(plan.totals.count).toBe(1);
    expect(validate(plan).findings).toEqual([]);
  });

  it("knows a TOTAL without its label by its sums", () => {
    const sheet = poiSheet({ activities: [{}, {}, {}], total: true });
    const last = sheet.values.length - 1;
    const values = sheet.values.map((row, index) => (index === last ? ["", ...row.slice(1)] : row));
    const plan = planOf({ ...sheet, values });
    expect([plan.activities.count, plan.totals.count]).toEqual([3, 1]);
  });

  it("keeps a missing amount apart from zero", () => {
    const plan = planOf(poiSheet({ activities: [{ cells: { F: "", G: 0 } }] }));
    expect(amountAt(plan.activities, 0, monthSlot("programmed", 0))).toBeNull();
    expect(amountAt(plan.activities, 0, monthSlot("programmed", 1))).toBe(0);
  });

  it("sees a date that Excel made of something typed, by its number format", () => {
    const sheet = poiSheet({ activities: [{ cells: { F: 45_323 } }] });
    const plan = planOf({ ...sheet, numberFormat: () => "d-mmm" });
    expect(plan.activities.oddCells).toEqual([
      { row: 0, slot: monthSlot("programmed", 0), kind: "date", text: "45323" },
    ]);
    expect(planOf({ ...sheet, numberFormat: () => "#,##0" }).activities.oddCells).toEqual([]);
  });
});
