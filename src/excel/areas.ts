import { OWN_SHEET_TOP } from "../i18n/own-sheet-look";
import { pointedOn, type PointedHeader } from "../poi/header/pointed-header";
import { cellValues } from "./cell-values";
import { knownSheet, type KnownSheet } from "./own-sheets";
import { usedOnce, type SheetRef } from "./sheets";
import { askMarker, markerFormula } from "./summary/marker";
import { neededColumns, stitched, type ColumnRun } from "./wide-sheet";

/** The rectangle of a sheet that holds anything; 0-based. */
export interface Area {
  readonly sheet: SheetRef;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rows: number;
  /** Cells read in a row. */
  readonly columns: number;
  /** The columns read, left to right, where they are not the `columns` from `firstColumn` on. */
  readonly runs?: readonly ColumnRun[];
  /** Whether cells further right were left out. */
  readonly isCut: boolean;
  /** Whether some of the sheet's rows are hidden, by hand or by a filter: which is asked with their cells. */
  readonly hasHiddenRows: boolean;
}

/** A POI kept by hand has some 40 columns. Of a wider sheet the header is read first, and then what it names. */
const WIDE = 256;

/**
 * An export of CEPLAN V.01 has 277 columns. A cell strayed to the right end of the sheet (XFD) would have 16,384
 * read; what stands this far right of the first used column is no part of a table.
 */
const MOST_COLUMNS = 1024;

/** A title, notes above the table and its header stand within these. */
const TOP_ROWS = 40;

/** What sheets hold, as far as it is to be read. */
export interface UsedAreas {
  /** What each sheet uses, without Cuadra's own sheets and empty ones. */
  readonly areas: readonly Area[];
  readonly ownSheets: readonly KnownSheet[];
}

/** What each sheet uses. One round trip. */
export async function usedAreas(
  context: Excel.RequestContext,
  sheets: readonly SheetRef[],
): Promise<UsedAreas> {
  const asked = sheets.map((sheet) => {
    const worksheet = context.workbook.worksheets.getItem(sheet.id);
    const range = usedOnce(worksheet.getUsedRangeOrNullObject(true));
    range.load("rowIndex,columnIndex,rowCount,columnCount,rowHidden");
    const marker = askMarker(worksheet);
    const { rows, columns } = OWN_SHEET_TOP;
    const top = usedOnce(worksheet.getRangeByIndexes(0, 0, rows, columns));
    top.load("values");
    return { sheet, range, marker, top };
  });
  await context.sync();
  const own = new Map<SheetRef, KnownSheet>();
  for (const { sheet, marker, top } of asked) {
    const known = knownSheet(sheet.name, markerFormula(marker), cellValues(top.values));
    if (known) own.set(sheet, known);
  }
  const areas = asked
    .filter(({ sheet, range }) => !own.has(sheet) && !range.isNullObject)
    .map(({ sheet, range }) => ({
      sheet,
      firstRow: range.rowIndex,
      firstColumn: range.columnIndex,
      rows: range.rowCount,
      columns: Math.min(range.columnCount, MOST_COLUMNS),
      isCut: range.columnCount > MOST_COLUMNS,
      // Office.js: true where all are hidden, null (whatever its types say) where some are.
      hasHiddenRows: (range.rowHidden as boolean | null) !== false,
    }));
  return { areas, ownSheets: [...own.values()] };
}

/** Cells that reading some areas gives. */
export const cellsOf = (areas: readonly Area[]): number =>
  areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0);

/** Tops of wide sheets read in one round trip: at most 40,960 cells each. */
const TOPS_AT_A_TIME = 8;

/**
 * Areas with no more columns than their headers need, which costs a round trip where some sheet is wide.
 * @param headers header cells that the user pointed at
 */
export async function narrowed(
  context: Excel.RequestContext,
  areas: readonly Area[],
  headers: readonly PointedHeader[],
): Promise<readonly Area[]> {
  const wide = areas.filter(({ columns }) => columns > WIDE);
  const needed = new Map<Area, readonly ColumnRun[]>();
  for (let from = 0; from < wide.length; from += TOPS_AT_A_TIME) {
    const some = wide.slice(from, from + TOPS_AT_A_TIME);
    for (const [index, runs] of (await runsNeeded(context, some, headers)).entries()) {
      needed.set(some[index], runs);
    }
  }
  return areas.flatMap((area) => {
    const runs = needed.get(area);
    if (!runs) return [area];
    // The header whole: what it names beyond what is needed has to be said.
    const top = Math.min(area.rows, TOP_ROWS);
    const below = { ...area, firstRow: area.firstRow + top, rows: area.rows - top };
    const columns = runs.reduce((sum, { count }) => sum + count, 0);
    return [{ ...area, rows: top }, ...(below.rows > 0 ? [{ ...below, runs, columns }] : [])];
  });
}

/** The columns that each area's header needs. One round trip. */
async function runsNeeded(
  context: Excel.RequestContext,
  areas: readonly Area[],
  headers: readonly PointedHeader[],
): Promise<(readonly ColumnRun[])[]> {
  const tops = areas.map((area) =>
    rangesOf(context, { ...area, rows: Math.min(area.rows, TOP_ROWS) }, "values"),
  );
  await context.sync();
  return tops.map(([top], index) =>
    neededColumns(
      cellValues(top.values),
      areas[index].firstColumn,
      WIDE,
      pointedOn(headers, areas[index].sheet.name),
    ),
  );
}

/** Splits off as many whole rows from the front as that many cells allow, at least one. */
export function takeRows(areas: readonly Area[], cells: number): { now: Area[]; later: Area[] } {
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

/** The ranges of an area's columns, left to right, with a property of their cells to be loaded. */
export function rangesOf(
  context: Excel.RequestContext,
  { sheet, firstRow, firstColumn, rows, columns, runs }: Area,
  load: "values" | "numberFormat" | "values,numberFormat",
): Excel.Range[] {
  return (runs ?? [{ first: firstColumn, count: columns }]).map(({ first, count }) => {
    const range = usedOnce(
      context.workbook.worksheets.getItem(sheet.id).getRangeByIndexes(firstRow, first, rows, count),
    );
    range.load(load);
    return range;
  });
}

/** One grid of an area's cells, of those of its ranges; what lies between them is blank. */
export function gridOf<T>({ runs, firstColumn }: Area, parts: readonly T[][][], blank: T): T[][] {
  return runs && (runs.length > 1 || runs[0].first !== firstColumn)
    ? stitched(parts, runs, firstColumn, blank)
    : parts[0];
}
