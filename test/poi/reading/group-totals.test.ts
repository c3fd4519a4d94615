import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue } from "../../../src/poi/cells";
import type { Plan } from "../../../src/poi/plan";
import { validate } from "../../../src/poi/validation/validation";
import { named, ONES, read, row, times } from "./plan-of-rows";

const activity = (unit: string, name: string, months: readonly number[]): CellValue[] =>
  row(["", unit, name, "Informe"], months);

const added = (...parts: (readonly number[])[]): number[] =>
  ONES.map((_, month) => parts.reduce((sum, months) => sum + months[month], 0));

/** How a unit is named under its activities: where units stand, where activities do, or in both columns. */
const LABELS: readonly (readonly [string, (unit: string) => CellValue[]])[] = [
  ["where the units stand", (unit) => ["", unit, "", ""]],
  ["where the activities stand", (unit) => ["", "", unit, ""]],
  ["in both", (unit) => ["", unit, unit.toUpperCase(), ""]],
];

/** Units with so many activities each, of any months, and the sum of each unit's under them; and TOTAL. */
function book(
  units: readonly (readonly (readonly number[])[])[],
  label: (unit: string) => CellValue[],
  isOnce = false,
): CellValue[][] {
  return [
    ...units.flatMap((activities, index) => {
      const unit = `Gerencia ${index + 1}`;
      return [
        ...activities.map((months, at) =>
          activity(isOnce && at > 0 ? "" : unit, `Actividad ${index}.${at}`, months),
        ),
        row(label(unit), added(...activities)),
      ];
    }),
    row(["", "TOTAL", "", ""], added(...units.flat())),
  ];
}

/** What is found, beside that nothing is said to be executed. */
const findingsOf = (plan: Plan) =>
  validate(plan).findings.filter(({ check }) => check !== "missing-column");

const months = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
const units = fc.array(
  fc.array(
    months.filter((of) => of.filter((amount) => amount > 0).length > 1),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 1, maxLength: 4 },
);

describe.each(LABELS)("a unit's name %s, under its activities, with their sums", (_, label) => {
  it("is a total, of a single activity as well", () => {
    fc.assert(
      fc.property(units, (of) => {
        const plan = read(book(of, label));
        expect(plan.activities.count).toBe(of.flat().length);
        expect(plan.totals.count).toBe(of.length + 1);
        expect(findingsOf(plan)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("is one where the unit is written once for its activities", () => {
    const plan = read(book([[ONES], [times(2), times(3)], [times(5), ONES, ONES]], label, true));
    expect(plan.activities.count).toBe(6);
    expect(findingsOf(plan)).toEqual([]);
  });

  it("is one where a month of it is wrong, which is all that is wrong", () => {
    const rows = book([[ONES], [times(2), times(3)], [times(5)]], label);
    for (const [at, column] of [
      [1, 6],
      [4, 9],
    ]) {
      const wrong = rows.map((cells, index) =>
        index === at ? cells.with(column, Number(cells[column]) + 4) : cells,
      );
      const plan = read(wrong);
      expect(plan.activities.count).toBe(4);
      const places = findingsOf(plan).map((each) => [each.check, each.row - 1, each.column]);
      expect(places).toEqual([
        ["target-sum", at, 4],
        ["total-sum", at, column],
      ]);
    }
  });
});

describe("a row without name and measure", () => {
  it("is an activity that lacks them where it is not the sum of its unit", () => {
    const plan = read([
      activity("Gerencia 1", "Actividad 1", ONES),
      row(["", "Gerencia 1", "", ""], times(3)),
      activity("Gerencia 2", "Actividad 2", times(2)),
      row(["", "TOTAL", "", ""], times(6)),
    ]);
    expect(plan.activities.count).toBe(3);
    expect(findingsOf(plan).map(({ check }) => check)).toEqual(["missing-text", "missing-text"]);
  });

  it("is an activity where another unit is named", () => {
    const plan = read([
      activity("Gerencia 1", "Actividad 1", ONES),
      row(["", "Gerencia 2", "", ""], ONES),
      row(["", "TOTAL", "", ""], times(2)),
    ]);
    expect(plan.activities.count).toBe(2);
  });

  it("is the same as the one above where it has a measure", () => {
    const rows = [ONES, ONES].map((of) => row(["", "Gerencia 1", "Gerencia 1", "Informe"], of));
    expect(named(read([...rows, row(["", "TOTAL", "", ""], times(2))]))).toHaveLength(2);
  });
});
