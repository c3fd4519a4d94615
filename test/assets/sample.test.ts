import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import type { CellValue, Sheet } from "hucre";
import { makePoiWorkbook } from "../../assets/samples/poi-workbook";

const ROOT = join(__dirname, "../..");
const COLUMNS = 37;

let text: string;
let committed: Uint8Array;
let sheets: Sheet[];

beforeAll(async () => {
  text = await readFile(join(ROOT, "test/fixtures/poi-2021-iv-trimestre.txt"), "utf8");
  committed = await readFile(join(ROOT, "assets/samples/POI-2021-IV-trimestre.xlsx"));
  sheets = (await readXlsx(committed, { readStyles: true })).sheets;
});

/** The text's own lines, block by block: title, blank line, then the rows; three blank lines apart. */
function blocksOf(text: string): string[][][] {
  return text
    .trim()
    .split(/\n{3,}/)
    .map((block) => block.split("\n").map((line) => line.split("\t")));
}

function shown(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "number" ? value.toLocaleString("en-US") : String(value);
}

describe("the sample workbook", () => {
  it("holds every cell of the text, where the text has it", () => {
    const blocks = blocksOf(text);
    expect(sheets.map((sheet) => sheet.name)).toEqual(["POI 1", "POI 2", "POI 3"]);
    expect(blocks).toHaveLength(3);
    for (const [index, block] of blocks.entries()) {
      const { rows } = sheets[index] ?? { rows: [] };
      expect(rows).toHaveLength(block.length);
      for (const [row, expected] of block.entries()) {
        const padded = [...expected, ...Array<string>(COLUMNS - expected.length).fill("")];
        expect(padded.map((_, column) => shown(rows[row]?.[column]))).toEqual(padded);
      }
    }
  });

  it("has numbers as numbers, and only in the number columns", () => {
    for (const sheet of sheets) {
      for (const row of sheet.rows.slice(4)) {
        const types = row.map((value) => (value === null ? "blank" : typeof value));
        expect(types.slice(0, 4).filter((type) => type === "number")).toEqual([]);
        expect(types.slice(4).filter((type) => type === "string")).toEqual([]);
      }
    }
    expect(sheets[2]?.rows.at(-1)?.slice(0, 6)).toEqual(["TOTAL", null, null, null, 6271, 519]);
  });

  it("has 78 activities, 42 of them broken: those whose last cell was lost", () => {
    const activities = sheets.flatMap((sheet) =>
      sheet.rows.slice(4).filter((row) => row[0] !== "TOTAL"),
    );
    const sum = (row: CellValue[], from: number, to: number) =>
      row.slice(from, to).reduce<number>((total, value) => total + Number(value ?? 0), 0);
    const holds = (row: CellValue[]) =>
      sum(row, 5, 17) === row[4] &&
      [0, 1, 2, 3].every(
        (quarter) =>
          sum(row, 5 + 3 * quarter, 8 + 3 * quarter) === Number(row[29 + 2 * quarter] ?? 0) &&
          sum(row, 17 + 3 * quarter, 20 + 3 * quarter) === Number(row[30 + 2 * quarter] ?? 0),
      );
    const broken = activities.filter((row) => !holds(row));
    expect(activities).toHaveLength(78);
    expect(broken).toHaveLength(42);
    expect(broken).toEqual(activities.filter((row) => (row[36] ?? null) === null));
  });

  it("merges the headers over their two rows and their groups", () => {
    const merges = sheets.map((sheet) =>
      (sheet.merges ?? [])
        .map((m) => [m.startRow, m.startCol, m.endRow, m.endCol].join(","))
        .sort(),
    );
    const expected = [
      ...[0, 1, 2, 3, 4].map((column) => `2,${column},3,${column}`),
      "2,5,2,16",
      "2,17,2,28",
      ...[29, 31, 33, 35].map((column) => `2,${column},2,${column + 1}`),
    ].sort();
    expect(merges).toEqual([expected, expected, expected]);
  });

  it("is what the script makes today, part by part, and the same on each run", async () => {
    const first = await makePoiWorkbook(text);
    const second = await makePoiWorkbook(text);
    expect(Buffer.from(second).equals(first)).toBe(true);
    expect(unzipSync(first)).toEqual(unzipSync(new Uint8Array(committed)));
  });

  it.each([
    ["a row of another width", "PLAN 2021\n\nA\tB\tC\n", "columns"],
    ["a row before any title", "A\tB\n", "columns"],
    [
      "a word where a number belongs",
      `PLAN\n\n${"\t".repeat(36)}\n${"\t".repeat(36)}\nU\tM\tA\tX\tdoce${"\t".repeat(32)}\n`,
      "Not a number: doce",
    ],
  ])("refuses %s", async (_name, broken, message) => {
    await expect(makePoiWorkbook(broken)).rejects.toThrow(message);
  });

  it("quotes its sheets' names in the titles to print: without quotes Excel would offer to repair the file", async () => {
    const parts = unzipSync(
      await readFile(join(__dirname, "../../assets/samples/POI-2021-IV-trimestre.xlsx")),
    );
    const workbook = new TextDecoder().decode(parts["xl/workbook.xml"]);
    expect(workbook.match(/'POI \d'!\$1:\$4</g)).toHaveLength(3);
    expect(workbook).not.toMatch(/>POI \d!/);
  });
});
