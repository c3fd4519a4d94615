import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { poiSheet, type ActivitySpec } from "../../poi/poi-sheet";
import { openSheets, valuesOf } from "../workbooks";
import { expectCoreFigures } from "./figures";
import { behind, make } from "./made-again";

/** A row whose cells have slid from a month on. */
const slid = (row: readonly CellValue[]): CellValue[] => [...row.toSpliced(8, 1), ""];

/** Excel takes formulas of 8,192 characters; a summary that has a longer one could not be made at all. */
describe("figures that take more than a formula holds", () => {
  it("are the core's for a plan of a hundred sheets", async () => {
    const sheets = Array.from({ length: 100 }, (_, at) =>
      poiSheet({
        sheet: `GERENCIA DE ASUNTOS ${at}`,
        activities: ["A", "B"].map((name) => behind(`${name} ${at}`, { unit: `UNIDAD ${at % 7}` })),
        total: true,
      }),
    );
    await openSheets(...sheets);
    const { sheet, validation } = await make();
    expect(validation.plan.tables).toHaveLength(100);
    expectCoreFigures(await valuesOf(sheet), validation);
    expect((await make()).keptSheet).toBeUndefined();
  });

  it("are the core's where very many rows do not count, of units that no criterion finds", async () => {
    const activities = Array.from({ length: 1500 }, (_, at): ActivitySpec => ({
      activity: `ACTIVIDAD ${at}`,
      unit: ["1. GERENCIA", "2. OFICINA"][(at >> 1) % 2],
      programmed: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8],
    }));
    const plan = poiSheet({ activities });
    const values = plan.values.map((row, at) => (at >= 4 && at % 2 ? slid(row) : row));
    await openSheets({ ...plan, values });
    const { sheet, validation } = await make();
    expect(validation.execution.excluded.size).toBe(750);
    expectCoreFigures(await valuesOf(sheet), validation);
  });
});
