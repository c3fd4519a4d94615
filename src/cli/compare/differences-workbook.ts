import { writeXlsx } from "hucre/xlsx";
import type { Cell, CellStyle, CellValue } from "hucre";
import {
  AMOUNT_COLUMNS,
  DIFFERENCE_COLUMN,
  differencesTable,
  type TableCell,
} from "../../i18n/differences-table";
import type { Catalogue } from "../../i18n/index";
import { FONT_SIZE } from "../../excel/summary/grid";
import { DIFFERENCES, SUMMARY_MARKER } from "../../excel/summary/marker";
import { fittingHeight } from "../../excel/summary/row-heights";
import { cellAddress } from "../../poi/address";
import { cellText } from "../cell-text";
import type { Comparison } from "./comparison";

const FONT = { name: "Calibri", size: FONT_SIZE };
const HEADER: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "D9E1F2" } },
  alignment: { vertical: "center", wrapText: true },
};
const WRAPPED: CellStyle = {
  font: FONT,
  alignment: { vertical: "top", wrapText: true },
};
const REPORTED: CellStyle = {
  ...WRAPPED,
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF2CC" } },
};

/** How a cell of a column looks: amounts by their format; a difference keeps off the text right of it. */
function inColumn(column: number, style: CellStyle, numFmt: string): CellStyle {
  const { first, last } = AMOUNT_COLUMNS;
  const looks = column < first || column > last ? style : { ...style, numFmt };
  return column === DIFFERENCE_COLUMN
    ? { ...looks, alignment: { ...looks.alignment, horizontal: "right", indent: 1 } }
    : looks;
}

/** Points of a column of so many characters, as Excel draws them in a new workbook's font. */
const pointsOf = (characters: number): number => (7 * characters + 5) * 0.75;

/**
 * A workbook with one sheet, a row for each difference: what changed, of which activity, what it said and says, where.
 * Texts of the plans are written as texts, never as formulas.
 * @returns the bytes of an .xlsx file
 */
export async function differencesWorkbook(
  { differences }: Comparison,
  texts: Catalogue,
): Promise<Uint8Array> {
  const {
    header,
    rows: body,
    reported,
    widths,
    amountFormat,
  } = differencesTable(differences, texts);
  const rows = [header, ...body].map((row) => row.map(valueOf));
  const styles = new Map<string, Partial<Cell>>();
  for (const [column] of widths.entries()) {
    styles.set(`0,${column}`, { style: HEADER });
    for (let row = 1; row <= reported; row++)
      styles.set(`${row},${column}`, { style: inColumn(column, REPORTED, amountFormat) });
  }
  const name = texts.comparing.sheetName;
  const points = widths.map(pointsOf);
  // LibreOffice fits no row of a file that it did not write: long names would run into the next row.
  const heights = [header, ...body].map((row, at): [number, { height: number }] => [
    at,
    {
      height: fittingHeight(
        row.map((cell) => cell ?? ""),
        points,
      ),
    },
  ]);
  return writeXlsx({
    // It is not taken for a plan wherever it is read.
    namedRanges: [{ name: SUMMARY_MARKER, range: `"${DIFFERENCES}"`, scope: name }],
    sheets: [
      {
        name,
        rows,
        cells: styles,
        columns: widths.map((width, column) => ({
          width,
          style: inColumn(column, WRAPPED, amountFormat),
        })),
        rowDefs: new Map(heights),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${cellAddress(rows.length - 1, widths.length - 1)}` },
        pageSetup: {
          paperSize: "a4",
          orientation: "landscape",
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: "$1:$1",
        },
        headerFooter: { oddFooter: "&C&P / &N" },
      },
    ],
  });
}

function valueOf(value: TableCell): CellValue {
  return typeof value === "string" ? cellText(value) : value;
}
