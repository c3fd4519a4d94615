import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Correction } from "../../../src/poi/diagnosis/correction";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";
import {
  FIRST_COLUMN,
  harm,
  harmed,
  layout,
  sheetUnder,
  type Cells,
  type Layout,
} from "./laid-out";
import { months } from "./sound-row";

const row = fc
  .tuple(months, fc.array(fc.nat({ max: 11 }), { maxLength: 3 }), fc.nat({ max: 12 }), fc.boolean())
  .map(([programmed, missed, until, hasBlanks]) => ({
    programmed,
    executed: programmed.map((amount, month) =>
      missed.includes(month) || month >= until ? 0 : amount,
    ),
    hasBlanks,
  }));

function cellsUnder(
  columns: Layout,
  {
    programmed,
    executed,
    hasBlanks,
  }: { programmed: number[]; executed: number[]; hasBlanks: boolean },
): Cells {
  return columns.map(({ of }) => of(programmed, executed) || (hasBlanks ? null : 0));
}

const drawn = fc
  .record({ columns: layout, rows: fc.array(row, { minLength: 2, maxLength: 6 }), harm })
  .map(({ columns, rows, harm: what }) => {
    const sound = rows.map((each) => cellsUnder(columns, each));
    return { columns, sound, wrong: harmed(sound[0], columns, what) };
  });

const correctionsOf = (columns: Layout, rows: readonly Cells[]): readonly Correction[] =>
  diagnose(validate(planOf(sheetUnder(columns, rows)))).corrections;

const after = (cells: Cells, changes: Correction["cells"]): Cells =>
  changes.reduce((made, { column, to }) => made.with(column - FIRST_COLUMN, to), cells);

const amounts = (columns: Layout, cells: Cells): number[] =>
  cells.flatMap((cell, index) => (columns[index].isRead ? [cell ?? 0] : []));

describe("a correction that is certain", () => {
  it("is right under every form of plan, whatever single thing happened to the row", () => {
    let certain = 0;
    fc.assert(
      fc.property(drawn, ({ columns, sound, wrong }) => {
        // Rows that do not add up by their own rule have no sums to be put right by.
        const isSound = correctionsOf(columns, sound).length === 0;
        if (!isSound) return;
        for (const each of correctionsOf(columns, [wrong, ...sound.slice(1)])) {
          if (each.certainty !== "certain" || each.kind === "spelling") continue;
          expect(amounts(columns, after(wrong, each.cells))).toEqual(amounts(columns, sound[0]));
          certain++;
        }
      }),
      { numRuns: 200 },
    );
    expect(certain).toBeGreaterThan(10);
  });
});

describe("a year's total that is blank, where the year's figure stands in its last month", () => {
  const figures: Cells = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 88];
  const others: Cells[] = [
    [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 36],
    [5, 5, 5, 4, 4, 4, 5, 5, 5, 4, 4, 4, 54],
  ];
  const columns = [...Array<string>(12).fill("month"), "TOTAL ANUAL"].map(
    (_, index): Layout[number] => ({
      group: "PROGRAMADO",
      name: MONTHS[index] ?? "TOTAL ANUAL",
      isRead: true,
      block: 1,
      of: () => 0,
    }),
  );
  const executed = columns.map((column) => ({ ...column, group: "EJECUTADO", block: 2 }));

  it("is not filled with twice the year's figure: the cells slid, and one month was lost", () => {
    const wrong: Cells = [...figures, null];
    const rows = [wrong, ...others].map((cells) => [...cells, ...others[0]]);
    const [correction] = correctionsOf([...columns, ...executed], rows);
    expect(correction).toMatchObject({ kind: "lost-cells" });
    expect(correction.certainty).not.toBe("certain");
    const year = correction.cells.find(({ column }) => column === FIRST_COLUMN + 12);
    expect(year).toMatchObject({ from: null, to: 88 });
  });
});
