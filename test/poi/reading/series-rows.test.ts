import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { cellAddress, sheetCell } from "../../../src/poi/address";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import type { Finding } from "../../../src/poi/findings/finding";
import { PlanBuilder } from "../../../src/poi/reading/plan-builder";
import { amountAt, rowsEach } from "../../../src/poi/plan";
import { monthSlot, SLOT_COUNT } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";
import {
  activity,
  book,
  bookOf,
  cellsOf,
  found,
  inColumns,
  inRows,
  ONES,
  type BookRow,
} from "./series-book";

describe("rows in turn", () => {
  it("have the same found as columns side by side, each at its cell", () => {
    fc.assert(
      fc.property(book, fc.boolean(), fc.boolean(), (rows, isFirst, isNamed) => {
        const columns = validate(planOf(inColumns(rows, isFirst)));
        fc.pre(columns.shifted.size === 0);
        const block = inRows(rows, { isFirst, isNamed });
        const turns = validate(planOf(block));
        expect(found(turns)).toEqual(found(columns));
        for (const finding of turns.findings) {
          if (finding.slot < 0 || typeof finding.found !== "number") continue;
          const { row, column } = sheetCell(finding.row, finding.column);
          const value = block.values[row][column];
          if (typeof value === "number") expect(value).toBe(finding.found);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("are never corrected with certainty: that a row has lost a cell is not found out", () => {
    fc.assert(
      fc.property(
        fc.array(activity, { minLength: 2, maxLength: 6 }),
        fc.record({ row: fc.nat(), column: fc.nat() }),
        fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constant("")),
        fc.boolean(),
        (activities, { row, column }, value, isFirst) => {
          const sound = inRows(bookOf(activities, true), { isFirst, isNamed: false });
          const cells = sound.values.flatMap((line, at) =>
            line.flatMap((cell, index) => (typeof cell === "number" ? [{ at, index }] : [])),
          );
          const { at, index } = cells[(row * 31 + column) % cells.length];
          const spoilt = sound.values.map((line, each) =>
            each === at ? line.with(index, value) : line,
          );
          const { corrections } = diagnose(validate(planOf({ ...sound, values: spoilt })));
          for (const { isTotal, certainty, cells: changes, reason } of corrections) {
            if (isTotal) continue;
            const fillsBlank = changes.some(({ from }) => from === null);
            expect(fillsBlank ? ["ambiguous"] : ["ambiguous", "likely"]).toContain(certainty);
            expect(reason).toContainEqual({ kind: "may-have-slid", how: "rows" });
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  const rows = (count: number): BookRow[] =>
    Array.from({ length: count }, (_, index) => ({
      texts: ["GERENCIA", `ACTIVIDAD ${index}`, "INFORME"] as const,
      target: 12,
      programmed: cellsOf(Array<number>(12).fill(1)),
      executed: cellsOf(Array<number>(12).fill(index % 3)),
    }));

  it("are read the same from blocks of whatever length", () => {
    const { values, ...rest } = inRows(rows(40), { isFirst: false, isNamed: false });
    // A header for each ten activities.
    const paged = values.flatMap((row, at) => (at > 2 && at % 20 === 2 ? [values[1], row] : [row]));
    const whole = planOf({ ...rest, values: paged });
    expect(whole.activities.count).toBe(40);
    for (const length of [1, 2, 3, 7, 11, 20]) {
      const builder = new PlanBuilder();
      for (let firstRow = 0; firstRow < paged.length; firstRow += length)
        builder.add({ ...rest, firstRow, values: paged.slice(firstRow, firstRow + length) });
      expect(builder.finish()).toEqual(whole);
    }
  });

  const paged = (change: (page: CellValue[][]) => CellValue[][], at: number): SheetBlock => {
    const { values, ...rest } = inRows(rows(10), { isFirst: false, isNamed: false });
    const pages = [values.slice(2, 12), values.slice(12)].map((page, index) =>
      index === at ? change(page.map((row) => [...row])) : page,
    );
    return { ...rest, values: [values[0], ...pages.flatMap((page) => [values[1], ...page])] };
  };

  it.each<[string, (page: CellValue[][]) => CellValue[][]]>([
    ["what was executed is missing", ([first, , ...more]) => [first, ...more]],
    ["what was programmed is missing", ([, ...more]) => more],
    ["the two have changed places", ([first, second, ...more]) => [second, first, ...more]],
    ["one says nothing", ([first, second, ...more]) => [first, second.with(4, ""), ...more]],
    [
      "both say the same",
      ([first, second, ...more]) => [first, second.with(4, "PROGRAMADO"), ...more],
    ],
  ])("leave their whole sheet out where on one of its pages %s", (_name, change) => {
    for (const page of [0, 1]) {
      expect(() => planOf(paged(change, page))).toThrow(
        expect.objectContaining({ code: "no-plan" }),
      );
    }
    const other = { ...inColumns(rows(3)), sheet: "OTRA" };
    for (const page of [0, 1]) {
      const { activities, notRead } = planOf(paged(change, page), other);
      expect(activities.count).toBe(3);
      expect(notRead).toMatchObject([{ sheet: "POI", alternate: { of: "series" } }]);
    }
  });

  it("are refused where their words are not known", () => {
    const { values, ...rest } = inRows(rows(4), { isFirst: false, isNamed: false });
    for (const words of [
      ["META", "AVANCE"],
      ["Pr", "Ej"],
      ["ESPERADO", "OBTENIDO"],
    ]) {
      const said = values.map((row, at) => (at < 2 ? row : row.with(4, words[at % 2])));
      expect(() => planOf({ ...rest, values: said })).toThrow(
        expect.objectContaining({ code: "no-plan" }),
      );
    }
  });

  it("are read where META stands over the words that tell them", () => {
    const { values, ...rest } = inRows(rows(4), { isFirst: false, isNamed: false });
    const headed = values.map((row, at) => {
      const [unit, name, measure, , ...more] = at === 1 ? row.with(4, "META FÍSICA") : row;
      return [unit, name, measure, ...more];
    });
    const { plan, findings } = validate(planOf({ ...rest, values: headed }));
    expect(plan.activities.count).toBe(4);
    expect(findings).toEqual([]);
  });

  it("may be one activity's, under TOTAL PROGRAMADO and TOTAL EJECUTADO", () => {
    const [head, ...activityRows] = bookOf([{ programmed: ONES, executed: ONES }], false);
    const { values, ...rest } = inRows([head, ...activityRows], { isFirst: false, isNamed: false });
    const totals = ["PROGRAMADO", "EJECUTADO"].map((word, at) => {
      const row = values[2 + at];
      return [`TOTAL ${word}`, "", "", at === 0 ? row[3] : "", "", ...row.slice(5)];
    });
    const { plan, findings } = validate(planOf({ ...rest, values: [...values, ...totals] }));
    expect([plan.activities.count, plan.totals.count]).toEqual([1, 1]);
    expect(findings).toEqual([]);
  });

  it("may say META again in the row of what was executed, also where most executed all of it", () => {
    const activities = [ONES, ONES, ONES, ONES.with(3, 0)];
    const book = bookOf(
      activities.map((executed) => ({ programmed: ONES, executed })),
      false,
    );
    const { values, ...rest } = inRows(book, { isFirst: false, isNamed: false });
    // Without a year's column, which TOTAL would be.
    const again = values.map((row, at) =>
      (at > 2 && at % 2 === 1 ? row.with(3, 12) : row).slice(0, -1),
    );
    expect(validate(planOf({ ...rest, values: again })).findings).toEqual([]);
  });

  it("may have dates in the row of what was executed", () => {
    const block = inRows(rows(4), { isFirst: false, isNamed: false });
    const date = 45_000;
    const values = block.values.map((row, at) => (at === 5 ? row.with(7, date) : row));
    const { findings } = validate(
      planOf({
        ...block,
        values,
        numberFormat: (row, column) => (row === 5 && column === 7 ? "d-mmm" : "General"),
      }),
    );
    const odd = findings.find(({ check }) => check === "not-a-number") as Finding;
    expect(cellAddress(odd.row, odd.column)).toBe("H6");
  });

  it("stay those of another table's plan where both are on a sheet", () => {
    const turns = inRows(rows(3), { isFirst: false, isNamed: true });
    const columns = inColumns(
      rows(3).map((row) => ({ ...row, texts: ["OTRA", `${row.texts[1]} B`, "INFORME"] as const })),
    );
    const { plan, findings } = validate(
      planOf({ ...turns, values: [...turns.values, [], ...columns.values.slice(1)] }),
    );
    expect(plan.tables.map(rowsEach)).toEqual([2, 1]);
    expect(plan.activities.count).toBe(6);
    expect(findings).toEqual([]);
    expect([0, 3].map((row) => amountAt(plan.activities, row, monthSlot("executed", 2)))).toEqual([
      0, 0,
    ]);
    expect(plan.activities.amounts).toHaveLength(SLOT_COUNT);
  });
});
