import { describe, expect, it } from "@jest/globals";
import { applyCorrections } from "../../src/excel/corrections/apply-correction";
import { diagnosePlan } from "../../src/excel/diagnose";
import { auditFormulas } from "../../src/excel/formula-audit";
import { readPlan } from "../../src/excel/read";
import { findingText } from "../../src/i18n/finding-text";
import { isInBatch } from "../../src/poi/diagnosis/correction";
import { validate, type Validation } from "../../src/poi/validation/validation";
import { MONTHS_OF } from "../poi/formula-audit/plan-of-rows";
import { poiSheet } from "../poi/poi-sheet";
import { cellOf, texts } from "./corrections/diagnosed";
import { edit, openSheets } from "./workbooks";

const ROWS = [5, 6, 7, 8];
const BY_PLUS = "=AD{r}+AF{r}+AH{r}+AJ{r}";
const BY_SUM = "=SUM(AD{r},AF{r},AH{r},AJ{r})";

/**
 * A plan whose quarters are formulas that show `nothing` for a sum of zero; nothing is programmed in the third.
 * @param target the formula of META
 */
async function openWith(
  nothing: string,
  target: string,
  others: Readonly<Record<string, string>> = {},
): Promise<void> {
  const programmed = [1, 2, 3, 4, 5, 6, 0, 0, 0, 7, 8, 9];
  const executed = [1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0];
  await openSheets(
    poiSheet({ activities: ROWS.map(() => ({ programmed, executed })), total: true }),
  );
  await edit(({ worksheets }) => {
    const sheet = worksheets.getItem("POI");
    for (const row of ROWS) {
      sheet.getRange(`E${row}`).formulas = [[target.replaceAll("{r}", String(row))]];
      for (const [column, months] of Object.entries(MONTHS_OF)) {
        const sum = `SUM(${months.replace(/[A-Z]+/g, (letters) => letters + String(row))})`;
        sheet.getRange(`${column}${row}`).formulas = [[`=IF(${sum}=0,"${nothing}",${sum})`]];
      }
    }
    sheet.getRange("E9").formulas = [["=SUM(E5:E8)"]];
    for (const [cell, formula] of Object.entries(others))
      sheet.getRange(cell).formulas = [[formula]];
  });
}

async function audited(): Promise<Validation> {
  return auditFormulas(validate((await readPlan()).plan));
}

describe("quarters that are formulas and show a text where there is nothing", () => {
  it.each(["", "-"])("are no fault where META sums them: %p", async (nothing) => {
    await openWith(nothing, BY_SUM);
    const validation = await audited();
    expect(validation.findings).toEqual([]);
    expect(validation.counts).toEqual({ error: 0, warning: 0, info: 0 });
    expect((await diagnosePlan(validation)).corrections).toEqual([]);
  });

  it.each(["", "-"])("make #VALUE! of a META that adds them up with +: %p", async (nothing) => {
    await openWith(nothing, BY_PLUS);
    const validation = await audited();
    const errors = validation.findings.filter(({ severity }) => severity === "error");
    // TOTAL follows.
    expect(errors.map(({ check, rowIndex, isTotal }) => [check, rowIndex, isTotal])).toEqual(
      ROWS.map((_, row) => ["formula-shape", row, false]),
    );
    expect(findingText(texts, errors[0])).toBe(
      "La fórmula de META suma con + lo que no es un número (PROGRAMADO III TRIMESTRE): =AD5+AF5+AH5+AJ5; debe ser =SUM(AD5,AF5,AH5,AJ5). No da un número; debe decir 45.",
    );
    const { corrections } = await diagnosePlan(validation);
    const certain = corrections.filter((each) => isInBatch(each, "certain"));
    const { made, refused } = await applyCorrections(validation.plan, certain, { texts });
    expect([made.length, refused]).toEqual([ROWS.length, []]);
    expect(await cellOf("E5")).toMatchObject({ formula: "=SUM(AD5,AF5,AH5,AJ5)", value: 45 });
    expect((await audited()).findings).toEqual([]);
  });

  it("leave a META of #VALUE! alone where a quarter has an error or a text of its own", async () => {
    await openWith("", BY_PLUS, {
      AF5: '="n.d."',
      AF6: "=1/0",
      AH5: "=SUM(L5:N5)",
      AH6: "=SUM(L6:N6)",
    });
    const { findings } = await audited();
    const ofFormula = findings.filter(({ check }) => check === "formula-shape");
    expect(ofFormula.map(({ rowIndex }) => rowIndex)).toEqual([2, 3]);
  });

  it("are told from dashes that were typed, and only those are made zeros", async () => {
    await openWith("-", BY_SUM, { L5: "-", AH6: "-" });
    const validation = await audited();
    const dashes = validation.findings.filter(({ check }) => check === "dash");
    expect(dashes.map(({ rowIndex, detail }) => [rowIndex, detail])).toEqual([
      [0, { text: "-", cells: 1 }],
      [1, { text: "-", cells: 1 }],
    ]);
    const { corrections } = await diagnosePlan(validation);
    const ofTexts = corrections.filter(({ kind }) => kind === "text-number");
    expect(ofTexts.map(({ row, cells }) => [row, cells.map(({ column }) => column)])).toEqual([
      [4, [11]],
      [5, [33]],
    ]);
    const { refused } = await applyCorrections(validation.plan, ofTexts, { texts });
    expect(refused).toEqual([]);
  });
});
