import { expect, it } from "@jest/globals";
import { notYetMade } from "../../src/cli/fix-rounds";
import type { CellChange, Correction } from "../../src/poi/diagnosis/correction";

const correction = (row: number, ...changes: readonly [number, number][]): Correction => ({
  sheet: "POI",
  row,
  rowIndex: row,
  isTotal: false,
  kind: "value",
  certainty: "likely",
  cells: changes.map(([column, to]): CellChange => ({ slot: column, column, from: null, to })),
  alternatives: [],
  more: false,
  reason: [],
});

it("makes no correction again all of whose cells a round before made just that", () => {
  const made = [[correction(4, [5, 7], [6, 8])], [correction(5, [5, 1])]];
  const wanted = [
    correction(4, [5, 7], [6, 8]),
    correction(4, [5, 7], [6, 9]),
    correction(6, [5, 7]),
  ];
  expect(notYetMade(wanted, made)).toEqual(wanted.slice(1));
});
