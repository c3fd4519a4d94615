import {
  AMOUNT_COLUMNS,
  DIFFERENCE_COLUMN,
  differencesTable,
  type DifferencesTable,
} from "../../i18n/differences-table";
import type { Catalogue } from "../../i18n/index";
import type { PlanDifferences } from "../../poi/compare/differences";
import { usedOnce } from "../sheets";
import { COLOR, FONT_SIZE } from "../summary/grid";
import { DIFFERENCES, SUMMARY_MARKER } from "../summary/marker";
import { fittingHeight, heightRuns, type HeightRun } from "../summary/row-heights";
import { makeOwnSheet } from "./own-sheet";
import { writeRows } from "./write-rows";

/** Points that a character takes, at the size of the sheet's texts. */
const CHARACTER = 4.8;
const REPORTED_FILL = "#FFF2CC";

/** Of a sheet with more heights, rows are left to Excel, which fits them itself; LibreOffice does not. */
const MOST_HEIGHTS = 500;

/**
 * Puts the sheet "Diferencias" into the workbook: a row for each difference. The one made before is replaced, unless
 * somebody has edited it; a sheet of the user's that is called so stays. It is no part of the plan.
 * @returns the sheet's name
 * @throws CuadraError as makeOwnSheet
 */
export function makeDifferencesSheet(
  differences: PlanDifferences,
  texts: Catalogue,
  signal?: AbortSignal,
): Promise<string> {
  const table = differencesTable(differences, texts);
  return makeOwnSheet(
    {
      marker: SUMMARY_MARKER,
      says: DIFFERENCES,
      name: texts.comparing.sheetName,
      replaces: true,
      rows: 1 + table.rows.length,
      columns: table.header.length,
      frozenRows: 1,
      build: async (context, sheet) => {
        layOut(sheet, table);
        await writeRows(context, sheet, [table.header, ...table.rows]);
        setPage(sheet);
      },
    },
    signal,
  );
}

function layOut(sheet: Excel.Worksheet, table: DifferencesTable): void {
  const { header, rows, reported, widths, amountFormat } = table;
  const count = 1 + rows.length;
  const range = (row: number, column: number, height: number, columns: number): Excel.Range =>
    usedOnce(sheet.getRangeByIndexes(row, column, height, columns));
  for (const [column, width] of widths.entries())
    range(0, column, 1, 1).format.columnWidth = width * CHARACTER;
  const { format } = range(0, 0, count, header.length);
  format.font.size = FONT_SIZE;
  format.wrapText = true;
  format.verticalAlignment = "Top";
  const { first, last } = AMOUNT_COLUMNS;
  // One text for a whole range: every cell gets it.
  const amounts = range(1, first, rows.length, last - first + 1);
  Object.assign(amounts, { numberFormat: amountFormat });
  // A figure stands at the right edge, the next column's text at the left.
  const figures = range(0, DIFFERENCE_COLUMN, count, 1).format;
  figures.horizontalAlignment = "Right";
  figures.indentLevel = 1;
  const head = range(0, 0, 1, header.length).format;
  head.font.bold = true;
  head.fill.color = COLOR.group;
  if (reported > 0) range(1, 0, reported, header.length).format.fill.color = REPORTED_FILL;
  for (const { row, rows: height, height: points } of heightsOf(table))
    range(row, 0, height, 1).format.rowHeight = points;
}

/** The heights of all rows; none where they are too many. */
function heightsOf({ header, rows, widths }: DifferencesTable): readonly HeightRun[] {
  const points = widths.map((width) => width * CHARACTER);
  const heights = heightRuns(
    [header, ...rows].map((row) =>
      fittingHeight(
        row.map((cell) => cell ?? ""),
        points,
      ),
    ),
  );
  return heights.length <= MOST_HEIGHTS ? heights : [];
}

function setPage({ pageLayout }: Excel.Worksheet): void {
  pageLayout.orientation = "Landscape";
  pageLayout.paperSize = "A4";
  pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  pageLayout.setPrintTitleRows("$1:$1");
}
