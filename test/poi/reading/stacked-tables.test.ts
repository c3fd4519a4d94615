import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { cellAddress, sheetCell } from "../../../src/poi/address";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { amountAt } from "../../../src/poi/plan";
import { monthSlot } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";
import { STACKED } from "../../fixtures/layouts/stacked";
import { planOf } from "../poi-sheet";
import { book, bookOf, found, inColumns, inTables, ONES } from "./series-book";

const sound = (count = 3, hasTotal = true): SheetBlock =>
  inTables(
    bookOf(
      Array.from({ length: count }, () => ({ programmed: ONES, executed: ONES })),
      hasTotal,
    ),
    { isFirst: false, isTitled: true },
  );

/** The sound sheet changed: rows 3–5 are programmed, 6 TOTAL; executed in 10–12, 13 TOTAL. */
function changed(change: (rows: CellValue[][]) => void, block = sound()): SheetBlock {
  const values = block.values.map((row) => [...row]);
  change(values);
  return { ...block, values };
}

describe("what was executed in a table below what is programmed, or above it", () => {
  it("has the same found as columns side by side, each at its cell", () => {
    fc.assert(
      fc.property(book, fc.boolean(), fc.boolean(), (rows, isFirst, isTitled) => {
        const columns = validate(planOf(inColumns(rows, isFirst)));
        fc.pre(columns.shifted.size === 0);
        const block = inTables(rows, { isFirst, isTitled });
        const stacked = validate(planOf(block));
        expect(stacked.plan.notRead).toEqual([]);
        expect(found(stacked)).toEqual(found(columns));
        for (const finding of stacked.findings) {
          if (finding.slot < 0 || typeof finding.found !== "number") continue;
          const { row, column } = sheetCell(finding.row, finding.column);
          const value = block.values[row][column];
          if (typeof value === "number") expect(value).toBe(finding.found);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("may say its names in other letters, or with accents left out, and its units once", () => {
    const block = changed((rows) => {
      for (const row of rows.slice(10, 13)) row[1] = String(row[1]).toLowerCase();
      for (const at of [3, 4, 5, 10, 11, 12]) rows[at][0] = at === 3 || at === 10 ? "OFICINA" : "";
    });
    const { plan, findings } = validate(planOf(block));
    expect([plan.activities.count, plan.notRead.length]).toEqual([3, 0]);
    expect(findings).toEqual([]);
  });

  it("may stand right under it, without TOTAL, blank row or title", () => {
    const rows = bookOf(
      [ONES, ONES].map((months) => ({ programmed: months, executed: months })),
      false,
    );
    const block = inTables(rows, { isFirst: false, isTitled: false });
    const values = block.values.filter((row) => row.some((value) => value !== ""));
    const { plan, findings } = validate(planOf({ ...block, values }));
    expect([plan.activities.count, amountAt(plan.activities, 1, monthSlot("executed", 4))]).toEqual(
      [2, 1],
    );
    expect(findings).toEqual([]);
  });

  it("names META there where it is another than above, and what else is not read there", () => {
    const [{ sheets }] = STACKED;
    const [{ values, ...rest }] = sheets;
    const other = values.map((row, at) => (at === 16 ? row.with(3, 99) : row));
    const more = other.map((row, at) => [...row, at === 14 ? "AJUSTE" : at > 14 ? 7 : ""]);
    const { findings } = validate(planOf({ ...rest, values: more }));
    expect(
      findings.map(({ check, row, column, detail }) => [
        check,
        cellAddress(row, column),
        check === "unread-columns" && detail.columns.map((each) => cellAddress(row, each.column)),
      ]),
    ).toEqual([["unread-columns", "D15", ["D15", "V15"]]]);
  });

  it("leaves the reasons that stand beside what was executed with their activity", () => {
    const block = changed((rows) => {
      for (const [at, row] of rows.entries())
        row.push(at === 9 ? "MOTIVO" : at === 11 ? "Sin presupuesto" : "");
    });
    expect([...planOf(block).reasons]).toEqual([[1, [{ month: null, text: "Sin presupuesto" }]]]);
  });

  it("is corrected at its own cell, never with certainty", () => {
    const block = changed((rows) => (rows[11][5] = 4));
    const { corrections } = diagnose(validate(planOf(block)));
    expect(
      corrections.map(({ row, cells, certainty }) => [
        cellAddress(row, cells[0].column),
        cells[0].to,
        certainty,
      ]),
    ).toEqual([["F12", 1, "likely"]]);
  });

  it.each<[string, (rows: CellValue[][]) => void]>([
    ["a row more stands among those of the second", (rows) => rows.splice(11, 0, [])],
    ["its TOTAL is missing", (rows) => rows.splice(13, 1)],
    ["one is another activity's", (rows) => (rows[11][1] = "OTRA")],
    ["a measure is another", (rows) => (rows[11][2] = "TALLER")],
    ["two have changed places", (rows) => ([rows[10], rows[11]] = [rows[11], rows[10]])],
    ["figures stand under its TOTAL's heading", (rows) => rows.splice(12, 0, rows[12].with(1, ""))],
  ])("is named and not read where %s", (_, change) => {
    const { plan, findings } = validate(planOf(changed(change)));
    expect(plan.notRead).toMatchObject([{ sheet: "POI", executedOf: "POI" }]);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each([
    ["% DE AVANCE", 0],
    ["PORCENTAJE DE EJECUCIÓN", 0],
    ["REPROGRAMACIÓN", 1],
  ])(
    "is read where a third table of the same activities is of %s, which is none of the plan",
    (title, named) => {
      const third = (rows: CellValue[][]): CellValue[][] => [
        [],
        [title],
        ...rows
          .slice(9, 14)
          .map((row, at) =>
            at === 0 ? row : row.map((value) => (typeof value === "number" ? 0.9 : value)),
          ),
      ];
      const between = changed((rows) => rows.splice(7, 0, ...third(rows)));
      for (const block of [changed((rows) => rows.push(...third(rows))), between]) {
        const { plan, findings } = validate(planOf(block));
        expect([plan.activities.count, plan.tables.length, plan.notRead.length]).toEqual([
          3,
          1,
          named,
        ]);
        expect(findings).toEqual([]);
      }
      // Of other activities it may be the plan's, whatever its title.
      const others = changed((rows) =>
        rows.push(
          ...third(rows).map((row) =>
            row.map((value) =>
              String(value).startsWith("ACTIVIDAD ") ? `OTRA ${String(value)}` : value,
            ),
          ),
        ),
      );
      expect(planOf(others).activities.count).toBe(6);
    },
  );

  it("is not read of one table where another of the sheet has none that is its own", () => {
    const twice = changed((rows) =>
      rows.push(
        [],
        ...sound()
          .values.slice(1, 7)
          .map((row) => [...row]),
      ),
    );
    const other = twice.values.map((row, at) =>
      at > 15 && row[1] !== "" ? row.with(1, `${row[1]} B`) : row,
    );
    const { plan } = validate(planOf({ ...twice, values: other }));
    expect(plan.notRead).toMatchObject([{ executedOf: "POI" }]);
  });
});
