import { expect, it } from "@jest/globals";
import type { SheetBlock } from "../../src/poi/cells";
import { poiSheet, type ActivitySpec } from "../poi/poi-sheet";
import { inFolder, jsonOf, workbookOf } from "./run-cli";

/** Four activities, no two months of which say the same. */
const ALL = [0, 1, 2, 3].map((index): ActivitySpec => ({
  activity: `Actividad ${index}`,
  programmed: Array.from({ length: 12 }, (_, month) => 10 ** index + month),
}));

/** Some of them, under a typed TOTAL of others. */
function sheetOf(rows: readonly number[], added: readonly number[]): SheetBlock {
  const specs = (indexes: readonly number[]): ActivitySpec[] => indexes.map((index) => ALL[index]);
  const sheet = poiSheet({ activities: specs(rows) });
  const total = poiSheet({ activities: specs(added), total: true });
  return { ...sheet, values: [...sheet.values, ...total.values.slice(-1)] };
}

it.each([
  ["leaves out a row", [0, 1, 2, 3], [0, 1, 3], { sheet: "POI", rows: [7, 7], isOnly: true }],
  ["counts a row that is gone", [0, 1, 3], [0, 1, 2, 3], undefined],
])("TOTAL that %s is one finding, which names the other cells", (_, rows, added, leftOut) =>
  inFolder(async (folder) => {
    const file = await workbookOf(folder, "plan.xlsx", sheetOf(rows, added));
    const { findings } = await jsonOf(file);
    const sums = findings.filter(({ check }) => check === "total-sum");
    const row = rows.length + 5;
    expect(sums).toMatchObject([{ cell: `E${row}`, otherCells: { length: 32 } }]);
    expect(sums[0].leftOut).toEqual(leftOut);
    const [first] = sums[0].otherCells ?? [];
    const of = (indexes: readonly number[]): number =>
      indexes.reduce((sum, index) => sum + 10 ** index, 0);
    expect(first).toEqual({ cell: `F${row}`, found: of(added), expected: of(rows) });
  }),
);
