import { CuadraError } from "../../poi/error";
import { groupBy } from "../../poi/group-by";
import { parseRecord, recordedSteps } from "../../poi/seal/record";
import type { CellValue } from "../../poi/cells";
import { stopIfAborted } from "../run";
import { usedOnce, type SheetRef } from "../sheets";
import { askBeyondTexts, filledParts, type BeyondTexts, type FilledColumn } from "./beyond-texts";
import { askForComments } from "./comments";
import { askForDrawings } from "./drawings";
import { fingerprintOf } from "./fingerprint";
import {
  ASIDE,
  DRAFT,
  formulaText,
  isSummary,
  LOOKS_NAME,
  askMarker,
  TYPED_LISTS,
  WRITTEN_NAME,
} from "./marker";
import { keptPartition, looksAlike, readLooks } from "./looks/looks";
import { loadRecord } from "./plan-record";
import { isReferredTo } from "./references";
import { readArea, readWhole, type Area } from "./sheet-area";
import { askForList, columnsToFillIn, readLists, type ListAreas } from "./typed-list";
import { readTypedLooks } from "./typed-looks";
import { inTurns, stepByStep, type Turn } from "../../poi/turns";
import { nameKey, type ActivityName, type NamesBefore, type TypedText } from "./typed-text";

/** Why the sheet made before is not deleted. */
export type WhyKept =
  /** Somebody changed something, or how it looks, outside the columns to fill in, or how it was made cannot be told any more. */
  | "edited"
  /** A person protected it. */
  | "protected"
  /** A formula was typed: only its result is carried over. */
  | "formula"
  /** It holds comments. */
  | "comments"
  /** Somebody put a chart, a picture or a shape on it. */
  | "drawings"
  /** Not all that is typed is a text. */
  | BeyondTexts
  /** Formulas of another sheet refer to it. */
  | "linked"
  /** Somebody typed while the new one was being made. */
  | "typing";

/** The summary sheet that is to be replaced. */
export interface PreviousSummary {
  readonly sheet: SheetRef;
  /** 0-based place among the tabs. */
  readonly position: number;
  readonly typed: readonly TypedText[];
  /** Undefined where all that is on it is ours or carried over. */
  readonly whyKept: WhyKept | undefined;
  /** The columns to fill in, and what they said. */
  readonly columns: readonly FilledColumn[];
}

/** What is in the workbook of earlier summaries. */
export interface EarlierSummaries {
  readonly previous: PreviousSummary | undefined;
  /** The name that the next one takes; undefined: the usual one. */
  readonly name: string | undefined;
  readonly names: NamesBefore;
  /** Sheets that were being built when something failed. */
  readonly drafts: readonly SheetRef[];
  /** Sheets that had been replaced when something failed, before they were deleted or kept under another name. */
  readonly replaced: readonly SheetRef[];
  /** Whether Excel calculates only when it is told to. */
  readonly isManual: boolean;
  /** The setting in which the plan's record is kept, as it is. */
  readonly record: unknown;
}

/** Name of the sheet made before between the new one taking its name and its deletion. */
export const REPLACED = "_cuadra_old";

/**
 * Finds the summary made before, among all sheets, and reads what was typed in it. Four round trips, one for
 * each 2.5 MB that the sheet holds, and those of `readTypedLooks`; without such a sheet, one.
 * @throws CuadraError "workbook-protected" when sheets cannot be added
 */
export async function findEarlier(
  context: Excel.RequestContext,
  sheets: readonly SheetRef[],
  turn: Turn,
  signal?: AbortSignal,
): Promise<EarlierSummaries> {
  const { workbook } = context;
  workbook.protection.load("protected");
  workbook.application.load("calculationMode");
  const setting = loadRecord(context);
  const asked = sheets.map((ref) => {
    const sheet = workbook.worksheets.getItemOrNullObject(ref.id);
    sheet.load("name,position");
    const marker = askMarker(sheet);
    const used = usedOnce(sheet.getUsedRangeOrNullObject(true));
    used.load("cellCount");
    return { ref, sheet, marker, used };
  });
  await context.sync();
  if (workbook.protection.protected) throw new CuadraError("workbook-protected", {});
  const record: unknown = setting.isNullObject ? undefined : setting.value;
  const marked = asked
    .filter(({ sheet, marker }) => !sheet.isNullObject && !marker.isNullObject)
    .map(({ ref, sheet, marker }) => ({
      ref: { ...ref, name: sheet.name },
      position: sheet.position,
      says: formulaText(marker.formula),
    }));
  const others = asked.filter(({ sheet, marker }) => !sheet.isNullObject && marker.isNullObject);
  // Cut off before it was marked, a sheet of ours has nothing but its name.
  const unmarked = others.filter(
    ({ ref, used }) => ref.name.startsWith(ASIDE) && used.isNullObject,
  );
  const finished = marked.filter(({ says }) => isSummary(says));
  // A copy made by hand has the same marker under another name: it is the user's.
  const found = finished.find(({ ref, says }) => says === ref.name) ?? finished.at(0);
  stopIfAborted(signal);
  const read = found && (await readSheet(context, found.ref, turn));
  const sizes = others
    .filter(({ used }) => !used.isNullObject)
    .map(({ sheet, used }) => ({ sheet, cells: used.cellCount }));
  const isLinked = found !== undefined && (await isReferredTo(context, found.ref.name, sizes));
  const wasReplaced = (name: string): boolean => name.startsWith(REPLACED);
  return {
    previous: found &&
      read && {
        sheet: found.ref,
        position: found.position,
        ...read,
        whyKept: read.whyKept ?? (isLinked ? "linked" : undefined),
      },
    name: found && (wasReplaced(found.ref.name) ? found.says : found.ref.name),
    names: await namesBefore(record, read?.names ?? [], turn),
    drafts: [...marked.filter(({ says }) => says === DRAFT), ...unmarked].map(({ ref }) => ref),
    replaced: finished
      .filter((each) => each !== found && wasReplaced(each.ref.name))
      .map(({ ref }) => ref),
    isManual: workbook.application.calculationMode === "Manual",
    record,
  };
}

/** What the sheet made before listed, and all of the plan where its record is kept. */
async function namesBefore(
  setting: unknown,
  listed: readonly ActivityName[],
  turn: Turn,
): Promise<NamesBefore> {
  const record = parseRecord(setting);
  const rows = record ? await stepByStep(turn, recordedSteps(record)) : [];
  const inOrder = rows.map((row, at) => ({ row, at }));
  const byKey = groupBy(inOrder, ({ row }) => row.key);
  const keys = new Set([...(await inTurns(turn, listed, nameKey)), ...byKey.keys()]);
  return {
    record,
    wasThere: (name) => keys.has(nameKey(name)),
    rowsOf: (wanted) =>
      rows.length === 0
        ? undefined
        : [...wanted]
            .flatMap((key) => byKey.get(key) ?? [])
            .sort((a, b) => a.at - b.at)
            .map(({ row }) => row),
  };
}

async function readSheet(
  context: Excel.RequestContext,
  { id }: SheetRef,
  turn: Turn,
): Promise<
  Pick<PreviousSummary, "typed" | "whyKept" | "columns"> & { names: readonly ActivityName[] }
> {
  const sheet = context.workbook.worksheets.getItem(id);
  const lists = TYPED_LISTS.map((list) => askForList(sheet, list));
  const written = sheet.names.getItemOrNullObject(WRITTEN_NAME);
  written.load("formula");
  const looked = sheet.names.getItemOrNullObject(LOOKS_NAME);
  looked.load("formula");
  const { protection } = sheet;
  protection.load("protected");
  const comments = askForComments(sheet);
  const hasDrawings = askForDrawings(sheet);
  await context.sync();
  const [listed, kept] = lists.map((answer) => answer());
  const areas = [listed, kept].filter((area): area is ListAreas => area !== undefined);
  const cells = await readWhole(context, sheet);
  const toFillIn = areas.flatMap(columnsToFillIn);
  const columns = toFillIn.map((area) => ({ area, cells: columnOf(cells, area) }));
  await turn();
  const lookAt = await readTypedLooks(context, sheet, filledParts(columns));
  const { names, texts, hasFormulas } = await readLists(context, sheet, cells, areas, lookAt, turn);
  const beyond = askBeyondTexts(sheet, columns);
  const looks = formulaText(looked.formula);
  const isOurs =
    listed &&
    formulaText(written.formula) === (await fingerprintOf(cells, toFillIn, turn)) &&
    looksAlike(await readLooks(context, sheet, cells, toFillIn, keptPartition(looks)), looks);
  const whyKept = (): WhyKept | undefined => {
    if (!isOurs) return "edited";
    if (hasFormulas) return "formula";
    if (comments() > 0) return "comments";
    if (hasDrawings()) return "drawings";
    return beyond() ?? (protection.protected ? "protected" : undefined);
  };
  return { names, typed: texts, columns, whyKept: whyKept() };
}

/** The cells of a column; "" beyond what the sheet uses. */
function columnOf(cells: readonly (readonly CellValue[])[], area: Area): CellValue[] {
  return Array.from(
    { length: area.rows },
    (_, at) => cells.at(area.row + at)?.at(area.column) ?? "",
  );
}

/** Whether the columns to fill in still say what they said when `findEarlier` read them. */
export async function isUnchanged(
  context: Excel.RequestContext,
  { sheet: { id }, columns }: PreviousSummary,
): Promise<boolean> {
  const sheet = context.workbook.worksheets.getItem(id);
  for (const { area, cells } of columns) {
    const now = await readArea(context, sheet, area, "formulas");
    if (now.some(([content], at) => content !== cells[at])) return false;
  }
  return true;
}
