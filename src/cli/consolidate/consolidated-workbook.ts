import { writeXlsx } from "hucre/xlsx";
import type { Cell, CellStyle, CellValue } from "hucre";
import type { FormCell } from "../../poi/consolidate/form-cell";
import type { StandardForm } from "../../poi/consolidate/standard-form";
import { cellText } from "../cell-text";

const thin = { style: "thin", color: { rgb: "A6A6A6" } } as const;
const solid = { type: "pattern", pattern: "solid", fgColor: { rgb: "D9E1F2" } } as const;
const TITLE: CellStyle = { font: { size: 14, bold: true, color: { rgb: "1F3864" } } };
const HEADER: CellStyle = {
  font: { size: 9, bold: true },
  fill: solid,
  border: { top: thin, right: thin, bottom: thin, left: thin },
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};
const TOTAL: CellStyle = { font: { size: 9, bold: true }, fill: solid };
const TEXT: CellStyle = { font: { size: 9 }, alignment: { vertical: "center", wrapText: true } };
const FIGURE: CellStyle = { font: { size: 9 }, alignment: { vertical: "center" } };

const TEXT_WIDTHS = { unit: 28, category: 22, activity: 44, measure: 16 };
const FIGURE_WIDTH = 7.5;
const PROVENANCE_WIDTHS = [28, 14, 8, 18, 18, 18];

/**
 * The workbook of a plan in the usual form. Texts of the plan are written as texts, never as formulas; formulas are
 * written with what they give, so that they show without calculating.
 * @returns the bytes of an .xlsx file
 */
export async function consolidatedWorkbook(form: StandardForm, sheet: string): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>();
  const rows = form.rows.map((row, at) =>
    row.map((cell, column): CellValue => {
      if (isFormula(cell))
        cells.set(`${at},${column}`, { formula: cell.formula, formulaResult: cell.value });
      return valueOf(cell);
    }),
  );
  const styleAll = (row: number, style: CellStyle, from = 0): void => {
    for (let column = from; column < form.columns; column++)
      cells.set(`${row},${column}`, { ...cells.get(`${row},${column}`), style });
  };
  cells.set("0,0", { style: TITLE });
  for (const { first, last } of form.headers)
    for (let row = first; row <= last; row++) styleAll(row, HEADER);
  styleAll(form.totalRow, TOTAL);
  return writeXlsx({
    sheets: [
      {
        name: sheet,
        rows,
        cells,
        merges: [...form.merges],
        columns: Array.from({ length: form.columns }, (_, column) => ({
          width: widthOf(column, form),
          style: column < form.texts.length || column >= form.provenanceColumn ? TEXT : FIGURE,
        })),
        // Of two headers neither holds for all rows.
        ...(form.headers.length === 1 && { freezePane: { rows: form.headers[0].last + 1 } }),
        pageSetup: {
          paperSize: "a3",
          orientation: "landscape",
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        },
      },
    ],
  });
}

function isFormula(cell: FormCell): cell is Extract<FormCell, object> {
  return typeof cell === "object" && cell !== null;
}

function valueOf(cell: FormCell): CellValue {
  if (isFormula(cell)) return cell.value;
  return typeof cell === "string" ? cellText(cell) : cell;
}

function widthOf(column: number, { texts, provenanceColumn }: StandardForm): number {
  if (column < texts.length) return TEXT_WIDTHS[texts[column]];
  if (column < provenanceColumn) return FIGURE_WIDTH;
  return PROVENANCE_WIDTHS[column - provenanceColumn];
}
