import {
  applyCorrections,
  type Applied,
  type ApplyOptions,
} from "../../../src/excel/corrections/apply-correction";
import {
  listCorrections,
  type ListedCorrection,
} from "../../../src/excel/corrections/correction-log";
import { diagnosePlan } from "../../../src/excel/diagnose";
import { readPlan } from "../../../src/excel/read";
import { catalogue } from "../../../src/i18n/index";
import type { CorrectionRecord } from "../../../src/excel/corrections/correction-record";
import { undoCorrections } from "../../../src/excel/corrections/undo-correction";
import type { CellChange, Correction } from "../../../src/poi/diagnosis/correction";
import type { Plan } from "../../../src/poi/plan";
import { validate } from "../../../src/poi/validation/validation";

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

/** Makes one correction, or another way of it. @throws CuadraError why it is refused */
export async function applyCorrection(
  plan: Plan,
  correction: Correction,
  options: ApplyOptions,
  way: readonly CellChange[] = correction.cells,
): Promise<CorrectionRecord> {
  const { made, refused } = await applyCorrections(plan, [{ ...correction, cells: way }], options);
  for (const { error } of refused) throw error;
  return made[0].record;
}

/** Takes one correction back. @throws CuadraError why it is refused */
export async function undoCorrection(record: CorrectionRecord): Promise<void> {
  const { refused } = await undoCorrections([record]);
  for (const { error } of refused) throw error;
}

/** Takes the latest correction of the open workbook back, and returns it. */
export async function undoLatest(): Promise<CorrectionRecord> {
  const latest = (await listed()).at(-1);
  if (!latest) throw new Error("there is none");
  await undoCorrection(latest.record);
  return latest.record;
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
