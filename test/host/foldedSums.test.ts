import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openRows } from "./openWorkbook";

type Value = string | number | boolean;

/** Columns A (unit) and B, C (amounts) of three rows, and the keys that are asked for. */
const rows = fc.array(
  fc.tuple(
    fc.constantFrom("Gerencia", "GERENCIA", "Oficina", "Oficina*", "", 7),
    fc.constantFrom<Value>(1, 2.5, -4, 0.1, 1e-9, 1e21, "x", true, "#N/A", "=1+1", ""),
    fc.constantFrom<Value>(3, 0.2, "", "texto"),
  ),
  { minLength: 3, maxLength: 3 },
);

// N() and +0 around an argument keep a formula from being folded: the engine alone gives the second of each.
const PAIRS: readonly (readonly [string, string])[] = [
  ["=SUM(P!B1:C3)", "=SUM(P!B1:C3,IF(FALSE,1,0))"],
  ["=1-SUM(P!$B1:$C1,P!B3)", "=1-SUM(P!$B1:$C1,P!B3,IF(FALSE,1,0))"],
  ["=COUNTA(P!B1:C3)", "=COUNTA(P!B1:C3,1,2)-2"],
  ["=SUMIFS(P!B1:B3,P!A1:A3,P!E1)", '=SUMIFS(P!B1:B3,P!A1:A3,P!E1&"")'],
  ["=COUNTIFS(P!A1:A3,P!E1)", '=COUNTIFS(P!A1:A3,P!E1&"")'],
  ['=COUNTIFS(P!A1:A3,P!E1,P!C1:C3,"<>")', '=COUNTIFS(P!A1:A3,P!E1&"",P!C1:C3,"<>")'],
];

async function calculated(): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("R").getRange(`A1:B${PAIRS.length}`);
    range.load("values");
    await context.sync();
    return range.values;
  });
}

async function write(sheet: string, address: string, values: unknown[][]): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address).values = values;
    await context.sync();
  });
}

function same([folded, engine]: readonly unknown[]): boolean {
  if (typeof folded !== "number" || typeof engine !== "number") return folded === engine;
  return Math.abs(folded - engine) <= 1e-9 * Math.max(1, Math.abs(engine));
}

describe("folded sums", () => {
  it("are what the engine makes of the same cells, also after any edit", async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom("gerencia", "Oficina", "Oficina*", "nadie", "=P!A1"),
        fc.array(rows, { maxLength: 2 }),
        async (before, key, edits) => {
          await openRows({ P: [[null]], R: [[null]] });
          await write("P", "E1", [[key]]);
          await write("P", "A1:C3", before);
          await write("R", `A1:B${PAIRS.length}`, [...PAIRS.map((pair) => [...pair])]);
          expect((await calculated()).filter((pair) => !same(pair))).toEqual([]);
          for (const edit of edits) {
            await write("P", "A1:C3", edit);
            expect((await calculated()).filter((pair) => !same(pair))).toEqual([]);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("follow more edits at once than are looked up one by one", async () => {
    await openRows({ P: Array.from({ length: 300 }, () => [1]), R: [[null]] });
    await write("R", "A1", [["=SUM(P!A1:A300)"]]);
    const read = async (): Promise<unknown> => (await calculated())[0]?.[0];
    expect(await read()).toBe(300);
    await write(
      "P",
      "A1:A300",
      Array.from({ length: 300 }, () => [2]),
    );
    expect(await read()).toBe(600);
  });
});
