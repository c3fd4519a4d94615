import { describe, expect, it } from "@jest/globals";
import { writeOds, writeXlsx } from "hucre";
import { OpenError, openEmbeddedExcel } from "../../src/host/node";
import { formulaBook } from "./formulaBook";
import { convertWithLibreOffice } from "./libreOffice";
import { openBytes } from "./openWorkbook";
import { makeRichBook } from "./richBook";

async function reasonOf(bytes: Uint8Array, fileName: string): Promise<string> {
  try {
    await openEmbeddedExcel(bytes, { fileName });
    return "opened";
  } catch (error) {
    if (error instanceof OpenError) return error.reason;
    throw error;
  }
}

async function firstSheet(): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getFirst().getUsedRange(true).load("values");
    await context.sync();
    return range.values;
  });
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

describe("files that are opened", () => {
  it("reads .ods and saves it as .xlsx", async () => {
    const bytes = await writeOds({
      sheets: [
        {
          name: "Plan",
          rows: [
            ["Actividad", "Meta"],
            ["Uno", 5],
          ],
        },
      ],
    });
    const excel = await openBytes(bytes, "plan.ods");
    expect(await firstSheet()).toEqual([
      ["Actividad", "Meta"],
      ["Uno", 5],
    ]);
    await openBytes(await excel.save(), "plan.xlsx");
    expect(await firstSheet()).toEqual([
      ["Actividad", "Meta"],
      ["Uno", 5],
    ]);
  });

  it("reads .xls", async () => {
    const book = await writeXlsx({
      sheets: [
        {
          name: "Plan",
          rows: [["Acción", "Meta"], [], ["Uno", 5.5], ["Dos", true]],
        },
      ],
    });
    const bytes = await convertWithLibreOffice(book, "plan.xlsx", "xls");
    if (bytes === undefined) return;
    expect((await openBytes(bytes, "plan.xls")).workbook.hasLostFormulas).toBe(true);
    expect(await firstSheet()).toEqual([
      ["Acción", "Meta"],
      ["", ""],
      ["Uno", 5.5],
      ["Dos", true],
    ]);
  }, 120_000);

  it("reads the formulas of .ods as those of .xlsx, with the values that they have", async () => {
    const book = await formulaBook([
      [1, 2],
      [
        { formula: "SUBTOTAL(9,A1:A2)", saved: 3 },
        { formula: "SUMPRODUCT(VALUE(A1:A2),{1;2})+VLOOKUP(1,H!$A:$A,1,FALSE)", saved: 6 },
      ],
    ]);
    const bytes = await convertWithLibreOffice(book, "plan.xlsx", "ods");
    if (bytes === undefined) return;
    const excel = await openBytes(bytes, "plan.ods");
    const shown = (): Promise<[unknown[][], unknown[][]]> =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("H").getRange("B1:B2");
        range.load("values,formulas");
        await context.sync();
        return [range.values, range.formulas];
      });
    const [values, formulas] = await shown();
    expect(values[0]).toEqual([3]);
    expect(formulas[0]).toEqual(["=SUBTOTAL(9,A1:A2)"]);
    expect(String(formulas[1])).toMatch(
      /^=SUMPRODUCT\(VALUE\(A1:A2\),\{1;2\}\)\+VLOOKUP\(1,.*,1,FALSE/,
    );
    // IronCalc makes #VALUE! of it: what the file says stands.
    expect(values[1]).toEqual([6]);
    expect(excel.uncalculated).toEqual([]);
  }, 120_000);

  it.each([
    [
      "commas in UTF-8",
      text("Año,Meta\nUno,1.5\n"),
      [
        ["Año", "Meta"],
        ["Uno", 1.5],
      ],
    ],
    [
      "semicolons with a mark",
      text("\uFEFFAño;Meta\nUno;15\n"),
      [
        ["Año", "Meta"],
        ["Uno", 15],
      ],
    ],
    [
      "semicolons and decimal commas, as Excel in Spanish saves it",
      text('PLAN;;;;\nI.1;0,5;"1,5";1.234,5;1.234\n1.1;-0,25;12;50,5%;2,125\n'),
      [
        ["PLAN", "", "", "", ""],
        ["I.1", 0.5, 1.5, 1234.5, 1234],
        ["1.1", -0.25, 12, 0.505, 2.125],
      ],
    ],
    [
      "semicolons, and nothing that tells its decimal sign",
      text("sep=;\n1.234;1,234;1;0.5\n"),
      [["1.234", "1,234", 1, 0.5]],
    ],
    [
      "semicolons and points",
      text("a;b;c\n1,234.5;1.234;1,234\n"),
      [
        ["a", "b", "c"],
        [1234.5, 1.234, 1234],
      ],
    ],
    [
      "commas, and decimal commas in quotes",
      text('0.5,"1,5","1,234","1,234,567","S/ 1,5"\n'),
      [[0.5, "1,5", "1,234", 1_234_567, "S/ 1,5"]],
    ],
    [
      "more commas than semicolons, and no header",
      text("Of. A;Informes, planes, y otros;I;1,5;2,5\n\nOf. A;Actas, cartas, y otros;I;1,5;3,0\n"),
      [
        ["Of. A", "Informes, planes, y otros", "I", 1.5, 2.5],
        ["", "", "", "", ""],
        ["Of. A", "Actas, cartas, y otros", "I", 1.5, 3],
      ],
    ],
    [
      "commas, and semicolons in texts",
      text('PLAN; EJECUCIÓN\n"a;b",1,2,3,4\nc; d,1,2,3,4\n'),
      [
        ["PLAN; EJECUCIÓN", "", "", "", ""],
        ["a;b", 1, 2, 3, 4],
        ["c; d", 1, 2, 3, 4],
      ],
    ],
    [
      "tabs in UTF-16, as Excel saves Unicode text",
      Uint8Array.from(Buffer.from("\uFEFFAño\tMeta\nÑa, ña\t1.5\n", "utf16le")),
      [
        ["Año", "Meta"],
        ["Ña, ña", 1.5],
      ],
    ],
    [
      "tabs in UTF-16 with the high byte first",
      Uint8Array.from(Buffer.from("\uFEFFAño\t2\n", "utf16le").swap16()),
      [["Año", 2]],
    ],
    ["commas and thousands in quotes", text('0.5,"1,234"\n'), [[0.5, 1234]]],
    ["the Windows code page", Uint8Array.from([0x41, 0xf1, 0x6f, 0x2c, 0x31]), [["Año", 1]]],
  ])("reads .csv with %s", async (_, bytes, values) => {
    await openBytes(bytes, "plan.csv");
    expect(await firstSheet()).toEqual(values);
  });
});

describe("files that are not", () => {
  it("tells why", async () => {
    expect(await reasonOf(Uint8Array.from([0x41, 0, 0xff, 0xfe]), "a.csv")).toBe("not-a-workbook");
    const book = await makeRichBook();
    expect(await reasonOf(new Uint8Array(0), "a.xlsx")).toBe("empty-file");
    expect(await reasonOf(text("hola"), "a.xlsx")).toBe("not-a-workbook");
    expect(await reasonOf(text("%PDF-1.7"), "a.pdf")).toBe("not-a-workbook");
    expect(await reasonOf(book.slice(0, book.length >> 1), "a.xlsx")).toBe("truncated");
    const secret = await writeXlsx({
      sheets: [{ name: "H", rows: [[1]] }],
      encryption: { password: "x", spinCount: 1000 },
    });
    expect(await reasonOf(secret, "a.xlsx")).toBe("password-protected");
  });

  it("survives every way of cutting or spoiling a file", async () => {
    const book = await writeXlsx({ sheets: [{ name: "H", rows: [["a", 1]] }] });
    const reasons = new Set<string>();
    for (let length = 1; length < book.length; length += 97) {
      reasons.add(await reasonOf(book.slice(0, length), "a.xlsx"));
    }
    expect(
      [...reasons].filter((reason) => !["truncated", "not-a-workbook"].includes(reason)),
    ).toEqual([]);
  });
});
