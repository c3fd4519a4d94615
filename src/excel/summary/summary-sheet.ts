import type { Catalogue } from "../../i18n/index";
import { CuadraError } from "../../poi/error";
import type { Plan } from "../../poi/plan";
import { recordSteps } from "../../poi/seal/record";
import { noTurn, stepByStep, type Turn } from "../../poi/turns";
import type { Validation } from "../../poi/validation/validation";
import { runExcel, stopIfAborted } from "../run";
import type { SheetRef } from "../sheets";
import { writeDraft } from "./draft";
import { layOut } from "./lay-out";
import type { PrintedIn } from "./page";
import { findEarlier, isUnchanged, type WhyKept } from "./previous";
import { sheetNames } from "./sheet-names";
import { settlePrevious, swap, undoSwap } from "./swap";

/** The sheet made before, where it was not deleted, under its new name. */
export interface KeptSheet {
  readonly name: string;
  readonly why: WhyKept;
}

/** What was made. */
export interface SummaryMade {
  /** Name of the sheet. */
  readonly sheet: string;
  /** Texts typed in the sheet made before that stand in the new one. */
  readonly carriedOver: number;
  /** How many of them found their activity under another name. */
  readonly renamed: number;
  /** How many of them are of activities that are not listed. */
  readonly setAside: number;
  readonly keptSheet: KeptSheet | undefined;
}

export interface MakingOptions {
  readonly signal?: AbortSignal;
  /** When it is made. */
  readonly now?: Date;
  /** For what its pages are laid out; any program where it is not said. */
  readonly printedIn?: PrintedIn;
  /** For a long plan, now and then: the pane stays alive meanwhile. */
  readonly turn?: Turn;
}

/**
 * Makes the summary sheet, in place of the one made before. It is built aside on a hidden sheet and swapped in
 * at the very end; whatever fails before leaves the workbook as it was. The one made before is deleted only if
 * everything on it is ours or carried over. Round trips: one to find it and two to read it (one more where something is
 * typed in it), one to write and two to read what Excel made of it; a summary larger than a request allows takes more.
 * @param sheets every sheet of the workbook, as it is now
 * @throws CuadraError "sheet-not-found" where one with the plan was deleted or renamed since it was read, whose cells no
 * formula would find; "workbook-protected", or as runExcel
 */
export async function makeSummary(
  validation: Validation,
  sheets: readonly SheetRef[],
  texts: Catalogue,
  { signal, now = new Date(), printedIn = "anywhere", turn = noTurn }: MakingOptions = {},
): Promise<SummaryMade> {
  requireSheets(validation.plan, sheets);
  const earlier = await runExcel(async (context) => {
    stopIfAborted(signal);
    return findEarlier(context, sheets, turn, signal);
  });
  const laidOut = await layOut(validation, sheets, earlier, texts, { now, printedIn, turn });
  const names = sheetNames(earlier, sheets, texts, now);
  await turn();
  const record = await stepByStep(turn, recordSteps(validation.plan, laidOut.context.seal));
  let whyKept = earlier.previous?.whyKept;
  try {
    await runExcel(async (excel) => {
      stopIfAborted(signal);
      for (const { id } of earlier.drafts) excel.workbook.worksheets.getItem(id).delete();
      const draft = await writeDraft(excel, names.draft, laidOut, earlier.isManual);
      stopIfAborted(signal);
      swap(excel, draft, names, earlier, record);
      const { previous } = earlier;
      if (previous) {
        // After the swap, when nobody can type there any more.
        if (!(await isUnchanged(excel, previous))) whyKept ??= "typing";
        settlePrevious(excel, previous, names, whyKept !== undefined);
      }
      await excel.sync();
    });
  } catch (error) {
    await undoSwap(names, earlier);
    throw error;
  }
  const { listed, kept, renamed } = laidOut.carried;
  return {
    sheet: names.final,
    carriedOver: listed.filter((text) => text !== undefined).length + kept.length,
    renamed,
    setAside: kept.length,
    keptSheet: whyKept && { name: names.kept, why: whyKept },
  };
}

function requireSheets({ tables }: Plan, sheets: readonly SheetRef[]): void {
  const names = new Set(sheets.map(({ name }) => name));
  const gone = tables.find(({ sheet }) => !names.has(sheet));
  if (gone) throw new CuadraError("sheet-not-found", { sheet: gone.sheet });
}
