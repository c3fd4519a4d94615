import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue, SheetBlock } from "../../src/poi/cells";
import type { Plan } from "../../src/poi/plan";
import { changesSince } from "../../src/poi/seal/changes";
import { MOST_CHARACTERS, parseRecord, recordOf } from "../../src/poi/seal/record";
import { canonicalForm, sealOf } from "../../src/poi/seal/seal";
import { syntheticPlan } from "../bench/synthetic-plan";
import { planOf, poiSheet, type ActivitySpec } from "./poi-sheet";

const ACTIVITIES: ActivitySpec[] = [
  { unit: "A", activity: "uno", programmed: [1, 0, 300, 70_000, 2.5, -3, 1, 1, 1, 1, 1, 1] },
  { unit: "A", activity: "dos", cells: { H: "", G: "s/d" } },
  { unit: "B", activity: "dos" },
  { unit: "B", activity: "gemela" },
  { unit: "B", activity: "gemela", executed: Array<number>(12).fill(0) },
];

const SHEET = poiSheet({ activities: ACTIVITIES, total: true });
const FIRST = 4;

/** The sheet with its rows (0-based) as `change` makes them. */
function changed(change: (rows: CellValue[][]) => void, sheet = SHEET): Plan {
  const values = sheet.values.map((row) => [...row]);
  change(values);
  return planOf({ ...sheet, values });
}

describe("the seal", () => {
  it("is the SHA-256 of the documented form", async () => {
    const plan = planOf(
      poiSheet({ activities: [{ activity: " Ñandú ", cells: { F: "", R: "x" } }] }),
    );
    const rest = Array<number>(10).fill(1).join();
    const none = "null,null,null";
    const reprogrammed = Array(19).fill("null").join();
    const form =
      '["cuadra-plan",1,"PLAN OPERATIVO INSTITUCIONAL 2021 - EJECUCIÓN AL IV TRIMESTRE",2021]\n' +
      '["A","GERENCIA DE FINANZAS","GESTIÓN ADMINISTRATIVA","Ñandú","ACCIONES",12,' +
      `null,1,${rest},3,3,3,3,${none},"x",1,${rest},3,3,3,3,${none},${reprogrammed}]`;
    expect(canonicalForm(plan)).toBe(form);
    expect(await sealOf(plan)).toBe(createHash("sha256").update(form, "utf8").digest("hex"));
  });

  it("changes with any value and with nothing else", async () => {
    const seal = await sealOf(planOf(SHEET));
    const places = { sheet: "Otro nombre", values: [["nota"], [""], ...SHEET.values.slice(0, 4)] };
    const moved = changed((rows) => rows.splice(FIRST, 2, rows[FIRST + 1], rows[FIRST]));
    expect(await sealOf(moved)).toBe(seal);
    expect(await sealOf(planOf({ ...SHEET, sheet: places.sheet, firstColumn: 3 }))).toBe(seal);
    const values = [...SHEET.values.slice(0, FIRST), [""], ...SHEET.values.slice(FIRST)];
    expect(await sealOf(planOf({ ...SHEET, values }))).toBe(seal);
    await fc.assert(
      fc.asyncProperty(fc.nat(5), fc.nat(36), async (row, column) => {
        const plan = changed((rows) => {
          rows[FIRST + row][column] = column < 4 ? "otro texto" : 4321;
        });
        // The text columns of TOTAL say that it is TOTAL.
        if (row < 5 || column >= 4) expect(await sealOf(plan)).not.toBe(seal);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what has changed", () => {
  const before = recordOf(planOf(SHEET), "sello");
  const cellsOf = (plan: Plan) =>
    changesSince(before, plan).cells.map(({ row, column, before: was, after }) => [
      row,
      column,
      was,
      after,
    ]);

  it("names each cell, wherever its row stands now", () => {
    const plan = changed((rows) => {
      rows[FIRST][5] = 9;
      rows[FIRST + 1][6] = "otro";
      rows[FIRST + 1][7] = 0;
      rows[FIRST + 2][3] = "INFORMES";
      rows.splice(FIRST, 0, []);
    });
    expect(cellsOf(plan)).toEqual([
      [FIRST + 1, 5, 1, 9],
      [FIRST + 2, 6, undefined, undefined],
      [FIRST + 2, 7, null, 0],
      [FIRST + 3, 3, undefined, undefined],
    ]);
  });

  it("says that rows were added and removed", () => {
    const plan = changed((rows) => {
      rows.splice(FIRST, 2);
      rows.splice(FIRST + 3, 0, ["C", "", "nueva", "ACCIONES", ...Array<number>(33).fill(8)]);
    });
    expect(changesSince(before, plan)).toMatchObject({
      detail: "cells",
      cells: [],
      added: [{ sheet: "POI", row: FIRST + 3 }],
      removed: 2,
    });
  });

  it("names every changed amount of any plan, and no other", () => {
    const edits = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 4, max: 36 }), fc.integer()), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(edits, (list) => {
        const sound = changed(() => undefined);
        const expected = new Set<string>();
        const plan = changed((rows) => {
          for (const [row, column, value] of list) rows[FIRST + row][column] = value;
          for (const [row, column] of list)
            if (rows[FIRST + row][column] !== SHEET.values[FIRST + row][column])
              expected.add(`${FIRST + row},${column}`);
        });
        const found = changesSince(recordOf(sound, ""), plan);
        // The two of one name may be taken for each other.
        const single = (place: string): boolean => Number(place.split(",")[0]) < FIRST + 3;
        expect(
          new Set(found.cells.map(({ row, column }) => `${row},${column}`).filter(single)),
        ).toEqual(new Set([...expected].filter(single)));
      }),
    );
  });

  it("narrows to rows, then to the plan, where there are many", async () => {
    const large: SheetBlock = syntheticPlan(20_000);
    const plan = planOf(large);
    const record = recordOf(plan, await sealOf(plan));
    expect(record.detail).toBe("rows");
    expect(JSON.stringify(record).length).toBeLessThan(MOST_CHARACTERS + 200);
    const other = changed((rows) => {
      rows[5000][10] = 77_777;
    }, large);
    expect(changesSince(record, other)).toMatchObject({
      detail: "rows",
      rows: [{ sheet: "POI", row: 5000 }],
      added: [],
      removed: 0,
    });
    expect(recordOf(plan, "", 1000)).toMatchObject({ detail: "plan", rows: "" });
    expect(recordOf(planOf(syntheticPlan(4000)), "").detail).toBe("cells");
  });

  it("is unknown where the record is damaged or somebody else's", () => {
    const plan = planOf(SHEET);
    for (const rows of ["", "no es base64 ¡!", btoa("corto"), before.rows.slice(0, -8)]) {
      expect(changesSince({ ...before, rows }, plan)).toMatchObject({ detail: "plan", cells: [] });
    }
    for (const value of [null, 3, "x", {}, { ...before, version: 2 }, { ...before, slots: [99] }])
      expect(parseRecord(value)).toBeUndefined();
    expect(parseRecord(JSON.parse(JSON.stringify(before)))).toEqual(before);
  });
});
