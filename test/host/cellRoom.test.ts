import { expect, it, jest } from "@jest/globals";
import {
  BlockCellStore,
  CellKind,
  CellRoom,
  NoRoomError,
  StringTable,
} from "../../src/host/model/cells";
import { formulaBook } from "./formulaBook";
import { openBytes } from "./openWorkbook";

/** Cells of a workbook that has room for three blocks of 1,024 rows of a column. */
function cellsOfThree(): BlockCellStore[] {
  const room = new CellRoom(3);
  return [0, 1].map(() => new BlockCellStore(new StringTable(), room));
}

function put(cells: BlockCellStore, row: number, column: number): void {
  cells.set(row, column, { kind: CellKind.number, value: 1 });
}

const far = (cells: BlockCellStore) => (): void => {
  put(cells, 1_048_575, 5);
};

it("cells so far apart that each takes a block of memory are refused before memory is at an end", () => {
  const [cells] = cellsOfThree();
  for (let row = 0; row < 1024; row++) put(cells, row, 0);
  put(cells, 1024, 0);
  put(cells, 0, 16_383);
  // Where there is a block already, cells come and go.
  put(cells, 1, 16_383);
  expect(far(cells)).toThrow(NoRoomError);
  expect(cells.get(1, 16_383)).toEqual({ kind: CellKind.number, value: 1 });
});

it("what is deleted or moved away gives its room back", () => {
  const [cells, others] = cellsOfThree();
  for (const column of [0, 3, 9]) put(others, 0, column);
  expect(far(cells)).toThrow(NoRoomError);
  others.shift({ axis: "columns", at: 2, count: -2 });
  far(cells)();
  cells.shift({ axis: "rows", at: 1024, count: -1_000_000 });
  expect(far(others)).toThrow(NoRoomError);
  cells.shift({ axis: "rows", at: 0, count: -1_048_576 });
  far(others)();
  others.release();
  for (const column of [0, 3, 9]) put(cells, 0, column);
  expect(far(cells)).toThrow(NoRoomError);
});

it("rows that there is no room to move stay where they are", () => {
  const [cells] = cellsOfThree();
  for (const column of [0, 1]) for (const row of [0, 1023]) put(cells, row, column);
  // Each column would take two blocks.
  const insert = { axis: "rows", at: 1, count: 1 } as const;
  expect(() => {
    cells.shift(insert);
  }).toThrow(NoRoomError);
  expect(cells.used(true)).toEqual({ top: 0, left: 0, bottom: 1023, right: 1 });
  cells.shift({ axis: "columns", at: 1, count: -1 });
  cells.shift(insert);
  expect(cells.used(true)).toEqual({ top: 0, left: 0, bottom: 1024, right: 0 });
  put(cells, 0, 7);
  expect(far(cells)).toThrow(NoRoomError);
});

it("an add-in is told that cells are too far apart, and so is who opens such a file", async () => {
  const bytes = await formulaBook([[1]]);
  await openBytes(bytes);
  const take = jest.spyOn(CellRoom.prototype, "take").mockImplementation(() => {
    throw new NoRoomError();
  });
  try {
    const written = Excel.run(async (context) => {
      context.workbook.worksheets.getItem("H").getRange("Z9").values = [[1]];
      await context.sync();
    });
    await expect(written).rejects.toMatchObject({ code: "OperationCellsExceedLimit" });
    await expect(openBytes(bytes)).rejects.toMatchObject({
      name: "OpenError",
      reason: "too-large",
    });
  } finally {
    take.mockRestore();
  }
});
