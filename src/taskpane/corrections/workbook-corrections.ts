import { applyCorrections, type Applied } from "../../excel/corrections/apply-correction";
import { listCorrections, type CorrectionList } from "../../excel/corrections/correction-log";
import type { CorrectionRecord } from "../../excel/corrections/correction-record";
import { undoCorrections, type Undone } from "../../excel/corrections/undo-correction";
import type { Settings } from "../../excel/default-settings";
import { readFormulaCells } from "../../excel/formula-cells";
import { readPlan } from "../../excel/read";
import { catalogue } from "../catalogues";
import type { Language } from "../../i18n/format";
import type { Correction } from "../../poi/diagnosis/correction";
import type { FormulaCells } from "../../poi/diagnosis/formula-cells";
import type { Plan } from "../../poi/plan";
import type { Validation } from "../../poi/validation/validation";
import { Pause } from "../checking/pause";
import type { Place } from "../workbook";
import { goTo } from "../../excel/go-to";

/** What corrections ask of the open workbook. All methods reject with a CuadraError. */
export interface WorkbookCorrections {
  /** The formulas among the cells that a diagnosis is about. */
  formulas(validation: Validation, signal: AbortSignal): Promise<FormulaCells>;
  apply(
    plan: Plan,
    corrections: readonly Correction[],
    options: { readonly language: Language; readonly overFormulas: boolean },
  ): Promise<Applied>;
  /** @param plan as it is now */
  undo(records: readonly CorrectionRecord[], plan: Plan): Promise<Undone>;
  /** The plan as it is now, for the places of its rows. */
  plan(settings: Pick<Settings, "headers" | "leaveOut">): Promise<Plan>;
  /** @param plan as it was read last, if it was */
  list(plan?: Plan): Promise<CorrectionList>;
  goTo(place: Place): Promise<void>;
}

/** Corrections in the workbook open in Excel. @param ready resolves once Excel can be asked */
export function excelCorrections(ready: Promise<void>): WorkbookCorrections {
  const once =
    <Args extends unknown[], Result>(ask: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      await ready;
      return ask(...args);
    };
  return {
    formulas: once(readFormulaCells),
    apply: once((plan, corrections, { language, overFormulas }) =>
      applyCorrections(plan, corrections, { texts: catalogue(language), overFormulas }),
    ),
    undo: once(undoCorrections),
    plan: once(async ({ headers, leaveOut }) => {
      const turns = new Pause();
      const { plan } = await readPlan({ headers, leaveOut, pause: () => turns.ifDue() });
      return plan;
    }),
    list: once(listCorrections),
    goTo: once(goTo),
  };
}
