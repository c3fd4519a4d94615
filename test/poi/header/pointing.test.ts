import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { looksLikeData } from "../../../src/poi/header/data-cell";
import { headerKnown, placedCells, type HeaderRows } from "../../../src/poi/header/pointing";
import { UNNAMED } from "../../fixtures/unnamed-headers";

const rows: HeaderRows = {
  sheet: "POI",
  firstRow: 2,
  values: [
    ["PROGRAMADO", ...Array<string>(40).fill("")],
    Array.from({ length: 41 }, (_, index) => `c${index}`),
  ],
};

const columnsOf = (field: "programmed" | "executed-quarters", columns: number): unknown => {
  const placed = placedCells(field, { row: 2, column: 0, rows: 2, columns }, rows);
  return typeof placed === "string" ? placed : placed.map(({ column }) => column);
};

const steps = (count: number, step: number): number[] =>
  Array.from({ length: count }, (_, index) => index * step);

describe("the cells that a selection means", () => {
  it.each([
    [12, steps(12, 1)],
    [23, steps(12, 2)],
    [24, steps(12, 2)],
    [34, steps(12, 3)],
    [36, steps(12, 3)],
    [15, [0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14]],
    [16, [0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14]],
    [11, "count"],
    [13, "count"],
    [1, "count"],
  ])("of %i columns, twelve months", (columns, expected) => {
    expect(columnsOf("programmed", columns)).toEqual(expected);
  });

  it.each([
    [4, steps(4, 1)],
    [7, steps(4, 2)],
    [8, steps(4, 2)],
    [13, steps(4, 4)],
    [16, steps(4, 4)],
    [5, "count"],
  ])("of %i columns, four quarters", (columns, expected) => {
    expect(columnsOf("executed-quarters", columns)).toEqual(expected);
  });

  it.each([
    [2, [0, 1]],
    [4, [0, 2]],
    [7, [0, 6]],
    [1, "count"],
  ])("of %i columns, two semesters", (columns, expected) => {
    const placed = placedCells("executed-semesters", { row: 3, column: 0, rows: 1, columns }, rows);
    expect(typeof placed === "string" ? placed : placed.map(({ column }) => column)).toEqual(
      expected,
    );
  });

  it("is the lowest row in which all of them say something", () => {
    const placed = placedCells("programmed", { row: 2, column: 0, rows: 2, columns: 12 }, rows);
    expect(placed).toMatchObject([
      { row: 3, column: 0, index: 0 },
      ...Array<object>(11).fill({ row: 3 }),
    ]);
  });

  it("of merged cells is the one that says something", () => {
    const placed = placedCells("target", { row: 2, column: 0, rows: 1, columns: 5 }, rows);
    expect(placed).toEqual([{ field: "target", index: 0, row: 2, column: 0 }]);
  });
});

describe("a cell pointed at", () => {
  const MONTH_DATES = [44927, 44958, 44986];
  const NUMBERS = Array.from({ length: 12 }, (_, month) => month + 1);
  it.each<[string, CellValue[], number, number | undefined, boolean]>([
    ["a number", ["Finanzas", "Informes", 12], 2, undefined, true],
    ["a number kept as text", ["Finanzas", "Informes", "1,200"], 2, undefined, true],
    ["a year", ["Equipo", "Producto", 2026], 2, undefined, false],
    ["a name beside amounts", ["Finanzas", "Informes", 12, 1], 1, undefined, true],
    ["a name beside names", ["Equipo", "Producto", "Meta"], 1, undefined, false],
    ["a name beside years", ["Equipo", "Producto", 2025, 2026], 1, undefined, false],
    ["a name beside the months' numbers", ["Producto", ...NUMBERS], 0, undefined, false],
    ["a word of a header beside an amount", ["ACTIVIDAD", 12], 0, undefined, false],
    ["a month's number", ["Producto", ...NUMBERS], 2, 1, false],
    ["another month's number", ["Producto", 1, 5, 3], 2, 1, true],
    ["a month's date", ["Producto", ...MONTH_DATES], 3, 2, false],
    ["a quarter's number as text", ["Producto", "01", "02"], 2, 1, false],
    ["an amount as a month", ["Informes", 4, 4, 4], 1, 0, true],
  ])("is taken for data or not: %s", (_, row, column, index, expected) => {
    expect(looksLikeData(row, column, index)).toBe(expected);
  });

  it("is said to look like data only where it was pointed at", () => {
    const at = (row: number) =>
      headerKnown(UNNAMED, [{ field: "activity", index: 0, row, column: 1 }]).fields;
    expect(at(4).activity).toMatchObject({ isPointed: true, looksLikeData: true });
    expect(at(2).activity).toMatchObject({ isPointed: true, looksLikeData: false });
    expect(at(2).target).toMatchObject({ isPointed: false, looksLikeData: false });
  });
});

it("proposes the columns of the year that the title names", () => {
  const metaOf = (title: string): string | undefined =>
    headerKnown(
      {
        sheet: "POI",
        firstRow: 0,
        values: [[title], [], ["UNIDAD", "ACTIVIDAD", "META 2024", "META 2025", "ENE", "FEB"]],
      },
      [],
    ).fields.target?.address;
  expect(["POI 2025 AL I TRIMESTRE", "POI 2024", "POI"].map(metaOf)).toEqual(["D3", "C3", "C3"]);
});
