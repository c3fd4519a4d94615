import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { LAST_LIKELY_DATE } from "../../../src/poi/reading/amount-columns";
import { FIRST_LIKELY_DATE } from "../../../src/poi/reading/usual-amount";
import { patchPlan } from "../../../src/poi/reading/plan-patch";
import type { CellValue } from "../../../src/poi/cells";
import { ORDERS } from "../../fixtures/layouts/orders";
import { REPROGRAMMED, reprogrammed } from "../../fixtures/layouts/reprogrammed";
import { SERIES_ROWS } from "../../fixtures/layouts/series-rows";
import { ACTIVITIES as OF_LAYOUTS, sum } from "../../fixtures/layouts/sheet";
import { STACKED } from "../../fixtures/layouts/stacked";
import { WORDS } from "../../fixtures/layouts/words";
import { monthSlot, TARGET } from "../../../src/poi/slots";
import { EditedBook, edits } from "../edited-book";
import { plainPlan } from "../plain-plan";
import { planOf, poiSheet } from "../poi-sheet";

const FIRST_ROW = 4;
const ACTIVITIES = 6;

/** The sheet of a small plan with some cells changed; rows and columns 0-based. */
function sheetWith(changes: readonly (readonly [row: number, column: number, to: CellValue])[]) {
  const block = poiSheet({
    activities: Array.from({ length: ACTIVITIES }, () => ({})),
    total: true,
  });
  const values = block.values.map((row) => [...row]);
  for (const [row, column, to] of changes) values[row][column] = to;
  return { ...block, values };
}

const amounts = fc.oneof(
  fc.integer({ min: -5, max: FIRST_LIKELY_DATE - 1 }),
  // Beyond the dates again, as a large plan's TOTAL is.
  fc.integer({ min: LAST_LIKELY_DATE + 1, max: 5_000_000 }),
  fc.constantFrom<CellValue>(
    "",
    "-",
    "doce",
    "#REF!",
    true,
    0.5,
    "12",
    "1,234",
    "1.234",
    "N.A.",
    "50%",
  ),
);
/** Numbers that may be days, and one that is too large for the days that Excel makes by itself. */
const likeDates = fc.oneof(
  amounts,
  fc.integer({ min: FIRST_LIKELY_DATE - 2, max: LAST_LIKELY_DATE + 2 }),
);
const change = fc.tuple(
  fc.integer({ min: FIRST_ROW, max: FIRST_ROW + ACTIVITIES }),
  fc.integer({ min: 5, max: 36 }),
  amounts,
);

describe("patchPlan", () => {
  it("says that everything must be read where META no longer says what a column that is not read does", () => {
    const layout = WORDS.find(({ name }) => name.startsWith("Meta Prog. and Meta Ejec. under"));
    const [sheet] = layout?.sheets ?? [];
    const plan = planOf(sheet);
    const sheetRow = plan.activities.sheetRow[0];
    const { amount } = plan.tables[0].columns;
    const changed = (slot: number) =>
      patchPlan(plan, [
        {
          table: 0,
          sheetRow,
          firstColumn: 0,
          values: sheet.values[sheetRow].with(amount[slot], 7),
        },
      ]);
    expect(changed(TARGET)).toBeNull();
    expect(changed(monthSlot("programmed", 0))).not.toBeNull();
  });

  it("gives the plan that reading everything again gives", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const sheet = sheetWith(changes);
        const fresh = [...new Set(changes.map(([row]) => row))].map((row) => ({
          table: 0,
          sheetRow: row,
          firstColumn: 0,
          values: sheet.values[row],
        }));
        expect(plainPlan(patchPlan(planOf(sheetWith([])), fresh))).toEqual(
          plainPlan(planOf(sheet)),
        );
      }),
    );
  });

  it.each([...STACKED, ...SERIES_ROWS].map(({ name, sheets }) => [name, sheets] as const))(
    "gives it, or gives up: %s",
    (name, sheets) => {
      const times = { patched: 0, whole: 0 };
      fc.assert(
        fc.property(edits, (all) => {
          const book = new EditedBook(sheets);
          let plan = book.plan();
          for (const some of all) {
            const patched = book.type(plan, some);
            const whole = book.plan();
            times[patched ? "patched" : "whole"]++;
            if (patched) expect(plainPlan(patched)).toEqual(plainPlan(whole));
            plan = patched ?? whole;
          }
        }),
        { numRuns: 40, endOnFailure: true },
      );
      // Whether what is executed has a year of its own in META's column, the figures of many rows say.
      if (!name.startsWith("META PROGRAMADA, META EJECUTADA and %"))
        expect(times.patched).toBeGreaterThan(times.whole);
    },
  );

  it("tells dates from numbers where it has the formats", () => {
    const typed = fc.tuple(
      fc.integer({ min: FIRST_ROW, max: FIRST_ROW + ACTIVITIES }),
      fc.integer({ min: 5, max: 36 }),
      likeDates,
      fc.constantFrom("General", "#,##0", "dd/mm/yyyy", "d-mmm"),
    );
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 8 }), (cells) => {
        const formats = new Map(
          cells.map(([row, column, , format]) => [`${row} ${column}`, format]),
        );
        const numberFormat = (row: number, column: number): string =>
          formats.get(`${row} ${column}`) ?? "General";
        const changes = cells.map(([row, column, to]) => [row, column, to] as const);
        const sheet = { ...sheetWith(changes), numberFormat };
        const fresh = [...new Set(cells.map(([row]) => row))].map((row) => ({
          table: 0,
          sheetRow: row,
          firstColumn: 0,
          values: sheet.values[row],
          formats: sheet.values[row].map((_, column) => numberFormat(row, column)),
        }));
        expect(plainPlan(patchPlan(planOf(sheetWith([])), fresh))).toEqual(
          plainPlan(planOf(sheet)),
        );
      }),
    );
  });

  it.each<[string, [number, number, CellValue]]>([
    ["a text has changed", [FIRST_ROW, 2, "OTRA ACTIVIDAD"]],
    ["a new number may be a date and its format is not known", [FIRST_ROW, 5, 44_197]],
    ["the row is none of the plan's", [2, 5, 1]],
  ])("gives up where %s", (_why, [row, column, to]) => {
    const { values } = sheetWith([[row, column, to]]);
    const fresh = [{ table: 0, sheetRow: row, firstColumn: 0, values: values[row] }];
    expect(patchPlan(planOf(sheetWith([])), fresh)).toBeNull();
  });

  // N°, CÓDIGO and PRIORIDAD come first, OBSERVACIÓN and MOTIVO last.
  const [[layout]] = ORDERS.map(({ sheets }) => sheets);
  const withNotes = {
    ...layout,
    values: layout.values.map((row) =>
      row.map((value) => (value === "CÓDIGO" ? "ID ACTIVIDAD OPERATIVA" : value)),
    ),
  };
  const last = withNotes.values[0].length - 1;
  const [, firstRow] = withNotes.headerRows;

  it.each<[string, boolean, [line: number, column: number, to: CellValue][]]>([
    ["an amount", true, [[2, 6, 7]]],
    [
      "an amount and a remark that no plan is made of",
      true,
      [
        [2, 6, 7],
        [2, last - 1, "vista"],
      ],
    ],
    ["blanks about a reason", true, [[2, last, " Faltó personal "]]],
    ["a code", false, [[2, 1, "AO-99"]]],
    ["a code taken out", false, [[2, 1, ""]]],
    ["another text", false, [[2, 2, "Alta, por el sismo"]]],
    ["another text taken out", false, [[2, 2, ""]]],
    ["running number", true, [[2, 0, 99]]],
    ["a reason", false, [[2, last, "Llovió"]]],
    ["a reason where there was none", false, [[3, last, "Llovió"]]],
    ["a reason taken out", false, [[2, last, ""]]],
  ])("takes a row with another %s: %p, as reading everything again does", (_, isTaken, cells) => {
    const values = withNotes.values.map((row) => [...row]);
    for (const [line, column, to] of cells) values[firstRow + line][column] = to;
    const fresh = [...new Set(cells.map(([line]) => firstRow + line))].map((sheetRow) => ({
      table: 0,
      sheetRow,
      firstColumn: 0,
      values: values[sheetRow],
    }));
    const patched = patchPlan(planOf(withNotes), fresh);
    expect(plainPlan(patched)).toEqual(
      isTaken ? plainPlan(planOf({ ...withNotes, values })) : null,
    );
  });

  it("gives up where META adds up another series from now on", () => {
    const [{ sheets }] = REPROGRAMMED;
    const book = new EditedBook(sheets);
    const plan = book.plan();
    const edits = OF_LAYOUTS.slice(0, 4).map((activity, row) => ({
      table: 0,
      row,
      column: 0,
      to: sum(reprogrammed(activity) ?? []),
    }));
    expect(book.type(plan, edits.slice(0, 2))).not.toBeNull();
    expect(book.type(plan, edits)).toBeNull();
    expect(book.plan().tables[0].columns.targetOf).toBe("reprogrammed");
  });

  it("knows of a row told of twice what it says in the end", () => {
    const cells = (to: CellValue): CellValue[] => sheetWith([[FIRST_ROW, 5, to]]).values[FIRST_ROW];
    const fresh = [0.5, -3, 4].map((to) => ({
      table: 0,
      sheetRow: FIRST_ROW,
      firstColumn: 0,
      values: cells(to),
    }));
    const whole = planOf(sheetWith([[FIRST_ROW, 5, 4]]));
    expect(plainPlan(patchPlan(planOf(sheetWith([])), fresh))).toEqual(plainPlan(whole));
  });

  it("leaves the plan that it was given as it was", () => {
    const plan = planOf(sheetWith([]));
    const before = structuredClone(plan);
    const { values } = sheetWith([[FIRST_ROW, 5, 70_000.5]]);
    patchPlan(plan, [{ table: 0, sheetRow: FIRST_ROW, firstColumn: 0, values: values[FIRST_ROW] }]);
    expect(plan).toEqual(before);
  });
});
