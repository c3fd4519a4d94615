import type { Catalogue } from "../../i18n/index";
import type { StandardForm } from "../../poi/consolidate/standard-form";
import { usedOnce } from "../sheets";
import { COLOR, FONT_SIZE } from "../summary/grid";
import { makeOwnSheet } from "./own-sheet";
import { writeRows } from "./write-rows";

/** By which a sheet that is being built is known again, should that be cut off. */
const MARKER = "_cuadra_consolidated";

/** Points. */
const TEXT_WIDTHS = { unit: 135, category: 105, activity: 211, measure: 77 };
const FIGURE_WIDTH = 36;
const PROVENANCE_WIDTHS = [135, 67, 38, 86, 86, 86];
const TITLE_SIZE = 14;

/**
 * Puts a consolidated plan on a new sheet of the workbook, "POI consolidado": quarters and TOTAL as formulas. It is a
 * sheet of the plan like any other from then on.
 * @returns the sheet's name
 * @throws CuadraError as makeOwnSheet
 */
export function makeConsolidatedSheet(
  form: StandardForm,
  texts: Catalogue,
  signal?: AbortSignal,
): Promise<string> {
  const { headers } = form;
  const firstRow = headers[0].last + 1;
  // Of two headers neither holds for all rows.
  const isOneTable = headers.length === 1;
  const build = async (context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> => {
    const { columns, totalRow, merges } = form;
    const range = (row: number, column: number, count: number, wide: number): Excel.Range =>
      usedOnce(sheet.getRangeByIndexes(row, column, count, wide));
    for (let column = 0; column < columns; column++)
      range(0, column, 1, 1).format.columnWidth = widthOf(column, form);
    const { format } = range(0, 0, form.rows.length, columns);
    format.font.size = FONT_SIZE;
    format.verticalAlignment = "Center";
    range(firstRow, 0, totalRow - firstRow, form.texts.length).format.wrapText = true;
    const title = range(0, 0, 1, 1).format.font;
    title.size = TITLE_SIZE;
    title.bold = true;
    title.color = COLOR.title;
    for (const { first, last } of headers) {
      const head = range(first, 0, last - first + 1, columns).format;
      head.font.bold = true;
      head.fill.color = COLOR.group;
      head.wrapText = true;
      head.horizontalAlignment = "Center";
    }
    const total = range(totalRow, 0, 1, columns).format;
    total.font.bold = true;
    total.fill.color = COLOR.group;
    await writeRows(context, sheet, rowsOf(form));
    for (const { startRow, startCol, endRow, endCol } of merges)
      range(startRow, startCol, endRow - startRow + 1, endCol - startCol + 1).merge(false);
    const { pageLayout } = sheet;
    pageLayout.orientation = "Landscape";
    pageLayout.paperSize = "A3";
    pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    if (isOneTable) pageLayout.setPrintTitleRows(`$${headers[0].first + 1}:$${firstRow}`);
  };
  return makeOwnSheet(
    {
      marker: MARKER,
      says: "consolidated",
      name: texts.consolidating.form.newSheetName,
      replaces: false,
      rows: form.rows.length,
      columns: form.columns,
      frozenRows: isOneTable ? firstRow : 0,
      build,
    },
    signal,
  );
}

/** The form's cells, all rows as long as the longest. */
function rowsOf({ rows, columns }: StandardForm): StandardForm["rows"] {
  return rows.map((row) => Array.from({ length: columns }, (_, column) => row[column] ?? null));
}

function widthOf(column: number, { texts, provenanceColumn }: StandardForm): number {
  if (column < texts.length) return TEXT_WIDTHS[texts[column]];
  if (column < provenanceColumn) return FIGURE_WIDTH;
  return PROVENANCE_WIDTHS[column - provenanceColumn];
}
