import type { PlanRecord } from "../../poi/seal/record";
import { runExcel } from "../run";
import { askMarker, DRAFT, formulaText, SUMMARY_MARKER, SUPERSEDED, textFormula } from "./marker";
import { keepRecord, restoreRecord } from "./plan-record";
import { REPLACED, type EarlierSummaries, type PreviousSummary } from "./previous";
import type { SheetNames } from "./sheet-names";

/** Whether people saw it: one that an interrupted summary left behind was hidden by that. */
const wasShown = ({ sheet }: PreviousSummary): boolean =>
  !sheet.hidden || sheet.name.startsWith(REPLACED);

/**
 * With the next request the draft becomes the summary. The sheet made before is put out of reach, so that nothing more
 * is typed on it, and stays until `settlePrevious`: whatever is typed is on a sheet that the next summary finds, at
 * every step.
 */
export function swap(
  context: Excel.RequestContext,
  draft: Excel.Worksheet,
  names: SheetNames,
  earlier: EarlierSummaries,
  record: PlanRecord,
): void {
  const { worksheets } = context.workbook;
  const { previous } = earlier;
  const old = previous && worksheets.getItem(previous.sheet.id);
  if (old) old.name = names.replaced;
  draft.name = names.final;
  if (previous) draft.position = previous.position;
  keepRecord(context, record);
  draft.names.getItem(SUMMARY_MARKER).formula = textFormula(names.final);
  draft.visibility = "Visible";
  draft.activate();
  for (const [index, { id }] of earlier.replaced.entries()) {
    const left = worksheets.getItem(id);
    left.names.getItem(SUMMARY_MARKER).formula = textFormula(SUPERSEDED);
    left.name = names.leftBehind[index];
    left.visibility = "Visible";
  }
  if (old && !previous.sheet.hidden) old.visibility = "Hidden";
}

/**
 * With the next request the sheet made before goes, or becomes one of the user's. Its last step decides: after it the
 * summary is made, before it the one made before still stands.
 */
export function settlePrevious(
  context: Excel.RequestContext,
  { sheet: { id } }: PreviousSummary,
  names: SheetNames,
  keeps: boolean,
): void {
  const old = context.workbook.worksheets.getItem(id);
  if (!keeps) {
    // Excel does not delete a sheet that a macro has hidden from its own list of hidden ones.
    old.visibility = "Hidden";
    old.delete();
    return;
  }
  old.name = names.kept;
  old.visibility = "Visible";
  old.names.getItem(SUMMARY_MARKER).formula = textFormula(SUPERSEDED);
}

/**
 * After a failure: takes the unfinished sheet away and gives the one made before its name back, unless the failure
 * came after the step that decides.
 */
export async function undoSwap(names: SheetNames, earlier: EarlierSummaries): Promise<void> {
  try {
    await runExcel(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/id,items/name");
      await context.sync();
      const asked = worksheets.items.map((sheet) => ({ sheet, marker: askMarker(sheet) }));
      await context.sync();
      const sheets = asked.map(({ sheet, marker }) => ({
        sheet,
        name: sheet.name,
        says: marker.isNullObject ? undefined : formulaText(marker.formula),
      }));
      const old = sheets.find(({ sheet }) => sheet.id === earlier.previous?.sheet.id);
      const isDecided = earlier.previous !== undefined && (!old || old.says === SUPERSEDED);
      if (!isDecided) {
        const unfinished = sheets.filter(
          ({ sheet, name, says }) =>
            sheet.id !== old?.sheet.id &&
            (says === DRAFT ||
              name === names.draft ||
              (name === names.final && says !== undefined)),
        );
        if (old && earlier.previous && wasShown(earlier.previous)) old.sheet.visibility = "Visible";
        for (const { sheet } of unfinished) sheet.delete();
        if (old && old.name !== earlier.name) old.sheet.name = names.final;
        restoreRecord(context, earlier.record);
      }
      await context.sync();
    });
  } catch {
    // Excel does not answer at all: the next summary takes a draft left behind away, known by its marker.
  }
}
