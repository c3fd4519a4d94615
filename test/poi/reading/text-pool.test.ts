import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue } from "../../../src/poi/cells";
import { TextPool } from "../../../src/poi/reading/text-pool";

/** Some alike by their length and a few of their letters, some with white space, some that are no texts. */
const text = fc.constantFrom<CellValue>(
  ...["INFORMES", "REPORTES", "RECURSOS", "ACCIONES", " INFORMES", "REPORTES ", "\u00a0", " "],
  ...["", "", 7, 70, true],
);

/** A column of runs of one text, as of units, or one whose text changes from row to row, as that of measures. */
const columns = fc
  .constantFrom(1, 2, 40)
  .chain((longest) =>
    fc
      .array(fc.tuple(text, fc.integer({ min: 1, max: longest })), { maxLength: 150, size: "max" })
      .map((runs) => runs.flatMap(([value, rows]) => Array<CellValue>(rows).fill(value))),
  );

describe("TextPool", () => {
  it("holds what each cell says, however often it changes", () => {
    fc.assert(
      fc.property(columns, fc.integer({ min: 1, max: 100 }), (cells, block) => {
        const rows = cells.map((cell) => [cell]);
        const texts = new TextPool(rows.length);
        for (let from = 0; from < rows.length; from += block)
          texts.add(rows, from, Math.min(rows.length, from + block), 0, from);
        const { index, pool, hasBlanks, padded, paddedTexts, whiteRows } = texts.finish(
          rows.length,
        );
        const said = cells.map((cell) => String(cell).trim());
        expect(Array.from(index, (at) => (at < 0 ? "" : pool[at]))).toEqual(said);
        expect(pool).toEqual([...new Set(said)].filter((each) => each !== ""));
        expect(hasBlanks).toBe(said.includes(""));
        const isPadded = (cell: CellValue, at: number): boolean =>
          said[at] !== "" && said[at] !== String(cell);
        expect(paddedTexts).toEqual(
          cells.flatMap((raw, row) => (isPadded(raw, row) ? [{ row, raw }] : [])),
        );
        expect([...padded].map((at) => pool[at]).sort()).toEqual(
          [...new Set(said.filter((_, at) => isPadded(cells[at], at)))].sort(),
        );
        expect([...whiteRows]).toEqual(
          cells.flatMap((cell, row) => (cell !== "" && said[row] === "" ? [row] : [])),
        );
      }),
    );
  });
});
