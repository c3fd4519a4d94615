import type { CellValue } from "../../../poi/cells";
import { usedOnce } from "../../sheets";
import { WIDTH } from "../grid";
import type { Area } from "../sheet-area";
import { askForCharts, chartsAlike } from "./chart-looks";
import { listAlike, listText } from "./number-list";
import { askForPage } from "./page-looks";
import { readRows } from "./row-looks";

/** How a summary sheet looks, for telling whether a person has changed that. */
export interface Looks {
  /** Of its rows' cells (`row-looks.ts`); "" of a long sheet. */
  readonly rows: string;
  /** Of its rows but those with texts to fill in, in points, the lowest first; undefined of a long sheet. */
  readonly heights: readonly number[] | undefined;
  /** Of the columns, in points. */
  readonly widths: readonly number[];
  /** Of our charts (`chart-looks.ts`). */
  readonly charts: readonly string[];
  /** Of the sheet as a whole (`page-looks.ts`). */
  readonly page: string;
}

/** Points. Excel rounds sizes to whole pixels, which are not the same on every screen. */
const TOLERANCE = { width: 2, height: 1 } as const;

/**
 * Reads how a summary sheet looks. One round trip, and one for each further 100 rows.
 * @param cells formulas of the sheet's cells from A1 on, row by row: blank rows do not count
 * @param toFillIn the columns that a person fills in, and may format
 */
export async function readLooks(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  cells: readonly (readonly CellValue[])[],
  toFillIn: readonly Area[],
): Promise<Looks> {
  const columns = Array.from({ length: WIDTH }, (_, column) => {
    const { format } = usedOnce(sheet.getRangeByIndexes(0, column, 1, 1));
    format.load("columnWidth");
    return format;
  });
  const charts = askForCharts(sheet);
  const page = askForPage(sheet, cells.length);
  const rows = await readRows(context, sheet, cells, toFillIn);
  return {
    ...rows,
    widths: columns.map(({ columnWidth }) => columnWidth),
    charts: charts(),
    page: page(),
  };
}

/** The text that is kept with the sheet. */
export function looksText({ rows, heights, widths, charts, page }: Looks): string {
  return [rows, heights ? listText(heights) : "", listText(widths), charts.join(","), page].join(
    "|",
  );
}

/** Whether a sheet looks as it did when `text` was kept; of one without such a text nothing is known. */
export function looksAlike({ rows, heights, widths, charts, page }: Looks, text: string): boolean {
  if (text === "") return true;
  const [keptRows, keptHeights = "", keptWidths = "", keptCharts = "", keptPage] = text.split("|");
  if (rows !== "" && keptRows !== "" && rows !== keptRows) return false;
  return (
    (!heights || keptHeights === "" || listAlike(keptHeights, heights, TOLERANCE.height)) &&
    listAlike(keptWidths, widths, TOLERANCE.width) &&
    chartsAlike(keptCharts.split(","), charts) &&
    keptPage === page
  );
}
