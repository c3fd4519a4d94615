import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { PlanBuilder } from "../../src/poi/reading/plan-builder";
import { syntheticPlan } from "../bench/synthetic-plan";
import { planOf } from "./poi-sheet";
import { gatherPacked, PackedTexts, packedBlocks, ROWS_A_BLOCK } from "../../src/poi/texts";

const packed = (texts: readonly string[]): PackedTexts => new PackedTexts([...packedBlocks(texts)]);

describe("packed texts", () => {
  it("are the same texts, whatever they are made of", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
        const { length } = packed(texts);
        expect(length).toBe(texts.length);
        expect([...packed(texts)]).toEqual(texts);
        expect(texts.map((_, row) => packed(texts).at(row))).toEqual(texts);
      }),
    );
  });

  it("keep lone surrogates, NULs and texts of 32,767 letters as they are", () => {
    const texts = ["\ud800", "a\u0000b", "Ñ–”", "x".repeat(32_767), "", "y"];
    expect([...packed(texts)]).toEqual(texts);
  });

  it("take a byte a character where all of a block are Spanish, two where one is not", () => {
    const texts = Array.from({ length: ROWS_A_BLOCK + 2 }, (_, row) => `Gestión n.º ${row}`);
    texts[ROWS_A_BLOCK + 1] = "“entre comillas”";
    const { blocks } = packed(texts);
    expect(blocks.map(({ characters }) => characters.BYTES_PER_ELEMENT)).toEqual([1, 2]);
    expect([...packed(texts)]).toEqual(texts);
    for (const row of [0, 1, ROWS_A_BLOCK - 1, ROWS_A_BLOCK, ROWS_A_BLOCK + 1])
      expect(packed(texts).at(row)).toBe(texts[row]);
  });

  it("have nothing before the first row or beyond the last", () => {
    expect([-1, 1].map((row) => packed(["a"]).at(row))).toEqual([undefined, undefined]);
  });

  it("are the names of a plan that is built with them, over several blocks", () => {
    const rows = 2 * ROWS_A_BLOCK + 100;
    const sheet = syntheticPlan(rows);
    const builder = new PlanBuilder();
    builder.expect(rows, true);
    for (let from = 0; from < sheet.values.length; from += 2700)
      builder.add({ ...sheet, firstRow: from, values: sheet.values.slice(from, from + 2700) });
    const { activity, ...others } = builder.finish().activities;
    const { activity: names, ...same } = planOf(sheet).activities;
    expect(activity).toBeInstanceOf(PackedTexts);
    expect([...activity]).toEqual(names);
    expect(others).toEqual(same);
  });

  it.each([
    ["within a block", [{ start: 3, end: 9 }]],
    [
      "over the ends of blocks, in another order",
      [
        { start: 2 * ROWS_A_BLOCK - 5, end: 2 * ROWS_A_BLOCK + 70 },
        { start: 0, end: ROWS_A_BLOCK + 1 },
      ],
    ],
    ["none", []],
  ])("are gathered as they are, %s", (_, picked) => {
    const texts = Array.from({ length: 2 * ROWS_A_BLOCK + 100 }, (__, row) =>
      row === 4 ? "“Ñ”" : row % 7 ? `Acción ${row}` : "",
    );
    const wanted = picked.flatMap(({ start, end }) => texts.slice(start, end));
    const gathered = gatherPacked(packed(texts), picked);
    expect([...gathered]).toEqual(wanted);
    for (const row of [0, 5, ROWS_A_BLOCK - 1, ROWS_A_BLOCK, wanted.length])
      expect(gathered.at(row)).toBe(wanted[row]);
  });

  it("are not packed again", () => {
    const once = packed(["a", "b"]);
    expect([...packedBlocks(once)]).toEqual(once.blocks);
    expect([...packedBlocks(once)][0]).toBe(once.blocks[0]);
  });
});
