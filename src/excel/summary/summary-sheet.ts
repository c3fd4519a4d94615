import type { Catalogue } from "../../i18n/index";
import { summaryOf } from "../../poi/summary";
import type { Validation } from "../../poi/validation";
import { runExcel, stopIfAborted } from "../run";
import { listSheets, usedOnce, type SheetRef } from "../sheets";
import type { Block } from "./block";
import { excludedBlock } from "./blocks/excluded";
import { findingsBlock } from "./blocks/findings";
import { identityBlock } from "./blocks/identity";
import { keptBlock } from "./blocks/kept";
import { totalsBlock } from "./blocks/totals";
import { underExecutedBlock } from "./blocks/under-executed";
import { unitsBlock } from "./blocks/units";
import type { BlockContext } from "./blocks/context";
import { columnWidths, WIDTH } from "./grid";
import { carryOver } from "./justifications";
import { DRAFT, JUSTIFICATIONS, KEPT_JUSTIFICATIONS, SUMMARY_MARKER } from "./marker";
import { placesOf, type Place } from "./places";
import { findEarlier, markerFormula, type PreviousSummary } from "./previous";
import { BlockWriter } from "./write";

/** What was made. */
export interface SummaryMade {
  /** Name of the sheet. */
  readonly sheet: string;
  /** Texts typed in the sheet made before that stand in the new one. */
  readonly carriedOver: number;
}

/**
 * Makes the summary sheet, in place of the one made before. It is built aside on a hidden sheet and swapped in
 * at the very end; whatever fails before leaves the workbook as it was. Round trips: one to find the sheet made
 * before and its texts, and one to write; a summary larger than a request allows takes more.
 * @param sheets every sheet of the workbook, as read with the plan
 * @throws CuadraError "workbook-protected", or as runExcel
 */
export async function makeSummary(
  validation: Validation,
  sheets: readonly SheetRef[],
  texts: Catalogue,
  signal?: AbortSignal,
): Promise<SummaryMade> {
  const earlier = await runExcel(async (context) => {
    stopIfAborted(signal);
    return findEarlier(context, sheets);
  });
  const summary = summaryOf(validation);
  const { listed, kept } = carryOver(earlier.previous?.typed ?? [], summary.underExecuted);
  const places = placesOf(summary, kept);
  const { target, programmed, executed } = validation.execution.totals;
  const longest = texts.format.number(Math.max(target, programmed, executed)).length;
  const widths = columnWidths(longest);
  const context = { summary, texts, places, widths };
  const blocks = [
    identityBlock(context),
    totalsBlock(context),
    unitsBlock(context),
    underExecutedBlock(context, listed),
    ...(kept.length > 0 ? [keptBlock(context, kept)] : []),
    findingsBlock(context),
    ...(summary.excluded.length > 0 ? [excludedBlock(context)] : []),
  ];
  const names = namesFor(earlier.previous, earlier.drafts, sheets, texts);
  try {
    await runExcel(async (excel) => {
      stopIfAborted(signal);
      for (const { id } of earlier.drafts) excel.workbook.worksheets.getItem(id).delete();
      const draft = await build(excel, names.draft, blocks, context);
      stopIfAborted(signal);
      swap(excel, draft, names, earlier.previous);
      await excel.sync();
    });
  } catch (error) {
    await undo(names, earlier.previous);
    throw error;
  }
  return {
    sheet: names.final,
    carriedOver: listed.filter((text) => text !== undefined).length + kept.length,
  };
}

interface SheetNames {
  /** While it is being built. */
  readonly draft: string;
  readonly final: string;
  /** For the sheet made before, between the new one taking its name and its deletion. */
  readonly old: string;
}

/** The sheet made before passes its name on; else ours takes the first free one and no sheet of the user's. */
function namesFor(
  previous: PreviousSummary | undefined,
  drafts: readonly SheetRef[],
  sheets: readonly SheetRef[],
  texts: Catalogue,
): SheetNames {
  const removed = new Set(drafts.map(({ id }) => id));
  const taken = new Set(
    sheets.filter(({ id }) => !removed.has(id)).map(({ name }) => name.toLowerCase()),
  );
  const free = (wanted: string): string => {
    let name = wanted;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted} (${count})`;
    taken.add(name.toLowerCase());
    return name;
  };
  const { sheetName, previousSheetName } = texts.summary;
  return {
    final: previous?.sheet.name ?? free(sheetName),
    draft: free("_cuadra"),
    old: free(previous?.isWhole === false ? previousSheetName : "_cuadra_old"),
  };
}

async function build(
  context: Excel.RequestContext,
  name: string,
  blocks: readonly Block[],
  { places, texts, widths }: BlockContext,
): Promise<Excel.Worksheet> {
  const sheet = context.workbook.worksheets.add(name);
  sheet.visibility = "Hidden";
  addName(sheet, SUMMARY_MARKER, markerFormula(DRAFT));
  for (const [column, width] of widths.entries()) {
    usedOnce(sheet.getRangeByIndexes(0, column, 1, 1)).format.columnWidth = width;
  }
  const writer = new BlockWriter(context, sheet);
  for (const block of blocks) await writer.write(block);
  addName(sheet, JUSTIFICATIONS, rowsOf(sheet, places.underExecuted));
  if (places.kept.heading >= 0) addName(sheet, KEPT_JUSTIFICATIONS, rowsOf(sheet, places.kept));
  sheet.showGridlines = false;
  sheet.freezePanes.freezeRows(2);
  layOutPage(sheet, texts);
  return sheet;
}

function addName(sheet: Excel.Worksheet, name: string, reference: string | Excel.Range): void {
  sheet.names.add(name, reference).visible = false;
}

/** A block's rows of data over the sheet's width; its heading where it has none. */
function rowsOf(sheet: Excel.Worksheet, { heading, first, last }: Place): Excel.Range {
  return usedOnce(
    last < first
      ? sheet.getRangeByIndexes(heading, 0, 1, WIDTH)
      : sheet.getRangeByIndexes(first, 0, last - first + 1, WIDTH),
  );
}

/** Points. */
const MARGIN = 24;

/** A4 lying down, one page wide, with the title on every page. */
function layOutPage(sheet: Excel.Worksheet, texts: Catalogue): void {
  const { pageLayout } = sheet;
  pageLayout.orientation = "Landscape";
  pageLayout.paperSize = "A4";
  pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  pageLayout.centerHorizontally = true;
  for (const side of ["leftMargin", "rightMargin", "topMargin", "footerMargin"] as const) {
    pageLayout[side] = MARGIN;
  }
  pageLayout.bottomMargin = 2 * MARGIN;
  pageLayout.setPrintTitleRows("$1:$2");
  pageLayout.headersFooters.defaultForAllPages.rightFooter = texts.summary.footer;
}

/** The last requests: the draft becomes the summary, and only then does the sheet made before go. */
function swap(
  context: Excel.RequestContext,
  draft: Excel.Worksheet,
  names: SheetNames,
  previous: PreviousSummary | undefined,
): void {
  const old = previous && context.workbook.worksheets.getItem(previous.sheet.id);
  if (old) old.name = names.old;
  draft.name = names.final;
  draft.visibility = "Visible";
  if (previous) draft.position = previous.position;
  draft.activate();
  draft.names.getItem(SUMMARY_MARKER).formula = markerFormula(names.final);
  if (previous?.isWhole) old?.delete();
}

/** After a failure: takes the unfinished sheet away and gives the one made before its name back. */
async function undo(names: SheetNames, previous: PreviousSummary | undefined): Promise<void> {
  try {
    await runExcel(async (context) => {
      const sheets = await listSheets(context);
      const old = sheets.find(({ id }) => id === previous?.sheet.id);
      // Without the old sheet, the swap was complete before it failed.
      if (previous && !old) return;
      const unfinished = sheets.filter(
        ({ id, name }) => name === names.draft || (name === names.final && id !== old?.id),
      );
      for (const { id } of unfinished) context.workbook.worksheets.getItem(id).delete();
      if (old && old.name !== names.final) {
        context.workbook.worksheets.getItem(old.id).name = names.final;
      }
      await context.sync();
    });
  } catch {
    // Excel does not answer at all: the next summary takes a draft left behind away, known by its marker.
  }
}
