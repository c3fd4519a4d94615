import { writeXlsx } from "hucre/xlsx";
import type { Cell, CellStyle, CellValue } from "hucre";
import { placeText } from "../../i18n/difference-text";
import type { Catalogue } from "../../i18n/index";
import { cellAddress } from "../../poi/address";
import type { CellDifference, RowPlace } from "../../poi/compare/differences";
import { cellText } from "../cell-text";
import type { Comparison } from "./comparison";

/** Of the columns below, in characters. */
const WIDTHS = [24, 14, 30, 46, 18, 26, 18, 18, 12, 18, 12, 18, 12];
/** Antes and Ahora are left as they are; the difference is a figure. */
const DIFFERENCE_COLUMN = 8;
const HEADER: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "D9E1F2" } },
  alignment: { vertical: "center", wrapText: true },
};
const WRAPPED: CellStyle = { alignment: { vertical: "top", wrapText: true } };
const REPORTED: CellStyle = {
  ...WRAPPED,
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF2CC" } },
};

/**
 * A workbook with one sheet, a row for each difference: what changed, of which activity, what it said and says, where.
 * Texts of the plans are written as texts, never as formulas.
 * @returns the bytes of an .xlsx file
 */
export async function differencesWorkbook(
  { differences }: Comparison,
  texts: Catalogue,
): Promise<Uint8Array> {
  const { comparing } = texts;
  // Reported execution first: that is what is looked for.
  const cells = [
    ...differences.cells.filter(({ reported }) => reported),
    ...differences.cells.filter(({ reported }) => !reported),
  ];
  const rows: CellValue[][] = [
    header(texts),
    ...cells.map((cell) => cellRow(cell, texts)),
    ...differences.added.map((row) => placeRow(comparing.added, null, row)),
    ...differences.removed.map((row) => placeRow(comparing.removed, row, null)),
    ...differences.addedTotals.map((row) => placeRow(comparing.addedTotal, null, row)),
    ...differences.removedTotals.map((row) => placeRow(comparing.removedTotal, row, null)),
    ...differences.addedColumns.map((slot) => columnRow(comparing.addedColumn, slot, texts)),
    ...differences.removedColumns.map((slot) => columnRow(comparing.removedColumn, slot, texts)),
  ];
  const styles = new Map<string, Partial<Cell>>();
  for (const [column] of WIDTHS.entries()) {
    styles.set(`0,${column}`, { style: HEADER });
    for (let row = 1; row <= differences.counts.reported; row++)
      styles.set(`${row},${column}`, { style: REPORTED });
  }
  return writeXlsx({
    sheets: [
      {
        name: comparing.sheetName,
        rows,
        cells: styles,
        columns: WIDTHS.map((width) => ({ width, style: WRAPPED })),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${cellAddress(rows.length - 1, WIDTHS.length - 1)}` },
        pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
  });
}

function header({ comparing, columns }: Catalogue): CellValue[] {
  return [
    comparing.kindHeader,
    comparing.severity,
    columns.role("unit"),
    columns.role("activity"),
    columns.role("measure"),
    comparing.column,
    comparing.before,
    comparing.after,
    comparing.difference,
    comparing.sheetBefore,
    comparing.cellBefore,
    comparing.sheetNow,
    comparing.cellNow,
  ];
}

function cellRow(difference: CellDifference, texts: Catalogue): CellValue[] {
  const { comparing } = texts;
  const { kind, unit, activity, measure, before, after, from, to } = difference;
  const row: CellValue[] = [
    comparing.kind(kind),
    difference.reported ? comparing.warning : null,
    ...[unit, activity, measure].map(cellText),
    placeText(texts, difference),
    valueOf(before),
    valueOf(after),
    null,
    cellText(from.sheet),
    cellAddress(from.row, from.column),
    cellText(to.sheet),
    cellAddress(to.row, to.column),
  ];
  if (typeof (before ?? 0) === "number" && typeof (after ?? 0) === "number")
    row[DIFFERENCE_COLUMN] = Number(after ?? 0) - Number(before ?? 0);
  return row;
}

function placeRow(what: string, before: RowPlace | null, after: RowPlace | null): CellValue[] {
  const { unit, activity, measure } = after ?? before ?? { unit: "", activity: "", measure: "" };
  const place = (row: RowPlace | null): CellValue[] =>
    row ? [cellText(row.sheet), `${row.row + 1}:${row.row + 1}`] : [null, null];
  return [
    what,
    null,
    ...[unit, activity, measure].map(cellText),
    ...Array<CellValue>(4).fill(null),
    ...place(before),
    ...place(after),
  ];
}

function columnRow(what: string, slot: number, { columns }: Catalogue): CellValue[] {
  return [
    what,
    ...Array<CellValue>(4).fill(null),
    columns.slotName(slot),
    ...Array<CellValue>(7).fill(null),
  ];
}

function valueOf(value: CellDifference["before"]): CellValue {
  return typeof value === "string" ? cellText(value) : value;
}
