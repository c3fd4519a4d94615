import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { cuadra, inFolder, SAMPLE } from "./run-cli";

const PARTS = unzipSync(new Uint8Array(readFileSync(SAMPLE)));
const SHEET = "xl/worksheets/sheet1.xml";
const BOOK = "xl/workbook.xml";
const DAMAGED = /está incompleto o dañado/;
const TOO_LARGE = /demasiado grande/;

/** A part of the sample with one thing in it changed. */
function changed(part: string, from: string | RegExp, to: string): Record<string, Uint8Array> {
  const before = strFromU8(PARTS[part]);
  const after = before.replace(from, to);
  expect(after === before).toBe(false);
  return { [part]: strToU8(after) };
}

const ENTITIES = `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">${["b", "c", "d", "e", "f", "g", "h"]
  .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefg".charAt(at)};`.repeat(10)}">`)
  .join("")}]>`;

describe("hand-made workbooks are refused at once, in one line", () => {
  it.each<[string, RegExp, () => Record<string, Uint8Array>]>([
    [
      "a row far below the sheet",
      DAMAGED,
      () => changed(SHEET, '<row r="5"', '<row r="9999999999"'),
    ],
    ["a row above the sheet", DAMAGED, () => changed(SHEET, '<row r="5"', '<row r="0"')],
    ["a column right of the sheet", DAMAGED, () => changed(SHEET, 'r="A5"', 'r="ZZZZZZ5"')],
    [
      "a text that is not in the list",
      DAMAGED,
      () => changed(SHEET, /(t="s"[^>]*><v>)\d+/, "$1" + "9".repeat(7)),
    ],
    ["a format before the first", DAMAGED, () => changed(SHEET, / s="\d+"/, ' s="-5"')],
    ["two sheets of one name", DAMAGED, () => changed(BOOK, 'name="POI 2"', 'name="poi 1"')],
    [
      "two sheets kept in one part",
      DAMAGED,
      () =>
        changed(BOOK, /(<sheet [^>]*name=")POI 1("[^>]*sheetId=")\d+("[^>]*>)/, "$&$1otra$299$3"),
    ],
    ["a sheet without cells", DAMAGED, () => changed(SHEET, /<sheetData>.*<\/sheetData>/s, "")],
    ["a sheet cut short", DAMAGED, () => changed(SHEET, /<\/row>.*$/s, "")],
    [
      "elements nested without end",
      DAMAGED,
      () => changed(SHEET, "<sheetData>", "<x>".repeat(100_000) + "<sheetData>"),
    ],
    [
      "entities that multiply",
      DAMAGED,
      () => changed(BOOK, /<\?xml.*?\?>(.*)name="POI 1"/s, `${ENTITIES}$1name="&h;"`),
    ],
    [
      "a million conditional formats",
      TOO_LARGE,
      () =>
        changed(
          SHEET,
          "</sheetData>",
          `</sheetData>${'<conditionalFormatting sqref="A1"/>'.repeat(1_200_000)}`,
        ),
    ],
    [
      "a part that unpacks to a thousand times its size",
      TOO_LARGE,
      () => ({ "xl/media/image1.png": new Uint8Array(60_000_000) }),
    ],
  ])("%s", (_name, sentence, parts) =>
    inFolder(async (folder) => {
      const file = join(folder, "libro.xlsx");
      await writeFile(file, zipSync({ ...PARTS, ...parts() }));
      const { code, stdout, stderr } = await cuadra(
        "validate",
        file,
        "--out",
        join(folder, "x.xlsx"),
      );
      expect(stderr).toMatch(sentence);
      expect(stderr.trimEnd()).not.toContain("\n");
      expect([code, stdout]).toEqual([2, ""]);
    }),
  );

  it("part names that lead out of the archive are no paths", () =>
    inFolder(async (folder) => {
      const file = join(folder, "libro.xlsx");
      const escape = "../../../../tmp/cuadra-escaped.txt";
      await writeFile(file, zipSync({ ...PARTS, [escape]: strToU8("x") }));
      const out = join(folder, "copia.xlsx");
      const { code } = await cuadra("validate", file, "--out", out);
      expect(code).toBe(1);
      // Carried over as the bytes that they are, inside the copy.
      expect(Object.keys(unzipSync(new Uint8Array(readFileSync(out))))).toContain(escape);
      expect(() => readFileSync(join(folder, escape))).toThrow();
    }));

  it.each<[string, () => Record<string, Uint8Array>]>([
    [
      "one merged area over the whole sheet",
      () =>
        changed(
          SHEET,
          /<mergeCells.*<\/mergeCells>/s,
          '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
    ],
    [
      "30,000 merged areas, one over the other",
      () =>
        changed(
          SHEET,
          /<mergeCells.*<\/mergeCells>/s,
          `<mergeCells>${'<mergeCell ref="A3:AK4"/>'.repeat(30_000)}</mergeCells>`,
        ),
    ],
    [
      "texts with NULs, tabs and marks that turn the writing round",
      () =>
        changed(
          "xl/sharedStrings.xml",
          /(<si><t[^>]*>)(?=[^<]{50})/g,
          "$1_x0000_\t_x202E_\u202e=cmd|&apos; /C calc&apos;!A0 ",
        ),
    ],
  ])("%s: read as it is, and the copy is written", (_name, parts) =>
    inFolder(async (folder) => {
      const file = join(folder, "libro.xlsx");
      await writeFile(file, zipSync({ ...PARTS, ...parts() }));
      const out = join(folder, "copia.xlsx");
      const { code, stdout, stderr } = await cuadra("validate", file, "--out", out);
      expect(stdout + stderr).not.toMatch(/[\u0000\u0008\u001b\u202e]|error propio|inesperado/);
      expect([code, stderr]).toEqual([1, ""]);
      expect(stdout).toContain("Copia escrita");
    }),
  );
});
