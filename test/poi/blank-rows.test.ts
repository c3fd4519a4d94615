import { expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue } from "../../src/poi/cells";
import type { Plan } from "../../src/poi/plan";
import { PlanBuilder } from "../../src/poi/reading/plan-builder";
import { poiSheet } from "./poi-sheet";

const { values } = poiSheet({ activities: [{}, { activity: "Otra" }, {}], total: true });

/** A plan, or why there is none, of the rows that are kept of a sheet; they come in blocks. */
function planOf(
  rows: readonly (readonly CellValue[])[],
  isKept: (row: number) => boolean,
): unknown {
  const builder = new PlanBuilder();
  let block: (readonly CellValue[])[] = [];
  for (const [at, row] of [...rows, undefined].entries()) {
    if (row && isKept(at)) {
      block.push(row);
      continue;
    }
    const firstRow = at - block.length;
    if (block.length > 0) builder.add({ sheet: "POI", firstRow, firstColumn: 0, values: block });
    block = [];
  }
  try {
    return comparable(builder.finish());
  } catch (error) {
    return String(error);
  }
}

const comparable = ({ tables, activities, totals, ...rest }: Plan): unknown => ({
  ...rest,
  tables,
  activities: {
    names: activities.activity,
    rows: activities.sheetRow,
    amounts: activities.amounts,
  },
  totals: { rows: totals.sheetRow, amounts: totals.amounts },
});

it("leaving blank rows out changes nothing, wherever they stand", () => {
  const blank = values[0].map(() => "");
  const places = fc.array(fc.nat(values.length), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 6 }), (after, count) => {
      const rows = values.flatMap((row, at) => [
        ...(after.includes(at) ? Array<CellValue[]>(count).fill(blank) : []),
        row,
      ]);
      const whole = planOf(rows, () => true);
      expect(planOf(rows, (at) => rows[at] !== blank)).toEqual(whole);
    }),
  );
});
