import type { Catalogue } from "../../i18n/index";
import { ActivityRows } from "../../poi/formulas/activity-formulas";
import { CuadraError } from "../../poi/error";
import type { Plan } from "../../poi/plan";
import { reasonsOf } from "../../poi/reasons";
import { summarySteps } from "../../poi/summary/summary";
import { recordSteps } from "../../poi/seal/record";
import { sealOf } from "../../poi/seal/seal";
import type { Validation } from "../../poi/validation/validation";
import { listCorrections } from "../corrections/correction-log";
import { runExcel, stopIfAborted } from "../run";
import { usedOnce, type SheetRef } from "../sheets";
import type { Block } from "./block";
import { correctionRows, correctionsBlock } from "./blocks/corrections";
import { excludedBlock } from "./blocks/excluded";
import { findingsBlock } from "./blocks/findings";
import { groupsBlock } from "./blocks/groups";
import { identityBlock } from "./blocks/identity";
import { keptBlock } from "./blocks/kept";
import { otherActivitiesBlocks } from "./blocks/other-activities";
import { totalsBlock } from "./blocks/totals";
import { underExecutedBlock } from "./blocks/under-executed";
import { unitChartBlock } from "./blocks/unit-chart";
import type { BlockContext } from "./blocks/context";
import { addCharts } from "./charts";
import { columnWidths, HELPER, ROW_HEIGHT, WHOLE_WIDTH } from "./grid";
import { isBlankRow, looksText, readLooks } from "./looks/looks";
import { partitionOf } from "./looks/partition";
import { LongSums } from "./long-sums";
import { layOutPage, pageHeight, pageScale, REPEATED_ROWS, type PrintedIn } from "./page";
import { pageBreaks } from "./page-breaks";
import { repeatHeaders, type Paged } from "./repeated-headers";
import { ActivityNames, carryOver } from "./carry-over";
import { fingerprintOf } from "./fingerprint";
import {
  DRAFT,
  LOOKS_NAME,
  SEAL_NAME,
  SUMMARY_MARKER,
  textFormula,
  TYPED_LISTS,
  WRITTEN_NAME,
  type TypedList,
} from "./marker";
import { addName } from "./names";
import { barsOf, placesOf } from "./places";
import { findEarlier, isUnchanged, type WhyKept } from "./previous";
import { readArea } from "./sheet-area";
import { SheetLinks } from "./sheet-links";
import { sheetNames } from "./sheet-names";
import { settlePrevious, swap, undoSwap } from "./swap";
import { hiddenColumns, nameTypedColumns, type ListRow } from "./typed-columns";
import { askForList, columnsToFillIn } from "./typed-list";
import { inTurns, noTurn, stepByStep, type Turn } from "../../poi/turns";
import { BlockWriter } from "./write";

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
  const { plan } = validation;
  const seal = await sealOf(plan, turn);
  await turn();
  const summary = await stepByStep(turn, summarySteps(validation));
  await turn();
  const activities = await stepByStep(turn, ActivityNames.of(plan));
  await turn();
  const rows = summary.underExecuted.map(({ index }) => index);
  const carried = carryOver(earlier.previous?.typed ?? [], rows, activities, earlier.names);
  const { listed, kept } = carried;
  const corrections = await listCorrections(plan);
  const places = placesOf(summary, kept, correctionRows(corrections));
  const { target, programmed, executed } = validation.execution.totals;
  const longest = texts.format.number(Math.max(target, programmed, executed)).length;
  const widths = columnWidths(longest);
  const longSums = new LongSums();
  const context: BlockContext = {
    summary,
    texts,
    places,
    widths,
    seal,
    made: now,
    corrections,
    activityRows: new ActivityRows(plan),
    longSums,
    links: new SheetLinks(new Set(sheets.map((sheet) => sheet.name)), longSums),
    turn,
  };
  await turn();
  const lists: Lists = {
    listed: await inTurns(turn, rows, (row, index) => ({
      name: activities.nameOf(row),
      typed: listed[index],
      given: givenJustification(plan, row, validation.quarter, texts),
    })),
    kept: kept.map((typed) => ({ name: typed, typed, given: "" })),
  };
  const blocks = await blocksOf(context, lists);
  const scale = pageScale(widths, printedIn);
  const breaks = pageBreaks(blocks, pageHeight(scale), REPEATED_ROWS);
  const paged = await stepByStep(
    turn,
    repeatHeaders(blocks, places, breaks, longSums.parts, texts.summary.continued),
  );
  const names = sheetNames(earlier, sheets, texts, now);
  await turn();
  const record = await stepByStep(turn, recordSteps(plan, seal));
  let whyKept = earlier.previous?.whyKept;
  try {
    await runExcel(async (excel) => {
      stopIfAborted(signal);
      for (const { id } of earlier.drafts) excel.workbook.worksheets.getItem(id).delete();
      const draft = await build(excel, names.draft, paged, scale, lists, context, earlier.isManual);
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
  return {
    sheet: names.final,
    carriedOver: listed.filter((text) => text !== undefined).length + kept.length,
    renamed: carried.renamed,
    setAside: kept.length,
    keptSheet: whyKept && { name: names.kept, why: whyKept },
  };
}

function requireSheets({ tables }: Plan, sheets: readonly SheetRef[]): void {
  const names = new Set(sheets.map(({ name }) => name));
  const gone = tables.find(({ sheet }) => !names.has(sheet));
  if (gone) throw new CuadraError("sheet-not-found", { sheet: gone.sheet });
}

/** What the plan itself says of why an activity is behind, marked as the plan's word; "" where it says nothing. */
function givenJustification(plan: Plan, row: number, quarter: number, texts: Catalogue): string {
  const said = reasonsOf(plan, row, quarter).map(({ text }) => text);
  return said.length === 0 ? "" : texts.summary.fromPlan(said.join("; "));
}

type Lists = Readonly<Record<TypedList, readonly ListRow[]>>;

/** All blocks, from the top of the sheet to its end. */
async function blocksOf(context: BlockContext, lists: Lists): Promise<Block[]> {
  const { summary } = context;
  const makers: (() => Block | Block[] | Promise<Block | Block[]>)[] = [
    () => identityBlock(context),
    () => totalsBlock(context),
    () => groupsBlock(context, "unit"),
    () => (barsOf(summary) > 0 ? unitChartBlock(context) : []),
    () => groupsBlock(context, "category"),
    () => groupsBlock(context, "measure"),
    () => underExecutedBlock(context, lists.listed),
    () => (lists.kept.length > 0 ? keptBlock(context, lists.kept) : []),
    () => otherActivitiesBlocks(context),
    () => findingsBlock(context),
    () => correctionsBlock(context),
    () => (summary.excluded.length > 0 ? excludedBlock(context) : []),
  ];
  const blocks: Block[] = [];
  for (const make of makers) {
    blocks.push(...[await make()].flat());
    await context.turn();
  }
  return blocks;
}

async function build(
  context: Excel.RequestContext,
  name: string,
  { blocks, places, parts, moved, breaks }: Paged,
  scale: number,
  lists: Lists,
  summary: BlockContext,
  isManual: boolean,
): Promise<Excel.Worksheet> {
  const { texts, widths, seal } = summary;
  const sheet = context.workbook.worksheets.add(name);
  // Before it is hidden: both belong to a window, and not every Excel has one for a hidden sheet.
  sheet.showGridlines = false;
  sheet.freezePanes.freezeRows(2);
  sheet.visibility = "Hidden";
  addName(sheet, SUMMARY_MARKER, textFormula(DRAFT));
  addName(sheet, SEAL_NAME, textFormula(seal));
  for (const [column, width] of widths.entries()) {
    usedOnce(sheet.getRangeByIndexes(0, column, 1, 1)).format.columnWidth = width;
  }
  const { format } = usedOnce(sheet.getRangeByIndexes(0, 0, places.end, 1));
  format.rowHeight = ROW_HEIGHT;
  const writer = new BlockWriter(context, sheet, summary.turn);
  for (const block of blocks) await writer.write(block);
  writer.writeColumn(HELPER.part, parts);
  const nameColumns = (list: TypedList, at: "underExecuted" | "kept"): Promise<void> => {
    const { first } = summary.places[at];
    return nameTypedColumns(sheet, list, places[at], lists[list], (index) => moved(first + index));
  };
  await nameColumns("listed", "underExecuted");
  if (lists.kept.length > 0) await nameColumns("kept", "kept");
  // Entered one after the other, formulas have not seen those below them: all of this sheet once more, and only it.
  if (isManual) sheet.calculate(true);
  // Of columns that are hidden already Excel makes no series.
  addCharts(sheet, { ...summary, places });
  hiddenColumns(sheet).columnHidden = true;
  const title = summary.summary.plan.title || texts.summary.untitled;
  layOutPage(sheet, texts, title, blocks, { scale, breaks });
  await nameFingerprint(context, sheet, blocks, parts.length, summary.turn);
  return sheet;
}

/**
 * Keeps with the sheet what Excel made of what was written: the fingerprint of its contents, and its looks.
 * @param parts how many rows the hidden column of parts has: of very long sums more than the blocks
 */
async function nameFingerprint(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  blocks: readonly Block[],
  parts: number,
  turn: Turn,
): Promise<void> {
  const lists = TYPED_LISTS.map((list) => askForList(sheet, list));
  const rows = Math.max(
    parts,
    ...blocks.map(({ firstRow, rows: { length } }) => firstRow + length),
  );
  const area = { row: 0, column: 0, rows, columns: WHOLE_WIDTH };
  const cells = await readArea(context, sheet, area, "formulas");
  const columns = lists.flatMap((answer) => {
    const areas = answer();
    return areas ? columnsToFillIn(areas) : [];
  });
  addName(sheet, WRITTEN_NAME, textFormula(await fingerprintOf(cells, columns, turn)));
  const partition = partitionOf(blocks, (row) => isBlankRow(cells[row]));
  const looks = await readLooks(context, sheet, cells, columns, partition);
  if (looks) addName(sheet, LOOKS_NAME, textFormula(looksText(looks)));
}
