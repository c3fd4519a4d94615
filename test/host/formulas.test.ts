import { describe, expect, it } from "@jest/globals";
import { writeXlsx } from "hucre";
import { openBytes, openRows } from "./openWorkbook";

async function read(
  sheet: string,
  address: string,
): Promise<{ values: unknown[][]; formulas: unknown[][] }> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets
      .getItem(sheet)
      .getRange(address)
      .load("values,formulas");
    await context.sync();
    return { values: range.values, formulas: range.formulas };
  });
}

async function set(sheet: string, address: string, values: unknown[][]): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address).values = values;
    await context.sync();
  });
}

describe("calculation", () => {
  it("works out formulas that the file has no value of, as a program writes that does not calculate", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "Hoja1",
          rows: [[1, 2, null, null]],
          cells: new Map([
            ["0,2", { value: null, type: "formula", formula: "A1+B1" }],
            ["0,3", { value: null, type: "formula", formula: "SUM(A1:C1)" }],
          ]),
        },
      ],
    });
    await openBytes(bytes);
    expect((await read("Hoja1", "C1:D1")).values).toEqual([[3, 6]]);
  });

  it("believes the file until something changes, then calculates what depends", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "Hoja1",
          rows: [[1, 2, null]],
          // A cached value that is wrong on purpose shows who was asked.
          cells: new Map([
            ["0,2", { value: 99, type: "formula", formula: "A1+B1", formulaResult: 99 }],
          ]),
        },
      ],
    });
    const excel = await openBytes(bytes);
    expect((await read("Hoja1", "C1")).values).toEqual([[99]]);
    await set("Hoja1", "A1", [[10]]);
    expect((await read("Hoja1", "C1")).values).toEqual([[12]]);
    await openBytes(await excel.save());
    expect(await read("Hoja1", "C1")).toEqual({ values: [[12]], formulas: [["=A1+B1"]] });
  });

  it("gives doubles in full, not the fifteen digits that are shown", async () => {
    await openRows({ H: [[0.1, 0.2, 6175, 6271]] });
    await set("H", "A2:C2", [["=A1+B1", "=C1/D1", "=1/3"]]);
    expect((await read("H", "A2:C2")).values).toEqual([[0.1 + 0.2, 6175 / 6271, 1 / 3]]);
  });

  it("does the functions a summary needs, over sheets, with a marker that is 0", async () => {
    await openRows({
      "Plan 'x' 2021": [
        ["u", "n"],
        ["A", 5],
        ["B", 7],
        ["A", 11],
      ],
      R: [["A"]],
    });
    const plan = "'Plan ''x'' 2021'!";
    await set("R", "B1:H1", [
      [
        `=SUMIFS(${plan}B2:B4,${plan}A2:A4,A1)`,
        `=COUNTIFS(${plan}A2:A4,A1)`,
        `=IFERROR(B1/0,"–")`,
        `=SUMPRODUCT((${plan}A2:A4="B")*${plan}B2:B4)`,
        `=N("cuadra:x")`,
        `=HYPERLINK("#${plan}A1","ver")`,
        `=TEXT(0.975,"0.0%")`,
      ],
    ]);
    expect((await read("R", "B1:H1")).values).toEqual([[16, 2, "–", 7, 0, "ver", "97.5%"]]);
  });

  it("shows errors as Excel does, and says which formulas it could not do", async () => {
    const excel = await openRows({ H: [[1]] });
    await set("H", "B1:F1", [
      ["=1/0", "=NADA(A1)", "=SQRT(-1)", "=VLOOKUP(9,A1:A1,1,FALSE)", "=B1+1"],
    ]);
    expect((await read("H", "B1:F1")).values).toEqual([
      ["#DIV/0!", "#NAME?", "#NUM!", "#N/A", "#DIV/0!"],
    ]);
    expect(excel.uncalculated).toEqual([
      { sheet: "H", address: "C1", formula: "=NADA(A1)", reason: "unknown", value: "none" },
    ]);
  });

  it("keeps the file's value of a formula that the engine does not know", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "H",
          rows: [[1, null, null]],
          cells: new Map([
            ["0,1", { value: 42, type: "formula", formula: "CUBEVALUE(A1)", formulaResult: 42 }],
            ["0,2", { value: 1, type: "formula", formula: "A1", formulaResult: 1 }],
          ]),
        },
      ],
    });
    const excel = await openBytes(bytes);
    await set("H", "A1", [[2]]);
    expect((await read("H", "A1:C1")).values).toEqual([[2, 42, 2]]);
    expect(excel.uncalculated.map(({ address }) => address)).toEqual(["B1"]);
  });

  it("follows rows put in and taken out, renames and deletions", async () => {
    const excel = await openRows({ Datos: [[1], [2], [3]], R: [[null]] });
    await set("R", "A1:B1", [["=SUM(Datos!A1:A3)", "=Datos!$A$3"]]);
    await excel.user.insertRows("Datos", 1, 2);
    expect(await read("R", "A1:B1")).toEqual({
      values: [[6, 3]],
      formulas: [["=SUM(Datos!A1:A5)", "=Datos!$A$5"]],
    });
    await excel.user.type("Datos", "A2", "10");
    expect((await read("R", "A1:B1")).values).toEqual([[16, 3]]);
    await excel.user.deleteRows("Datos", 4);
    expect(await read("R", "A1:B1")).toEqual({
      values: [[13, "#REF!"]],
      formulas: [["=SUM(Datos!A1:A4)", "=Datos!#REF!"]],
    });
    excel.user.renameSheet("Datos", "Más datos");
    expect((await read("R", "A1")).formulas).toEqual([["=SUM('Más datos'!A1:A4)"]]);
    await excel.user.deleteSheet("Más datos");
    expect((await read("R", "A1")).values).toEqual([["#REF!"]]);
  });

  it("waits for calculate() when the mode is manual, and keeps the mode in the file", async () => {
    const excel = await openRows({ H: [[1, null]] });
    await set("H", "B1", [["=A1*2"]]);
    expect((await read("H", "B1")).values).toEqual([[2]]);
    await Excel.run(async (context) => {
      context.workbook.application.calculationMode = "Manual";
      context.workbook.worksheets.getItem("H").getRange("A1").values = [[5]];
      const stale = context.workbook.worksheets.getItem("H").getRange("B1").load("values");
      await context.sync();
      expect(stale.values).toEqual([[2]]);
      context.workbook.application.calculate("Full");
      stale.load("values");
      await context.sync();
      expect(stale.values).toEqual([[10]]);
    });
    await openBytes(await excel.save());
    await Excel.run(async (context) => {
      const { application } = context.workbook;
      application.load("calculationMode");
      await context.sync();
      expect(application.calculationMode).toBe("Manual");
    });
  });

  it("uses names, and copies formulas with their references moved", async () => {
    await openRows({
      H: [
        [1, 10],
        [2, 20],
      ],
    });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("H");
      context.workbook.names.add("Factor", sheet.getRange("A2"));
      sheet.getRange("C1").formulas = [["=A1*B1*Factor"]];
      sheet.getRange("C2").copyFrom("C1", "Formulas");
      const range = sheet.getRange("C1:C2").load("values,formulas,formulasR1C1");
      await context.sync();
      expect(range.values).toEqual([[20], [80]]);
      expect(range.formulas).toEqual([["=A1*B1*Factor"], ["=A2*B2*Factor"]]);
      expect(range.formulasR1C1[1]).toEqual(["=RC[-2]*RC[-1]*Factor"]);
    });
  });
});
