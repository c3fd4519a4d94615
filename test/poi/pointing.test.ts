import { describe, expect, it } from "@jest/globals";
import { placedCells, type HeaderRows } from "../../src/poi/pointing";

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
