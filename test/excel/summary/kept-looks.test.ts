import { describe, expect, it } from "@jest/globals";
import { listAlike, listText, numbersOf } from "../../../src/excel/summary/looks/number-list";
import { parsePartition, partitionText } from "../../../src/excel/summary/looks/partition";
import { WIDTH } from "../../../src/excel/summary/grid";

describe("what a workbook keeps of how its summary looked", () => {
  it("is read as it was written", () => {
    const heights = [15, 15, 15, 18.25, 15];
    expect(listText(heights)).toBe("15*3 18.25 15");
    expect(numbersOf(listText(heights))).toEqual(heights);
    const plain = Array<number>(WIDTH).fill(0);
    const partition = { kinds: [plain, [...plain.slice(1), 1]], rows: [0, 1, 1, 0] };
    expect(parsePartition(partitionText(partition))).toEqual(partition);
  });

  it.each(["1*4294967295", "1*1e9 2*1e9", "1*-2000000000 1*2000000000", "1*x", "1*Infinity"])(
    "says nothing where somebody else wrote it: %s",
    (text) => {
      expect(numbersOf(text)).toEqual([]);
      expect(listAlike(text, [1, 1], 1)).toBe(false);
    },
  );

  it.each(["0,1 2", "5", "-3*2,0*3", "0.5,1"])(
    "is of no rows with kinds that it has not: %s",
    (text) => {
      expect(parsePartition(text).rows).toEqual([]);
    },
  );
});
