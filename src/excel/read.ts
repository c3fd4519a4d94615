import { CuadraError } from "../poi/error";
import type { SheetBlock } from "../poi/cells";
import type { Plan } from "../poi/plan";
import { LAST_LIKELY_DATE } from "../poi/reading/amount-columns";
import { FIRST_LIKELY_DATE } from "../poi/reading/usual-amount";
import type { OwnSheet } from "../poi/own-sheet";
import { PlanBuilder } from "../poi/reading/plan-builder";
import type { PointedHeader } from "../poi/header/pointed-header";
import { cellsOf, gridOf, narrowed, rangesOf, takeRows, usedAreas, type Area } from "./areas";
import { cellFormats, cellValues } from "./cell-values";
import { askHiddenRows, hiddenRowsOf } from "./hidden-rows";
import { leaveOutLinkedTables } from "./linked-tables";
import { readMergedRows } from "./merged-rows";
import { occupied } from "./occupied-rows";
import { copiesAmong } from "./own-sheets";
import { isResponseTooLarge, runExcel, stopIfAborted } from "./run";
import { listSheets, type SheetRef } from "./sheets";

export interface ReadOptions {
  /** Called with the share read so far, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /**
   * Called between pieces of work, to give a page its turn: Office.js parses an answer of some MB in one task, and
   * looking through its cells and taking them in take as long again.
   */
  readonly pause?: (() => Promise<void>) | undefined;
  /** Names of sheets that are not part of the plan. */
  readonly leaveOut?: readonly string[] | undefined;
  /** Header cells that the user pointed at. */
  readonly headers?: readonly PointedHeader[] | undefined;
}

/** Takes cells in as they are read. */
export interface CellsTaker {
  /** Told before the first cells: how many rows there may be in all, of which some may be blank. */
  expect(rows: number): void;
  /** Takes a block, in the order of PlanBuilder.add; the next is handed over once this has resolved. */
  add(block: SheetBlock): void | Promise<void>;
}

/** What is known of the open workbook once its cells have been read. */
export interface SheetsRead {
  /** Every worksheet of the workbook, read or not, in the order of their tabs. */
  readonly sheets: readonly SheetRef[];
  /** Names of the sheets that were not read because they are hidden. */
  readonly hiddenSheets: readonly string[];
  /** Names of the visible sheets that were not read because the user left them out. */
  readonly leftOut: readonly string[];
  /** Copies of sheets that Cuadra made, which were not read either. */
  readonly ownSheets: readonly OwnSheet[];
  /** False where no sheet is a summary of Cuadra's; sheets that were not read may be. */
  readonly mayHaveSummary: boolean;
}

/** What reading the plan gave. */
export interface Reading extends SheetsRead {
  readonly plan: Plan;
}

/** Cells of the first round trip, of which only the values are read. */
const CELLS_AT_FIRST = 75_000;

/** The most cells for which number formats are read along with the values: together some 16 characters a cell. */
const CELLS_WITH_FORMATS = 50_000;

/** Office.js refuses more cells in one read. */
const MOST_CELLS = 5_000_000;

/**
 * Far from the 5 MB that an answer may have in Excel on the web: Office.js takes an answer apart in one task, in which it
 * parses and writes it several times over, and which must not keep the page waiting (some 40 ms for each million).
 */
const WANTED_CHARACTERS = 500_000;

/**
 * Reads the plan from the visible sheets: three round trips for a small workbook, one more where names
 * stand in some rows only, in cells that may be merged, more for one that does not
 * fit in an answer, or repeats itself on several sheets (`leaveOutLinkedTables`). Cuadra's own sheets are known by their marker or their look, and left out.
 * @throws CuadraError "no-sheet-to-check" where those with cells are all left out, "only-own-sheets" where Cuadra made them; as PlanBuilder.finish and runExcel do; "cancelled" when the signal is aborted
 */
export async function readPlan(options: ReadOptions = {}): Promise<Reading> {
  const builder = new PlanBuilder(0, options.headers);
  const sheets = await readCells(builder, options);
  const { signal, pause } = options;
  return { plan: await leaveOutLinkedTables(builder.finish(), { signal, pause }), ...sheets };
}

/**
 * As `readPlan`, for who makes the plan: hands over the cells block by block, while the next are on their way. Of an
 * answer nothing is kept once its cells have been handed over.
 * @throws CuadraError as runExcel, and what `into` throws
 */
export async function readCells(into: CellsTaker, options: ReadOptions = {}): Promise<SheetsRead> {
  const { areas, isSmall, ...read } = await whatToRead(options);
  into.expect(areas.reduce((sum, { rows }) => sum + rows, 0));
  await readAreas(areas, isSmall, options, into);
  return read;
}

/** The rectangles of cells to be read, and what is known of the sheets without reading them. */
async function whatToRead({
  signal,
  leaveOut,
  headers = [],
}: ReadOptions): Promise<
  SheetsRead & { readonly areas: readonly Area[]; readonly isSmall: boolean }
> {
  return runExcel(async (context) => {
    stopIfAborted(signal);
    const sheets = await listSheets(context);
    const without = new Set(leaveOut);
    const wanted = sheets.filter(({ name, hidden }) => !hidden && !without.has(name));
    stopIfAborted(signal);
    const { areas, ownSheets } = await usedAreas(context, wanted);
    const leftOut = sheets.filter(({ name, hidden }) => !hidden && without.has(name));
    if (areas.length === 0 && leftOut.length > 0) throw new CuadraError("no-sheet-to-check", {});
    if (areas.length === 0 && ownSheets.length > 0)
      throw new CuadraError("only-own-sheets", { sheets: ownSheets });
    const isSmall = cellsOf(areas) <= CELLS_WITH_FORMATS;
    return {
      areas: isSmall ? areas : await occupied(context, await narrowed(context, areas, headers)),
      isSmall,
      sheets,
      hiddenSheets: sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
      leftOut: leftOut.map(({ name }) => name),
      ownSheets: copiesAmong(ownSheets),
      mayHaveSummary: ownSheets.length > 0 || wanted.length < sheets.length,
    };
  });
}

/** Hands over the cells of all areas as blocks of rows, in order, as many in a round trip as fit. */
async function readAreas(
  areas: readonly Area[],
  isSmall: boolean,
  { onProgress, signal, pause }: ReadOptions,
  into: CellsTaker,
): Promise<void> {
  // Of a sheet that is cut off at a stray cell nearly all is blank.
  const formatsToo = isSmall && !areas.some(({ isCut }) => isCut);
  let waiting = [...areas];
  const total = cellsOf(waiting);
  let cellsAtATime = CELLS_AT_FIRST;
  let done = 0;
  while (waiting.length > 0) {
    stopIfAborted(signal);
    const { now, later } = takeRows(waiting, cellsAtATime);
    const blocks = await blocksThatFit(now, { formatsToo, pause });
    if (!blocks) {
      cellsAtATime = Math.ceil(cellsAtATime / 4);
      continue;
    }
    waiting = later;
    const cells = cellsOf(now);
    cellsAtATime = Math.min(
      MOST_CELLS,
      Math.ceil((WANTED_CHARACTERS * cells) / charactersOf(blocks)),
    );
    done += cells;
    await pause?.();
    for (const block of blocks) await into.add(block);
    onProgress?.(done / total);
  }
}

/** What `readBlocks` gives, in a batch of its own: Office.js keeps what one has read until it ends. Undefined where fewer rows must be asked for. */
async function blocksThatFit(
  areas: readonly Area[],
  how: Parameters<typeof readBlocks>[2],
): Promise<SheetBlock[] | undefined> {
  return runExcel(async (context) => {
    try {
      return await readBlocks(context, areas, how);
    } catch (error) {
      const isOneRow = areas.length === 1 && areas[0].rows === 1;
      if (!isResponseTooLarge(error) || isOneRow) throw error;
      return undefined;
    }
  });
}

/**
 * Reads areas in one round trip. Formats tell a date from a number; in a large workbook, where they would weigh
 * more than the values, they are asked for afterwards and only of the rows that hold a number like a date's.
 */
async function readBlocks(
  context: Excel.RequestContext,
  areas: readonly Area[],
  { formatsToo, pause }: { readonly formatsToo: boolean; readonly pause: ReadOptions["pause"] },
): Promise<SheetBlock[]> {
  const asked = areas.map((area) => ({
    area,
    ranges: rangesOf(context, area, formatsToo ? "values,numberFormat" : "values"),
    hidden: askHiddenRows(context, area),
  }));
  await context.sync();
  await pause?.();
  const blocks = asked.map(({ area, ranges, hidden }) => ({
    area,
    hiddenRows: hiddenRowsOf(area, hidden),
    values: gridOf(
      area,
      ranges.map((range) => cellValues(range.values)),
      "",
    ),
  }));
  const formats = formatsToo
    ? asked.map(formatsOf)
    : await readFormats(
        context,
        blocks.flatMap(({ area, values }) => rowsLikeDates(area, values)),
      );
  const merged = await readMergedRows(context, blocks);
  return blocks.map(({ area, values, hiddenRows }) => {
    const known = formats.filter(({ area: { sheet } }) => sheet === area.sheet);
    return {
      sheet: area.sheet.name,
      firstRow: area.firstRow,
      firstColumn: area.firstColumn,
      values,
      hiddenRows,
      merged: merged.get(area) ?? [],
      numberFormat: (row, column) => {
        const found = known.find(
          ({ area: { firstRow, rows } }) => row >= firstRow && row < firstRow + rows,
        );
        return found?.formats[row - found.area.firstRow]?.[column - found.area.firstColumn];
      },
    };
  });
}

interface AreaFormats {
  readonly area: Area;
  /** Rows × columns, from the area's first column on. */
  readonly formats: string[][];
}

function formatsOf({ area, ranges }: { area: Area; ranges: Excel.Range[] }): AreaFormats {
  const parts = ranges.map((range) => cellFormats(range.numberFormat));
  return { area, formats: gridOf(area, parts, "General") };
}

async function readFormats(
  context: Excel.RequestContext,
  areas: readonly Area[],
): Promise<AreaFormats[]> {
  if (areas.length === 0) return [];
  const asked = areas.map((area) => ({ area, ranges: rangesOf(context, area, "numberFormat") }));
  await context.sync();
  return asked.map(formatsOf);
}

/** The rows from the first to the last that holds a number like a date's, if one does. */
function rowsLikeDates(area: Area, values: SheetBlock["values"]): Area[] {
  const isLikeDate = (row: SheetBlock["values"][number]): boolean =>
    row.some(
      (value) =>
        typeof value === "number" && value >= FIRST_LIKELY_DATE && value <= LAST_LIKELY_DATE,
    );
  const first = values.findIndex(isLikeDate);
  if (first < 0) return [];
  const last = values.findLastIndex(isLikeDate);
  return [{ ...area, firstRow: area.firstRow + first, rows: last - first + 1 }];
}

/** Characters that blocks take in an answer, from a sample of their rows. */
function charactersOf(blocks: readonly SheetBlock[]): number {
  let characters = 1;
  for (const { values } of blocks) {
    const step = Math.max(1, Math.floor(values.length / SAMPLED_ROWS));
    let sampled = 0;
    let rows = 0;
    for (let row = 0; row < values.length; row += step) {
      sampled += JSON.stringify(values[row]).length;
      rows++;
    }
    characters += (sampled / Math.max(1, rows)) * values.length;
  }
  return characters;
}

const SAMPLED_ROWS = 50;
