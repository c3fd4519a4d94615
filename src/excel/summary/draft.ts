import type { Turn } from "../../poi/turns";
import { usedOnce } from "../sheets";
import type { Block } from "./block";
import { addCharts } from "./charts";
import { fingerprintOf } from "./fingerprint";
import { HELPER, ROW_HEIGHT, WHOLE_WIDTH } from "./grid";
import type { LaidOut } from "./lay-out";
import { isBlankRow, looksText, readLooks } from "./looks/looks";
import { partitionOf } from "./looks/partition";
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
import { layOutPage } from "./page";
import { readArea } from "./sheet-area";
import { hiddenColumns, nameTypedColumns } from "./typed-columns";
import { askForList, columnsToFillIn } from "./typed-list";
import { BlockWriter } from "./write";

/**
 * Writes a summary on a hidden sheet of its own. Two round trips, more of one larger than a request allows; what it asks
 * last is left to the caller's.
 * @param name of the sheet
 * @param isManual whether Excel calculates only when told to
 * @throws as Office.js does
 */
export async function writeDraft(
  context: Excel.RequestContext,
  name: string,
  { context: summary, lists, paged, scale }: LaidOut,
  isManual: boolean,
): Promise<Excel.Worksheet> {
  const { blocks, places, parts, moved, breaks } = paged;
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
