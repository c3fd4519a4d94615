import { expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import type { UnreadColumn } from "../../../src/poi/header/column-claims";
import { planOf, poiSheet } from "../poi-sheet";

/** The usual sheet, its header in rows 3 and 4, with a column of figures put before or behind what was executed. */
function unreadWith(
  position: number,
  cells: Record<number, CellValue>,
  blankRow?: number,
): readonly Pick<UnreadColumn, "column" | "header">[] {
  const block = poiSheet({ activities: Array.from({ length: 4 }, () => ({})) });
  const rows = blankRow === undefined ? block.values : block.values.toSpliced(blankRow, 0, []);
  const values = rows.map((row, at) => {
    const wide = row.length > 0 ? row : Array<CellValue>(37).fill("");
    const own = cells[at + 1] ?? (at + 1 > rows.length - 4 ? 100 + at : "");
    return wide.toSpliced(position, 0, own);
  });
  const { unread } = planOf({ ...block, values }).tables[0];
  return unread.map(({ column, header }) => ({ column, header }));
}

const BETWEEN = 17;
const BEHIND = 37;

it.each([
  ["over it", 2],
  ["two rows over it", 1],
])(
  "a column among the amounts that a header of two rows leaves blank has the name %s",
  (_, row) => {
    expect(unreadWith(BETWEEN, { [row]: " HORAS\nHOMBRE " })).toEqual([
      { column: BETWEEN, header: "HORAS HOMBRE" },
    ]);
  },
);

it("or that under it, where no activity stands", () => {
  expect(unreadWith(BETWEEN, { 5: "HORAS" }, 4)).toEqual([{ column: BETWEEN, header: "HORAS" }]);
});

it("but not what the first activity says", () => {
  expect(unreadWith(BETWEEN, { 5: "S/D" })).toEqual([{ column: BETWEEN, header: "" }]);
});

it("and so has one right behind the last of amounts", () => {
  expect(unreadWith(BEHIND, { 2: "HORAS" })).toEqual([{ column: BEHIND, header: "HORAS" }]);
  expect(unreadWith(BEHIND, {})).toEqual([]);
});

it.each(["% DE AVANCE", "PRESUPUESTO S/", "N° DE BENEFICIARIOS"])(
  "one whose name over it is known is left out: %s",
  (name) => {
    expect(unreadWith(BETWEEN, { 2: name })).toEqual([]);
    expect(unreadWith(BEHIND, { 2: name })).toEqual([]);
  },
);
