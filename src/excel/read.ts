import type { SheetBlock } from "../poi/cells";
import type { Plan } from "../poi/plan";
import { FIRST_LIKELY_DATE } from "../poi/amount-columns";
import { PlanBuilder } from "../poi/plan-builder";
import { cellFormats, cellValues } from "./cell-values";
import { isResponseTooLarge, runExcel, stopIfAborted } from "./run";
import { listSheets, usedOnce, type SheetRef } from "./sheets";
import { SUMMARY_MARKER } from "./summary/marker";

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
}

/** What reading the open workbook gave. */
export interface Reading {
  readonly plan: Plan;
  /** Every worksheet of the workbook, read or not, in the order of their tabs. */
  readonly sheets: readonly SheetRef[];
  /** Names of the sheets that were not read because they are hidden. */
  readonly hiddenSheets: readonly string[];
  /** False where no sheet is a summary of Cuadra's; sheets that were not read may be. */
  readonly mayHaveSummary: boolean;
}

/** The rectangle of a sheet that holds anything; 0-based. */
interface Area {
  readonly sheet: SheetRef;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * A POI has some 40 columns. A cell strayed to the right end of the sheet (XFD) would have 16,384 read in every
 * row; what stands this far right of the first used column is no part of a table.
 */
const MOST_COLUMNS = 256;

/** Cells of the first round trip, and the most for which number formats are read along with the values. */
const CELLS_AT_FIRST = 100_000;

/** Office.js refuses more cells in one read. */
const MOST_CELLS = 5_000_000;

/** Half of the 5 MB that an answer may have in Excel on the web: the rows to come may hold longer texts. */
const WANTED_CHARACTERS = 2_500_000;

/** Serial number of a day in 2119: no date that Excel makes of something typed comes after it. */
const LAST_LIKELY_DATE = 80_000;

/**
 * Reads the plan from the visible sheets: three round trips for a small workbook, more for one that does not
 * fit in an answer. Cuadra's own summary sheets are known by their marker and left out.
 * @throws CuadraError as PlanBuilder.finish and runExcel do; "cancelled" when the signal is aborted
 */
export async function readPlan(options: ReadOptions = {}): Promise<Reading> {
  return runExcel(async (context) => {
    stopIfAborted(options.signal);
    const sheets = await listSheets(context);
    const leaveOut = new Set(options.leaveOut);
    const wanted = sheets.filter(({ name, hidden }) => !hidden && !leaveOut.has(name));
    stopIfAborted(options.signal);
    const { areas, ownSheets } = await usedAreas(context, wanted);
    const builder = new PlanBuilder();
    await readAreas(context, areas, options, (block) => {
      builder.add(block);
    });
    return {
      plan: builder.finish(),
      sheets,
      hiddenSheets: sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
      mayHaveSummary: ownSheets > 0 || wanted.length < sheets.length,
    };
  });
}

/** What each sheet uses, without Cuadra's own sheets and empty ones. One round trip. */
async function usedAreas(
  context: Excel.RequestContext,
  sheets: readonly SheetRef[],
): Promise<{ readonly areas: readonly Area[]; readonly ownSheets: number }> {
  const asked = sheets.map((sheet) => {
    const worksheet = context.workbook.worksheets.getItem(sheet.id);
    const range = usedOnce(worksheet.getUsedRangeOrNullObject(true));
    range.load("rowIndex,columnIndex,rowCount,columnCount");
    const marker = worksheet.names.getItemOrNullObject(SUMMARY_MARKER);
    marker.load("name");
    return { sheet, range, marker };
  });
  await context.sync();
  const areas = asked
    .filter(({ range, marker }) => marker.isNullObject && !range.isNullObject)
    .map(({ sheet, range }) => ({
      sheet,
      firstRow: range.rowIndex,
      firstColumn: range.columnIndex,
      rows: range.rowCount,
      columns: Math.min(range.columnCount, MOST_COLUMNS),
    }));
  return { areas, ownSheets: asked.filter(({ marker }) => !marker.isNullObject).length };
}

/** Hands over the cells of all areas as blocks of rows, in order, as many in a round trip as fit. */
async function readAreas(
  context: Excel.RequestContext,
  areas: readonly Area[],
  { onProgress, signal, pause }: ReadOptions,
  use: (block: SheetBlock) => void,
): Promise<void> {
  const total = areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  const formatsToo = total <= CELLS_AT_FIRST;
  let waiting = [...areas];
  let cellsAtATime = CELLS_AT_FIRST;
  let done = 0;
  while (waiting.length > 0) {
    stopIfAborted(signal);
    const { now, later } = takeRows(waiting, cellsAtATime);
    let blocks: SheetBlock[];
    try {
      blocks = await readBlocks(context, now, { formatsToo, pause });
    } catch (error) {
      const isOneRow = now.length === 1 && now[0].rows === 1;
      if (!isResponseTooLarge(error) || isOneRow) throw error;
      cellsAtATime = Math.ceil(cellsAtATime / 4);
      continue;
    }
    waiting = later;
    const cells = now.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    cellsAtATime = Math.min(
      MOST_CELLS,
      Math.ceil((WANTED_CHARACTERS * cells) / charactersOf(blocks)),
    );
    done += cells;
    await pause?.();
    for (const block of blocks) use(block);
    onProgress?.(done / total);
  }
}

/** Splits off as many whole rows from the front as that many cells allow, at least one. */
function takeRows(areas: readonly Area[], cells: number): { now: Area[]; later: Area[] } {
  const now: Area[] = [];
  let left = cells;
  for (const [index, area] of areas.entries()) {
    const rows = Math.floor(left / area.columns);
    if (rows >= area.rows) {
      now.push(area);
      left -= area.rows * area.columns;
      continue;
    }
    const taken = now.length === 0 ? Math.max(1, rows) : rows;
    if (taken === 0) return { now, later: areas.slice(index) };
    now.push({ ...area, rows: taken });
    const rest = { ...area, firstRow: area.firstRow + taken, rows: area.rows - taken };
    return {
      now,
      later: rest.rows > 0 ? [rest, ...areas.slice(index + 1)] : areas.slice(index + 1),
    };
  }
  return { now, later: [] };
}

function rangeOf(context: Excel.RequestContext, area: Area): Excel.Range {
  return usedOnce(
    context.workbook.worksheets
      .getItem(area.sheet.id)
      .getRangeByIndexes(area.firstRow, area.firstColumn, area.rows, area.columns),
  );
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
  const ranges = areas.map((area) => {
    const range = rangeOf(context, area);
    range.load(formatsToo ? "values,numberFormat" : "values");
    return { area, range };
  });
  await context.sync();
  await pause?.();
  const blocks = ranges.map(({ area, range }) => ({ area, values: cellValues(range.values) }));
  const formats = formatsToo
    ? ranges.map(({ area, range }) => ({ area, formats: cellFormats(range.numberFormat) }))
    : await readFormats(
        context,
        blocks.flatMap(({ area, values }) => rowsLikeDates(area, values)),
      );
  return blocks.map(({ area, values }) => {
    const known = formats.filter(({ area: { sheet } }) => sheet === area.sheet);
    return {
      sheet: area.sheet.name,
      firstRow: area.firstRow,
      firstColumn: area.firstColumn,
      values,
      numberFormat: (row, column) => {
        const found = known.find(
          ({ area: { firstRow, rows } }) => row >= firstRow && row < firstRow + rows,
        );
        return found?.formats[row - found.area.firstRow]?.[column - found.area.firstColumn];
      },
    };
  });
}

async function readFormats(
  context: Excel.RequestContext,
  areas: readonly Area[],
): Promise<{ area: Area; formats: string[][] }[]> {
  if (areas.length === 0) return [];
  const ranges = areas.map((area) => {
    const range = rangeOf(context, area);
    range.load("numberFormat");
    return { area, range };
  });
  await context.sync();
  return ranges.map(({ area, range }) => ({ area, formats: cellFormats(range.numberFormat) }));
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
