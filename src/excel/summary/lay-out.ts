import type { Catalogue } from "../../i18n/index";
import { ActivityRows } from "../../poi/formulas/activity-formulas";
import type { Plan } from "../../poi/plan";
import { reasonsOf } from "../../poi/reasons";
import { sealOf } from "../../poi/seal/seal";
import { summarySteps } from "../../poi/summary/summary";
import { inTurns, stepByStep, type Turn } from "../../poi/turns";
import type { Validation } from "../../poi/validation/validation";
import { listCorrections } from "../corrections/correction-log";
import type { SheetRef } from "../sheets";
import type { Block } from "./block";
import type { BlockContext } from "./blocks/context";
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
import { ActivityNames, carryOver, type CarriedOver } from "./carry-over";
import { columnWidths } from "./grid";
import { LongSums } from "./long-sums";
import type { TypedList } from "./marker";
import { pageHeight, pageScale, REPEATED_ROWS, type PrintedIn } from "./page";
import { pageBreaks } from "./page-breaks";
import { barsOf, placesOf } from "./places";
import type { EarlierSummaries } from "./previous";
import { repeatHeaders, type Paged } from "./repeated-headers";
import { SheetLinks } from "./sheet-links";
import type { ListRow } from "./typed-columns";

/** The rows of the lists in which something can be typed. */
export type Lists = Readonly<Record<TypedList, readonly ListRow[]>>;

/** Everything that a summary sheet is to say, and where. */
export interface LaidOut {
  readonly context: BlockContext;
  readonly lists: Lists;
  readonly carried: CarriedOver;
  /** Its blocks in pages. */
  readonly paged: Paged;
  /** Percent to which it is printed. */
  readonly scale: number;
}

/**
 * Lays the summary of a validation out. One round trip, two where corrections were made: those are listed.
 * @param sheets every sheet of the workbook
 * @param earlier the summaries made before, of which what was typed is carried over
 * @param printedIn for what its pages are laid out
 * @throws CuadraError as listCorrections
 */
export async function layOut(
  validation: Validation,
  sheets: readonly SheetRef[],
  earlier: Pick<EarlierSummaries, "previous" | "names">,
  texts: Catalogue,
  {
    now,
    printedIn,
    turn,
  }: { readonly now: Date; readonly printedIn: PrintedIn; readonly turn: Turn },
): Promise<LaidOut> {
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
  const widths = columnWidths(longestAmount(validation, texts));
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
  return { context, lists, carried, paged, scale };
}

/** Letters of the widest figure. */
function longestAmount({ execution }: Validation, { format }: Catalogue): number {
  const { target, programmed, executed } = execution.totals;
  return format.number(Math.max(target, programmed, executed)).length;
}

/** What the plan itself says of why an activity is behind, marked as the plan's word; "" where it says nothing. */
function givenJustification(plan: Plan, row: number, quarter: number, texts: Catalogue): string {
  const said = reasonsOf(plan, row, quarter).map(({ text }) => text);
  return said.length === 0 ? "" : texts.summary.fromPlan(said.join("; "));
}

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
