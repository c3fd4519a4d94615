import { describe, expect, it } from "@jest/globals";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { columnByColumn } from "../../../src/poi/findings/left-out";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";

const header = ["UNIDAD", "ACTIVIDAD", "U.M.", "META", ...MONTHS];

/** Twelve times a figure, and META. */
const amounts = (month: number): number[] => [12 * month, ...MONTHS.map(() => month)];
const row = (name: string, month: number): CellValue[] => [
  "OPP",
  name,
  "ACCIÓN",
  ...amounts(month),
];
const total = (label: string, month: number): CellValue[] => [label, "", "", ...amounts(month)];

/** A table of a sheet of its own. */
const sheet = (name: string, ...rows: CellValue[][]): SheetBlock => ({
  sheet: name,
  firstRow: 0,
  firstColumn: 0,
  values: [header, ...rows],
});

/** The sheet rows whose TOTAL is wrong, and how many columns of each. */
function wrongTotals(...rows: CellValue[][]): Record<number, number> {
  return wrongOn(sheet("POI", ...rows));
}

function wrongOn(...sheets: SheetBlock[]): Record<number, number> {
  const { findings } = validate(planOf(...sheets));
  const wrong: Record<number, number> = {};
  for (const { check, row: at } of columnByColumn(findings))
    if (check === "total-sum") wrong[at + 1] = (wrong[at + 1] ?? 0) + 1;
  return wrong;
}

const ROWS = [row("A", 1), row("B", 2), row("C", 4), row("D", 8), row("E", 16), row("F", 32)];
const [A, B, C, D, E, F] = ROWS;

describe("TOTAL under the totals of sections", () => {
  const sections = (last: CellValue[], ...labels: string[]): Record<number, number> =>
    wrongTotals(
      A,
      B,
      total(labels[0], 3),
      C,
      D,
      total(labels[1], 12),
      E,
      F,
      total(labels[2], 48),
      last,
    );
  const UNITS = ["TOTAL GERENCIA A", "TOTAL GERENCIA B", "TOTAL GERENCIA C"];

  it("holds for them all", () => {
    expect(sections(total("TOTAL", 63), ...UNITS)).toEqual({});
  });

  it.each([
    ["the first", 60],
    ["the second", 51],
    ["the last", 15],
    ["all but the last", 48],
  ])("is wrong in every column where it forgets %s", (_, month) => {
    const wrong = { 11: 13 };
    expect(sections(total("TOTAL", month), ...UNITS)).toEqual(wrong);
    const subtotals = ["SUBTOTAL", "Sub total", "SUB-TOTAL"];
    expect(sections(total("Total general", month), ...subtotals)).toEqual(wrong);
  });

  it("is wrong so where they stand over their rows", () => {
    const above = (month: number): Record<number, number> => {
      const unit = (name: string, sum: number): CellValue[] => [name, "", "", ...amounts(sum)];
      return wrongTotals(unit("GA", 3), A, B, unit("GB", 12), C, D, total("TOTAL", month));
    };
    expect([above(15), above(12)]).toEqual([{}, { 8: 13 }]);
  });
});

describe("TOTAL of a section", () => {
  it("is any of several that are called so", () => {
    expect(wrongTotals(A, B, total("TOTAL", 3), C, D, total("TOTAL", 12))).toEqual({});
    const blocks = [A, total("SUBTOTAL", 1), B, total("SUBTOTAL", 2), total("TOTAL", 3)];
    const more = [C, total("SUBTOTAL", 4), D, total("SUBTOTAL", 8), total("TOTAL", 12)];
    expect(wrongTotals(...blocks, ...more)).toEqual({});
  });

  it("is the last one's where it has none of its own", () => {
    expect(wrongTotals(A, B, total("TOTAL GERENCIA A", 3), C, D, total("TOTAL", 12))).toEqual({});
  });

  it("is the last one's where it is named", () => {
    const last = [total("SUBTOTAL", 12), total("TOTAL GERENCIA B", 12)];
    expect(wrongTotals(A, B, total("TOTAL GERENCIA A", 3), C, D, ...last)).toEqual({});
  });
});

describe("TOTAL of a unit that it names", () => {
  const of = (unit: string, name: string, month: number): CellValue[] => [
    unit,
    name,
    "ACCIÓN",
    ...amounts(month),
  ];
  const units = (second: number, ...labels: string[]): Record<number, number> =>
    wrongTotals(
      of("Rentas", "A", 1),
      of("Rentas", "B", 2),
      total(labels[0], 3),
      of("Obras", "C", 4),
      of("Obras", "D", 8),
      total(labels[1], second),
      of("Salud", "E", 16),
      of("Salud", "F", 32),
      total(labels[2], 48),
      total("TOTAL", 63),
    );

  it("is wrong in every column where it takes the unit above along", () => {
    expect(units(15, "TOTAL RENTAS", "TOTAL OBRAS", "TOTAL SALUD")).toEqual({ 7: 13 });
    expect(units(15, "Subtotal de Rentas", "Subtotal de Obras", "Subtotal de Salud")).toEqual({
      7: 13,
    });
    expect(units(12, "TOTAL RENTAS", "TOTAL OBRAS", "TOTAL SALUD")).toEqual({});
  });

  it("may add up what stands above it where it names none, or others add up more as well", () => {
    expect(units(15, "SUBTOTAL", "SUBTOTAL", "SUBTOTAL")).toEqual({});
    expect(
      wrongTotals(
        of("Rentas", "A", 1),
        of("Rentas", "B", 2),
        of("Obras", "C", 4),
        total("TOTAL OBRAS", 7),
        total("TOTAL", 7),
      ),
    ).toEqual({});
  });
});

describe("TOTAL of several sheets", () => {
  const three = (ownTotals: readonly number[], last: number): Record<number, number> =>
    wrongOn(
      sheet("GA", A, B, total("TOTAL", 3)),
      sheet("GB", C, D, total("TOTAL", 12)),
      sheet(
        "GC",
        E,
        F,
        ...ownTotals.map((month) => total("TOTAL", month)),
        total("TOTAL GENERAL", last),
      ),
    );

  it("holds for them all", () => {
    expect(three([48], 63)).toEqual({});
  });

  it.each([
    ["forgets a sheet", 60],
    ["forgets all but the last", 48],
  ])("is wrong in every column where it %s", (_, month) => {
    expect(three([48], month)).toEqual({ 5: 13 });
  });

  it("is its own sheet's where it stands alone, or where every sheet has two", () => {
    expect(three([], 48)).toEqual({});
    const twice = (name: string, month: number, ...rows: CellValue[][]): SheetBlock =>
      sheet(name, ...rows, total("SUBTOTAL", month), total("TOTAL", month));
    expect(wrongOn(twice("GA", 3, A, B), twice("GB", 12, C, D))).toEqual({});
  });
});

describe("a subtotal that is the first row of a further page", () => {
  const page = (subtotal: CellValue[]): Record<number, number> =>
    wrongTotals(A, B, header, subtotal, C, D, header, E, F);

  it("adds up the page's rows, or those of the page before", () => {
    expect(page(total("SUBTOTAL", 12))).toEqual({});
    expect(page(total("SUBTOTAL", 3))).toEqual({});
    expect(page(total("SUBTOTAL GERENCIA B", 12))).toEqual({});
  });

  it("is wrong where it says something else in a column", () => {
    expect(page(total("SUBTOTAL", 12).with(4, 99))).toEqual({ 5: 1 });
  });
});
