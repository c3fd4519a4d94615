import { describe, expect, it } from "@jest/globals";
import { writeXlsx } from "hucre";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { compareWithFile } from "../../../src/taskpane/files/file-work";
import { planOfFile } from "../../../src/taskpane/files/file-plan";
import { amountAt, type Plan } from "../../../src/poi/plan";
import { planOf, poiSheet, type SheetSpec } from "../../poi/poi-sheet";

/** Cells of the first sheet as a file writes them, by A1 address. */
type Written = Readonly<Record<string, string>>;

/** Activities in rows 5 and 6, every month of which is 1, and TOTAL. */
const SPEC: SheetSpec = { activities: [{}, { activity: "Otra" }], total: true };

/** A file some cells of which are written otherwise, as a program writes them that does not calculate. */
async function fileWith(
  cells: Written,
  spec = SPEC,
  hidden: readonly number[] = [],
): Promise<File> {
  const rows = poiSheet(spec).values.map((row) =>
    row.map((value) => (value === "" ? null : value)),
  );
  const rowDefs = new Map(hidden.map((row) => [row - 1, { hidden: true }]));
  const sheets = [
    { name: "POI", rows, rowDefs },
    { name: "Metas", rows: [[5, "doce"]] },
  ];
  const files = unzipSync(await writeXlsx({ sheets }));
  const part = "xl/worksheets/sheet1.xml";
  let text = strFromU8(files[part]);
  for (const [address, cell] of Object.entries(cells)) {
    const before = text;
    const type = cell.startsWith("<v>#") ? ' t="e"' : "";
    text = text.replace(
      new RegExp(`<c r="${address}"[^>]*>.*?</c>`),
      `<c r="${address}"${type}>${cell}</c>`,
    );
    expect(text).not.toBe(before);
  }
  files[part] = strToU8(text);
  return new File([new Uint8Array(zipSync(files))], "otro.xlsx");
}

const formula = (text: string): string => `<f>${text}</f>`;

/** What a plan says in a column, 0-based, of its first activity; null: nothing. */
function said({ tables: [{ columns }], activities }: Plan, column: number): number | null {
  return amountAt(activities, 0, columns.amount.indexOf(column));
}

describe("a sum that was saved without its result", () => {
  it.each<[string, Written, number | null]>([
    ["of a row's months", { AD5: formula("SUM(F5:H5)") }, 3],
    ["cell by cell, and a number", { AD5: formula("F5+G5-H5*1+4") }, null],
    ["cell by cell", { AD5: formula("F5+G5-H5+4") }, 5],
    [
      "of sums without theirs",
      { AD5: formula("AF5+AH5"), AF5: formula("SUM(I5:K5)"), AH5: formula("L5") },
      4,
    ],
    ["of another sheet", { AD5: formula("Metas!A1") }, 5],
    ["of a text among cells", { AD5: formula("SUM(D5:H5)") }, 15],
    ["of a text by itself", { AD5: formula("Metas!B1+F5") }, null],
    ["of an error", { AD5: formula("SUM(F5:H5)"), G5: "<v>#REF!</v>" }, null],
    ["unless it is none", { AD5: formula('IF(SUM(F5:H5)=0,"",SUM(F5:H5))') }, 3],
    ["under another condition", { AD5: formula('IF(E5=0,"",SUM(F5:H5))') }, null],
    ["rounded, of whole numbers", { AD5: formula("ROUND(SUM(F5:H5),2)") }, 3],
    ["rounded, of others", { AD5: formula("ROUND(SUM(F5:H5)+0.255,2)") }, null],
    ["of itself", { AD5: formula("SUM(AD5:AE5)") }, null],
    ["of one that goes by it", { AD5: formula("AF5"), AF5: formula("AD5+1") }, null],
    ["of another function", { AD5: formula("MAX(F5:H5)") }, null],
    ["of one of another function", { AD5: formula("AF5"), AF5: formula("MAX(F5:H5)") }, null],
    ["of another workbook", { AD5: formula("[1]POI!F5") }, null],
    [
      "with SUBTOTAL, but for those in it",
      { AD5: formula("SUBTOTAL(9,AE5:AG5)"), AE5: formula("SUBTOTAL(9,R5:T5)") },
      6,
    ],
  ])("%s", async (_, cells, expected) => {
    const file = await fileWith(cells);
    const { validation, uncalculated } = await planOfFile(file);
    expect(said(validation.plan, 29)).toBe(expected);
    if (expected !== null) expect(uncalculated).toBe(0);
    else expect(uncalculated).toBeGreaterThan(0);
  });

  it("is not known of rows that a filter hides", async () => {
    const total = { AD7: formula("SUBTOTAL(109,AD5:AD6)") };
    expect((await planOfFile(await fileWith(total))).uncalculated).toBe(0);
    expect((await planOfFile(await fileWith(total, SPEC, [6]))).uncalculated).toBe(1);
  });

  it("is made up for where cells share their formula", async () => {
    const cells = {
      AD5: '<f t="shared" ref="AD5:AD6" si="0">SUM(F5:H5)</f>',
      AD6: '<f t="shared" si="0"/>',
    };
    const { validation, uncalculated } = await planOfFile(await fileWith(cells));
    expect([uncalculated, validation.counts.error]).toEqual([0, 0]);
  });
});

describe("a plan compared with a file that was never calculated", () => {
  const open = planOf(poiSheet(SPEC));
  const compared = async (cells: Written) => {
    const options = { validation: {}, fileIs: "after", language: "es" } as const;
    return compareWithFile(open, await fileWith(cells), options);
  };

  it("is the same where its sums are", async () => {
    const cells = Object.fromEntries([
      ...[5, 6].flatMap((row) => [
        [`E${row}`, formula(`AD${row}+AF${row}+AH${row}+AJ${row}`)],
        [`AD${row}`, formula(`SUM(F${row}:H${row})`)],
        [`AE${row}`, formula(`SUM(R${row}:T${row})`)],
      ]),
      ["AE7", formula("SUM(AE5:AE6)")],
    ]) as Written;
    const { differences, file } = await compared(cells);
    expect([differences.cells, file.remarks]).toEqual([[], []]);
  });

  it("has no difference where it is not known what the file says, and that is said", async () => {
    const { differences, file } = await compared({
      AE5: formula("MAX(R5:T5)*3"),
      S5: "<v>2</v>",
    });
    expect(differences.cells.map(({ column, before, after }) => [column, before, after])).toEqual([
      [{ slot: open.tables[0].columns.amount.indexOf(18) }, 1, 2],
    ]);
    expect(file.remarks).toEqual([
      "1 fórmula se guardó sin su resultado, y su celda no se compara: abra el archivo en Excel y guárdelo.",
    ]);
  });
});
