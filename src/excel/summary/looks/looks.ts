import type { CellValue } from "../../../poi/cells";
import { usedOnce } from "../../sheets";
import { WIDTH } from "../grid";
import type { Area } from "../sheet-area";
import { askForCells } from "./cell-looks";
import { chartsAlike, readCharts } from "./chart-looks";
import { listAlike, listText } from "./number-list";
import { askForPage, pageAlike } from "./page-looks";
import { parsePartition, partitionText, type Partition } from "./partition";
import { readHeights, readNumberFormats } from "./row-looks";

/** How a summary sheet looks, for telling whether a person has changed that. */
export interface Looks {
  /** Which of its cells were made to look the same. */
  readonly partition: Partition;
  /** How they look (`cell-looks.ts`). */
  readonly cells: string;
  readonly numberFormats: string;
  /** Of its rows but those with texts to fill in, in points, the lowest first. */
  readonly heights: readonly number[];
  /** Of the columns, in points. */
  readonly widths: readonly number[];
  /** Of our charts (`chart-looks.ts`). */
  readonly charts: readonly string[];
  /** Of the sheet as a whole (`page-looks.ts`). */
  readonly page: string;
}

/** Points. Excel rounds sizes to whole pixels, which are not the same on every screen. */
const TOLERANCE = { width: 2, height: 1 } as const;

/** Whether a row of a sheet says nothing in the columns that are shown. */
export const isBlankRow = (row: readonly CellValue[]): boolean =>
  row.slice(0, WIDTH).every((content) => content === "");

/**
 * Reads how a summary sheet looks. Two round trips, and one for as many cells' number formats as an answer holds.
 * @param cells formulas of the sheet's cells from A1 on, row by row: blank rows do not count
 * @param toFillIn the columns that a person fills in, and may format
 * @param partition which cells were made to look the same
 * @returns undefined where the sheet has not as many rows any more as the partition
 */
export async function readLooks(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  cells: readonly (readonly CellValue[])[],
  toFillIn: readonly Area[],
  partition: Partition,
): Promise<Looks | undefined> {
  const rows = [...cells.keys()].filter((row) => !isBlankRow(cells[row]));
  if (rows.length === 0 || rows.length !== partition.rows.length) return undefined;
  const columns = Array.from({ length: WIDTH }, (_, column) => {
    const { format } = usedOnce(sheet.getRangeByIndexes(0, column, 1, 1));
    format.load("columnWidth");
    return format;
  });
  const look = await askForCells(sheet, partition, rows, toFillIn);
  const page = askForPage(sheet, rows);
  const charts = await readCharts(context, sheet);
  return {
    partition,
    cells: look(),
    numberFormats: await readNumberFormats(context, sheet, cells, toFillIn),
    heights: await readHeights(context, sheet, rows, toFillIn),
    widths: columns.map(({ columnWidth }) => columnWidth),
    charts,
    page: page(),
  };
}

/** The text that is kept with the sheet. */
export function looksText(looks: Looks): string {
  const { partition, cells, numberFormats, heights, widths, charts, page } = looks;
  return [
    partitionText(partition),
    cells,
    numberFormats,
    listText(heights),
    listText(widths),
    charts.join(","),
    page,
  ].join("|");
}

/** Which cells were made to look the same, when `text` was kept. */
export const keptPartition = (text: string): Partition => parsePartition(text.split("|")[0]);

/** Whether a sheet looks as it did when `text` was kept. */
export function looksAlike(looks: Looks | undefined, text: string): boolean {
  if (!looks) return false;
  const { cells, numberFormats, heights, widths, charts, page } = looks;
  const [
    ,
    keptCells,
    keptFormats,
    keptHeights = "",
    keptWidths = "",
    keptCharts = "",
    keptPage = "",
  ] = text.split("|");
  return (
    keptCells === cells &&
    keptFormats === numberFormats &&
    listAlike(keptHeights, heights, TOLERANCE.height) &&
    listAlike(keptWidths, widths, TOLERANCE.width) &&
    chartsAlike(keptCharts.split(","), charts) &&
    pageAlike(keptPage, page)
  );
}
