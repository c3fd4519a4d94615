import { describe, expect, it } from "@jest/globals";
import { applyCorrections } from "../../src/excel/corrections/apply-correction";
import { undoCorrections } from "../../src/excel/corrections/undo-correction";
import { diagnosePlan } from "../../src/excel/diagnose";
import { auditFormulas } from "../../src/excel/formula-audit";
import { readCells, readPlan } from "../../src/excel/read";
import { findingText } from "../../src/i18n/finding-text";
import { cellAddress } from "../../src/poi/address";
import { auditing } from "../../src/taskpane/checking/auditing";
import { Checker } from "../../src/taskpane/checking/checker";
import { isOfFormula } from "../../src/poi/diagnosis/formula-corrections";
import { validate, type Validation } from "../../src/poi/validation/validation";
import { poiSheet, type ActivitySpec } from "../poi/poi-sheet";
import { cellOf, texts } from "./corrections/diagnosed";
import { edit, openSheets } from "./workbooks";

/** The sheet of `poiSheet`: quarters in AD–AK, PROG and EJEC by turns. */
const QUARTERS = ["F:H", "R:T", "I:K", "U:W", "L:N", "X:Z", "O:Q", "AA:AC"];
const LAST_COLUMN = 36;

const letters = (column: number): string => cellAddress(0, column).slice(0, -1);

const quarterFormulas = (row: number): string[] =>
  QUARTERS.map(
    (span) =>
      `=SUM(${span
        .split(":")
        .map((letter) => letter + String(row))
        .join(":")})`,
  );

const totalFormulas = (first: number, last: number): string[] =>
  Array.from(
    { length: LAST_COLUMN - 3 },
    (_, index) => `=SUM(${letters(index + 4)}${first}:${letters(index + 4)}${last})`,
  );

const ROWS = 8;
const FIRST = 5;
const LAST = FIRST + ROWS - 1;
const TOTAL = LAST + 1;

/** A plan whose quarters, META and TOTAL are formulas, but for some cells. */
async function openFormulas(
  others: Readonly<Record<string, string | number>> = {},
  activities: ActivitySpec[] = Array.from({ length: ROWS }, (_, index) => ({
    programmed: Array.from({ length: 12 }, (__, month) => 1 + ((index + month) % 4)),
    executed: Array.from({ length: 12 }, (__, month) => 2 + ((index * 3 + month) % 5)),
  })),
): Promise<void> {
  await openSheets(poiSheet({ activities, total: true }));
  await edit(({ worksheets }) => {
    const sheet = worksheets.getItem("POI");
    for (let row = FIRST; row <= LAST; row++) {
      sheet.getRange(`E${row}`).formulas = [[`=SUM(F${row}:Q${row})`]];
      sheet.getRange(`AD${row}:AK${row}`).formulas = [quarterFormulas(row)];
    }
    sheet.getRange(`E${TOTAL}:AK${TOTAL}`).formulas = [totalFormulas(FIRST, LAST)];
    for (const [cell, formula] of Object.entries(others))
      sheet.getRange(cell).formulas = [[formula]];
  });
}

async function audited(): Promise<Validation> {
  return auditFormulas(validate((await readPlan()).plan));
}

const told = ({ findings }: Validation): string[] =>
  findings.map(({ check, severity, row, column, detail }) => {
    const fault = "fault" in detail ? ` ${detail.fault}` : "";
    const should = "should" in detail ? ` ${detail.should}` : "";
    return `${cellAddress(row, column)} ${severity} ${check}${fault}${should}`;
  });

describe("formulas of a plan, audited", () => {
  it("are left alone where each adds up what its header says, however it is written", async () => {
    await openFormulas({
      AD5: "=F5+G5+H5",
      AD6: "=+F6+G6+H6",
      AE7: "=SUBTOTAL(9,R7:T7)",
      AE8: "=ROUND(SUM($R8:$T8),2)",
      AF9: "=SUM(I9,J9:K9)",
      E10: "=AD10+AF10+AH10+AJ10",
      E11: "=SUM(AD11,AF11,AH11,AJ11)+0",
      [`E${TOTAL}`]: `=SUM(F${TOTAL}:Q${TOTAL})`,
      [`F${TOTAL}`]: `=SUBTOTAL(109,F${FIRST}:F${LAST})`,
      [`G${TOTAL}`]: `=SUM(G1:G${LAST})`,
      [`AD${TOTAL}`]: `=F${TOTAL}+G${TOTAL}+H${TOTAL}`,
    });
    expect(told(await audited())).toEqual([]);
  });

  it("are found where they are the odd one out, put right, and put back", async () => {
    const faults = {
      AD5: "=SUM(G5:H5)",
      AE6: "=SUM(R7:T7)",
      AE7: "=SUM(F7:H7)",
      AF8: "=SUM(I8:K8)+5",
      AG9: "=SUM('[POI 2020.xlsx]POI'!$U$9:$W$9)",
      AH10: 99,
      AI11: "=SUM(X11:Z11,X11)",
      [`H${TOTAL}`]: `=SUM(H${FIRST}:H${LAST - 1})`,
      [`I${TOTAL}`]: `=SUM(I${FIRST}:I${LAST})+I${LAST}`,
      [`J${TOTAL}`]: 7,
      [`AK${TOTAL}`]: `=SUM(AJ${FIRST}:AJ${LAST})`,
    };
    await openFormulas(faults);
    const sound = await soundValues();
    const validation = await audited();
    const expected = [
      "AD5 error formula-shape missing-part =SUM(F5:H5)",
      "AE6 error formula-shape other-row =SUM(R6:T6)",
      "AE7 error formula-shape wrong-series =SUM(R7:T7)",
      "AF8 error formula-shape constant =SUM(I8:K8)",
      "AG9 error external-reference =SUM(U9:W9)",
      "AH10 error typed-over-formula =SUM(L10:N10)",
      "AI11 error formula-shape extra-part =SUM(X11:Z11)",
      `H${TOTAL} error formula-shape missing-rows =SUM(H${FIRST}:H${LAST})`,
      `I${TOTAL} error formula-shape counted-twice =SUM(I${FIRST}:I${LAST})`,
      `J${TOTAL} error typed-over-formula =SUM(J${FIRST}:J${LAST})`,
      `AK${TOTAL} error formula-shape wrong-series =SUM(AK${FIRST}:AK${LAST})`,
    ];
    expect(told({ ...validation, findings: validation.findings.filter(isOfFormula) })).toEqual(
      expected,
    );
    expect(told(validation).filter((line) => !expected.includes(line))).toEqual([
      // Of EJECUTADO II TRIMESTRE: another workbook's figure is an error here.
      `${TOTAL} info unverified-total`,
    ]);
    expect(findingText(texts, validation.findings[0])).toBe(
      "La fórmula de PROGRAMADO I TRIMESTRE deja fuera PROGRAMADO ENE: =SUM(G5:H5); debe ser =SUM(F5:H5). Dice 5; debe decir 6.",
    );

    const { corrections, openTotals } = await diagnosePlan(validation);
    expect(openTotals).toEqual([]);
    expect(corrections.map(({ kind, certainty }) => `${kind} ${certainty}`)).toEqual(
      expected.map((line) => `formula ${/ typed-/.test(line) ? "likely" : "certain"}`),
    );
    const { made, refused } = await applyCorrections(validation.plan, corrections, { texts });
    expect(refused).toEqual([]);
    expect(told(await audited())).toEqual([]);
    expect((await cellOf("AE7")).formula).toBe("=SUM(R7:T7)");

    expect((await undoCorrections(made.map(({ record }) => record))).refused).toEqual([]);
    for (const [cell, formula] of Object.entries(faults))
      expect((await cellOf(cell)).formula).toBe(formula);
    expect(await soundValues()).toEqual(sound);
  });
});

describe("the audit's cost", () => {
  it("is one round trip for a plan that was typed, and nothing is said of it", async () => {
    const excel = await openSheets(poiSheet({ activities: [{}, {}, {}], total: true }));
    const validation = validate((await readPlan()).plan);
    const { requests } = excel.counters;
    expect(await auditFormulas(validation)).toBe(validation);
    expect(excel.counters.requests - requests).toBe(1);
  });

  const LONG = 240;

  /** A long plan that was typed, but for formulas in its last rows. */
  async function openLong(): Promise<Awaited<ReturnType<typeof openSheets>>> {
    const excel = await openSheets(
      poiSheet({ activities: Array.from({ length: LONG }, () => ({})), total: true }),
    );
    await edit(({ worksheets }) => {
      for (let row = FIRST + LONG - 20; row < FIRST + LONG; row++)
        worksheets.getItem("POI").getRange(`AD${row}:AK${row}`).formulas = [quarterFormulas(row)];
      worksheets.getItem("POI").getRange("AD236").formulas = [["=SUM(G236:H236)+1"]];
    });
    return excel;
  }

  it("is two more round trips for a long plan with formulas in its last rows alone, which are found", async () => {
    const excel = await openLong();
    const validation = validate((await readPlan()).plan);
    const { requests } = excel.counters;
    const found = await auditFormulas(validation);
    expect(excel.counters.requests - requests).toBe(3);
    expect(told(found)).toContain("AD236 error formula-shape missing-part =SUM(F236:H236)");
  });

  it("leaves a long plan alone on a sheet where Excel does not look for formulas", async () => {
    await openLong();
    await edit(({ worksheets }) => {
      worksheets.getItem("POI").protection.protect();
    });
    const validation = validate((await readPlan()).plan);
    expect(await auditFormulas(validation)).toBe(validation);
  });

  it("comes with every check in the pane, and ends with it", async () => {
    await openFormulas({ AD5: "=SUM(G5:H5)" });
    const checks = auditing(new Checker(undefined));
    const { plan } = await readPlan();
    const { signal } = new AbortController();
    const { validation } = await checks.check(plan, {}, signal);
    const expected = ["AD5 error formula-shape missing-part =SUM(F5:H5)"];
    expect(told(validation)).toEqual(expected);
    const checking = checks.begin([], signal);
    await readCells(checking);
    expect(told((await checking.finish({})).validation)).toEqual(expected);
    await expect(checks.check(plan, {}, AbortSignal.abort())).rejects.toMatchObject({
      code: "cancelled",
    });
  });
});

/** Months, which no correction of a formula touches. */
async function soundValues(): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("POI").getRange(`F${FIRST}:AC${LAST}`);
    range.load("values");
    await context.sync();
    return range.values;
  });
}
