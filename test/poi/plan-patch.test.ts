import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { FIRST_LIKELY_DATE, LAST_LIKELY_DATE } from "../../src/poi/amount-columns";
import { patchPlan } from "../../src/poi/plan-patch";
import type { CellValue } from "../../src/poi/cells";
import { REPROGRAMMED, reprogrammed } from "../fixtures/layouts/reprogrammed";
import { ACTIVITIES as OF_LAYOUTS, sum } from "../fixtures/layouts/sheet";
import { EditedBook } from "./edited-book";
import { planOf, poiSheet } from "./poi-sheet";

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
        expect(plain(patchPlan(planOf(sheetWith([])), fresh))).toEqual(plain(planOf(sheet)));
      }),
    );
  });

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
        expect(plain(patchPlan(planOf(sheetWith([])), fresh))).toEqual(plain(planOf(sheet)));
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

  it("leaves the plan that it was given as it was", () => {
    const plan = planOf(sheetWith([]));
    const before = structuredClone(plan);
    const { values } = sheetWith([[FIRST_ROW, 5, 70_000.5]]);
    patchPlan(plan, [{ table: 0, sheetRow: FIRST_ROW, firstColumn: 0, values: values[FIRST_ROW] }]);
    expect(plan).toEqual(before);
  });
});

/** A plan without the widths of its columns, which are a matter of how it was built. */
function plain(plan: ReturnType<typeof patchPlan>): unknown {
  if (!plan) return null;
  const rows = ({ amounts: columns, ...rest }: typeof plan.activities): unknown => ({
    ...rest,
    amounts: columns.map((column) => column && [...column]),
  });
  return { ...plan, activities: rows(plan.activities), totals: rows(plan.totals) };
}
