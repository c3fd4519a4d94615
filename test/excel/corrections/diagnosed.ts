import { applyCorrections, type Applied } from "../../../src/excel/corrections/apply-correction";
import {
  listCorrections,
  type ListedCorrection,
} from "../../../src/excel/corrections/correction-log";
import { diagnosePlan } from "../../../src/excel/diagnose";
import { readPlan } from "../../../src/excel/read";
import { catalogue } from "../../../src/i18n/index";
import type { Correction } from "../../../src/poi/diagnosis/correction";
import type { Plan } from "../../../src/poi/plan";
import { validate } from "../../../src/poi/validation";

export const texts = catalogue("es");

/** The open workbook's plan and its corrections. */
export async function diagnosed(): Promise<{ plan: Plan; corrections: readonly Correction[] }> {
  const { plan } = await readPlan();
  return { plan, corrections: (await diagnosePlan(validate(plan))).corrections };
}

/** Makes all corrections of the open workbook. */
export async function correctAll(overFormulas = false): Promise<Applied> {
  const { plan, corrections } = await diagnosed();
  return applyCorrections(plan, corrections, { texts, overFormulas });
}

/** What a cell of sheet POI holds, to the letter. */
export async function cellOf(
  address: string,
): Promise<{ value: unknown; formula: unknown; type: unknown; format: unknown }> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("POI").getRange(address);
    range.load("values,formulas,valueTypes,numberFormat");
    await context.sync();
    const first = (grid: unknown[][]): unknown => grid[0][0];
    return {
      value: first(range.values),
      formula: first(range.formulas),
      type: first(range.valueTypes),
      format: first(range.numberFormat),
    };
  });
}

/** The corrections that the open workbook remembers. */
export async function listed(): Promise<readonly ListedCorrection[]> {
  return (await listCorrections()).corrections;
}
