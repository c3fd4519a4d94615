import { describe, expect, it } from "@jest/globals";
import { openEmbeddedExcel } from "../../src/host/node";
import { conditionalRules } from "../../src/host/model/conditionalRules";
import { writeXlsx } from "hucre";

describe("conditional rules of a file", () => {
  it("are the formulas that decide them, the winner first, relative to their first cell", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "Hoja1",
          rows: [[1, 2]],
          conditionalRules: [
            {
              type: "cellIs",
              priority: 2,
              range: "B2:C9",
              operator: "between",
              formula: ["1", "$D2"],
              style: { font: { bold: true } },
            },
            {
              type: "expression",
              priority: 1,
              range: "A1:A9",
              formula: "$A1>B1",
              stopIfTrue: true,
              style: { font: { italic: true } },
            },
          ],
        },
      ],
    });
    const { workbook } = await openEmbeddedExcel(bytes, { fileName: "libro.xlsx" });
    expect(conditionalRules(workbook.activeSheet)).toMatchObject([
      { formula: "=$A1>B1", origin: { row: 0, column: 0 }, stopIfTrue: true },
      { formula: "=AND(B2>=(1),B2<=($D2))", origin: { row: 1, column: 1 }, stopIfTrue: false },
    ]);
  });
});

describe("formulas that stand in no cell", () => {
  it("are calculated from the cells as they are now", async () => {
    const bytes = await writeXlsx({ sheets: [{ name: "POI 1", rows: [[1, 2]] }] });
    const { workbook, user } = await openEmbeddedExcel(bytes, { fileName: "libro.xlsx" });
    await workbook.calculation.prepareEngine();
    const formulas = ["='POI 1'!A1>0", "=SUM('POI 1'!A1:B9)", "='POI 1'!A9/0", "='POI 1'!B1=\"\""];
    const values = (): unknown[] =>
      workbook.calculation
        .evaluate(formulas)
        .map((cell) => ("value" in cell ? cell.value : undefined));
    expect(values()).toEqual([true, 3, "#DIV/0!", false]);
    await user.type("POI 1", "A1", "-5");
    expect(values()).toEqual([false, -3, "#DIV/0!", false]);
    await user.type("POI 1", "B9", "=A1*2");
    expect(values()).toEqual([false, -13, "#DIV/0!", false]);
    await user.type("POI 1", "A1", "4");
    expect(values()).toEqual([true, 14, "#DIV/0!", false]);
    await user.type("POI 1", "B9", "=MEDIAN(A1)");
    expect(values()).toEqual([true, 10, "#DIV/0!", false]);
    await user.type("POI 1", "A1", "5");
    expect(values()).toEqual([true, 12, "#DIV/0!", false]);
  });

  it("are left undecided where they are too much work, and the others are not", async () => {
    const rows = Array.from({ length: 9 }, () => [1, 2]);
    const bytes = await writeXlsx({ sheets: [{ name: "H", rows }] });
    const { workbook, user } = await openEmbeddedExcel(bytes, { fileName: "libro.xlsx" });
    await workbook.calculation.prepareEngine();
    const values = (...formulas: string[]): unknown[] =>
      workbook.calculation.evaluate(formulas).map((cell) => ("value" in cell ? cell.value : ""));
    const nested = `=${"(".repeat(4000)}H!A1${")".repeat(4000)}>0`;
    expect(values("=SUMPRODUCT(H!A1:XFD1048576*1)>0", "=H!A1>0", nested)).toEqual([
      "#NAME?",
      true,
      "#NAME?",
    ]);
    // Reckoned with, so that a few cells are all that the engine can be given.
    const nearly = "SUMPRODUCT(H!D:D)+SUMPRODUCT(H!E:E)+SUMPRODUCT(H!F1:F402840)";
    expect(values(`=IF(TRUE,SUM(H!A1:A9),${nearly})`)).toEqual(["#NAME?"]);
    expect(values("=SUM(H!A1:A9)")).toEqual([9]);
    const heavy = "=SUMPRODUCT(H!A:A,H!B:B,H!C:C)>0";
    expect(values("=H!B1>1", heavy)).toEqual(["#NAME?", "#NAME?"]);
    // It is no reason for the rules and formulas that come after to be left.
    await user.type("H", "C1", "=MEDIAN(A1:B1)");
    expect(values("=H!B1>1", "=H!C1=1.5")).toEqual([true, true]);
  });
});
