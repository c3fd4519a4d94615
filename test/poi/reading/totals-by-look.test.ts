import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { cellAddress } from "../../../src/poi/address";
import type { CellValue } from "../../../src/poi/cells";
import type { Plan } from "../../../src/poi/plan";
import { validate } from "../../../src/poi/validation/validation";
import { LAYOUTS } from "../../fixtures/layouts/index";
import { planOf } from "../poi-sheet";
import { row, times, activity, read, named } from "./plan-of-rows";

const over = (label: string, factor: number): CellValue[] =>
  row(["", "", label, ""], times(factor));

/** Three products over two activities each. */
const PRODUCTS: readonly (readonly CellValue[][])[] = [
  [over("PRODUCTO 1", 3), activity(1), activity(2, times(2))],
  [over("PRODUCTO 2", 8), activity(3, times(3)), activity(4, times(5))],
  [over("PRODUCTO 3", 9), activity(5, times(2)), activity(6, times(7))],
];
const OF_SIX = [1, 2, 3, 4, 5, 6].map((number) => `Actividad ${number}`);

const TOTAL = row(["", "TOTAL", "", ""], times(20));

/** The products, of which something was changed. */
const changed = (change: (products: CellValue[][][]) => void): CellValue[][] => {
  const products = PRODUCTS.map((rows) => rows.map((cells) => [...cells]));
  change(products);
  return products.flat();
};

const totalsOf = ({ totals }: Plan): number[] => [...totals.sheetRow];
const errorsOf = (plan: Plan) =>
  validate(plan).findings.filter(({ severity }) => severity === "error");

/** A row of which the cell of MAR was taken out, so that the rest has slid. */
const slid = (cells: readonly CellValue[]): CellValue[] => [...cells.toSpliced(7, 1), ""];
const uneven = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

describe("a row over what it does not add up, among others of its look that do", () => {
  it.each([0, 1, 2])("is what they are, though all of its columns are wrong: product %d", (at) => {
    for (const after of [[], [TOTAL]]) {
      const plan = read([...changed((of) => (of[at][0] = over("PRODUCTO", 4))), ...after]);
      expect([named(plan), plan.totals.count]).toEqual([OF_SIX, 3 + after.length]);
      const wrong = errorsOf(plan);
      expect(new Set(wrong.map(({ check }) => check))).toEqual(new Set(["total-sum"]));
      expect(new Set(wrong.map(({ row: sheetRow }) => sheetRow))).toEqual(new Set([1 + 3 * at]));
      expect(wrong[0]).toMatchObject({ found: 48, expected: 12 * Number(PRODUCTS[at][0][5]) });
    }
  });

  it("is what they are where a cell was taken out of it", () => {
    const rows = changed((of) => {
      of[1] = [row(["", "", "PRODUCTO 2", ""], uneven), activity(3, uneven), activity(4, times(0))];
      of[1][0] = slid(of[1][0]);
    });
    const plan = read(rows);
    expect([named(plan), totalsOf(plan)]).toEqual([OF_SIX, [1, 4, 7]]);
    expect(new Set(errorsOf(plan).map(({ row: sheetRow }) => sheetRow))).toEqual(new Set([4]));
  });

  it.each([0, 1, 2])(
    "is where an activity was put in that it does not add up: product %d",
    (at) => {
      const plan = read(changed((of) => of[at].push(activity(7, times(6)))));
      expect(plan.totals.count).toBe(3);
      const wrong = errorsOf(plan);
      expect(new Set(wrong.map(({ row: sheetRow }) => sheetRow))).toEqual(new Set([1 + 3 * at]));
      const sum = 12 * Number(PRODUCTS[at][0][5]);
      expect(wrong[0]).toMatchObject({ check: "total-sum", found: sum, expected: sum + 72 });
    },
  );

  it("is where it stands over another, as others do", () => {
    const rows = [over("OBJETIVO 1", 99), ...PRODUCTS[0], over("OBJETIVO 2", 17)];
    const plan = read([...rows, ...PRODUCTS[1], ...PRODUCTS[2]]);
    expect([named(plan), totalsOf(plan)]).toEqual([OF_SIX, [1, 2, 5, 6, 9]]);
  });
});

describe("a row without unit and measure among totals of its look", () => {
  const lacking = (number: number, factor: number): CellValue[] =>
    row(["", "", `Actividad ${number}`, ""], times(factor));

  it.each<[string, (of: CellValue[][][]) => void]>([
    ["first of its product", (of) => (of[1][1] = lacking(3, 3))],
    ["last of its product", (of) => (of[1][2] = lacking(4, 5))],
    ["last of all", (of) => (of[2][2] = lacking(6, 7))],
    [
      "what the next one says",
      (of) => {
        of[1] = [over("PRODUCTO 2", 6), lacking(3, 3), activity(4, times(3))];
      },
    ],
    [
      "what the one above it says",
      (of) => {
        of[1] = [over("PRODUCTO 2", 6), activity(3, times(3)), lacking(4, 3)];
      },
    ],
  ])("is an activity where its product holds with it alone: %s", (_, change) => {
    const plan = read(changed(change));
    expect(plan.totals.count).toBe(3);
    expect(named(plan)).toEqual(expect.arrayContaining(OF_SIX));
    expect(errorsOf(plan)).toEqual([]);
  });

  it.each([1, 2, 3])("is an activity where none stand below it, and TOTAL has it: %d", (at) => {
    const alone = row(["", "", "Actividad 7", ""], times(4));
    const all = row(["", "TOTAL", "", ""], times(24));
    const rows = [...PRODUCTS.slice(0, at).flat(), alone, ...PRODUCTS.slice(at).flat(), all];
    expect(named(read(rows))).toHaveLength(7);
  });

  it("is an activity where its code is as those of activities are", () => {
    const coded = (code: string, cells: CellValue[]): CellValue[] => [code, ...cells.slice(1)];
    const rows = PRODUCTS.map(([product, ...of], index) => [
      coded(`AEI.0${index}`, product),
      ...of.map((cells, place) => coded(`AO-${index}${place}`, cells)),
    ]);
    const broken = (code: string): CellValue[][] => {
      const copy = rows.map((each) => [...each]);
      copy[2][0] = coded(code, over("Sin medida", 4));
      return copy.flat();
    };
    expect(read(broken("AO-99")).totals.count).toBe(2);
    expect(read(broken("AEI.09")).totals.count).toBe(3);
  });
});

describe("a subtotal with one wrong cell", () => {
  const SUBTOTALS = LAYOUTS.map(({ sheets }) => ({ sheets, sound: planOf(...sheets) })).filter(
    ({ sheets, sound }) => sheets.length === 1 && sound.totals.count > 1,
  );

  it("is that cell's finding, and no other row's", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SUBTOTALS),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 500 }),
        ({ sheets: [sheet], sound }, ofTotals, ofColumns, difference) => {
          const total = ofTotals % sound.totals.count;
          const at = sound.totals.sheetRow[total];
          const { columns } = sound.tables[sound.totals.table[total]];
          const slots = [...columns.amount.keys()].filter((slot) => columns.amount[slot] >= 0);
          const column = columns.amount[slots[ofColumns % slots.length]];
          const values = sheet.values.map((cells) => [...cells]);
          const amount = values[at]?.[column];
          if (typeof amount !== "number") return;
          values[at][column] = amount + difference;
          const plan = planOf({ ...sheet, values });
          expect(totalsOf(plan)).toEqual(totalsOf(sound));
          const wrong = errorsOf(plan);
          expect(new Set(wrong.map(({ row: sheetRow }) => sheetRow))).toEqual(new Set([at]));
          expect(
            wrong
              .filter(({ check }) => check === "total-sum")
              .map((finding) => cellAddress(finding.row, finding.column)),
          ).toEqual([cellAddress(at, column)]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
