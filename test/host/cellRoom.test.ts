import { expect, it } from "@jest/globals";
import { BlockCellStore, CellKind, CellRoom, StringTable } from "../../src/host/model/cells";
import { OpenError } from "../../src/workbook-file/errors";

it("cells so far apart that each takes a block of memory are refused before memory is at an end", () => {
  const cells = new BlockCellStore(new StringTable(), new CellRoom(3));
  const put = (row: number, column: number): void => {
    cells.set(row, column, { kind: CellKind.number, value: 1 });
  };
  for (let row = 0; row < 1024; row++) put(row, 0);
  put(1024, 0);
  put(0, 16_383);
  // Where there is a block already, cells come and go.
  put(1, 16_383);
  const refusal = new OpenError("too-large", "the cells of the workbook are too far apart");
  expect(() => {
    put(1_048_575, 5);
  }).toThrow(refusal);
  expect(cells.get(1, 16_383)).toEqual({ kind: CellKind.number, value: 1 });
});
