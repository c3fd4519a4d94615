import { expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { PlanBuilder } from "../../../src/poi/reading/plan-builder";
import type { Plan } from "../../../src/poi/plan";
import { poiSheet } from "../poi-sheet";

/** What a row differs in from a plain activity's, by column of `poiSheet`. */
const DIFFERENCES: readonly Record<number, CellValue>[] = [
  // A TOTAL that has a measure, as an activity has, and an activity with a name that begins like its label.
  { 0: "TOTAL", 2: "", 3: "ACCIONES" },
  { 0: "", 2: "TOTAL GERENCIA", 3: "ACCIONES" },
  { 2: "TOTAL DE ACTAS FIRMADAS" },
  { 2: "" },
  { 3: "" },
  { 4: "" },
  { 4: "12" },
  { 9: 0.5 },
  { 36: "S/D" },
];

const read = (block: SheetBlock, rows: number): Plan => {
  const builder = new PlanBuilder();
  for (let from = 0; from < block.values.length; from += rows)
    builder.add({ ...block, firstRow: from, values: block.values.slice(from, from + rows) });
  return builder.finish();
};

it("a row among others that are plainly activities is told as it is by itself", () => {
  const rows = fc.array(fc.option(fc.nat(DIFFERENCES.length - 1), { freq: 8 }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(rows, (differences) => {
      const names = Array.from({ length: differences.length + 1 }, (_, at) => `ACTIVIDAD ${at}`);
      const { values, ...rest } = poiSheet({
        activities: names.map((activity) => ({ activity })),
      });
      const sheet = {
        ...rest,
        values: values.map((row, at) => {
          const difference = differences[at - 5] ?? null;
          return difference === null
            ? row
            : row.map((value, column) => DIFFERENCES[difference][column] ?? value);
        }),
      };
      expect(read(sheet, sheet.values.length)).toEqual(read(sheet, 1));
    }),
  );
});
