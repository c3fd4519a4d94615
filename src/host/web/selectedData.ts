import type { EmbeddedExcel } from "../embeddedExcel";
import { columnName } from "../model/address";
import { cellValue } from "../objects/rangeValues";
import type { Workbook } from "../model/workbook";
import { isObject } from "./envelope";

/** document.getSelectedDataAsync: the values of the first selected area, row by row. */
export function selectedData(workbook: Workbook): object {
  const sheet = workbook.activeSheet;
  const area = sheet.selection.at(0);
  const used = sheet.cells.used(true);
  const rows: unknown[][] = [];
  if (area) {
    // Whole rows and columns are read as far as the sheet is used.
    const bottom = Math.min(area.bottom, Math.max(area.top, used?.bottom ?? area.top));
    const right = Math.min(area.right, Math.max(area.left, used?.right ?? area.left));
    for (let row = area.top; row <= bottom; row += 1) {
      const cells: unknown[] = [];
      for (let column = area.left; column <= right; column += 1) {
        cells.push(cellValue(sheet, row, column));
      }
      rows.push(cells);
    }
  }
  return { Rows: rows, Headers: null };
}

/** document.setSelectedDataAsync: writes from the first selected cell on. False when malformed. */
export async function setSelectedData(excel: EmbeddedExcel, method: unknown): Promise<boolean> {
  const data = isObject(method) ? method.Data : undefined;
  const given = isObject(data) && Array.isArray(data.Rows) ? data.Rows : data;
  const rows: unknown[] = Array.isArray(given) ? given : [[given]];
  const sheet = excel.workbook.activeSheet;
  const area = sheet.selection.at(0);
  if (!area) return false;
  for (const [down, cells] of rows.entries()) {
    for (const [across, value] of (Array.isArray(cells) ? cells : [cells]).entries()) {
      const text = typeof value === "object" || value === undefined ? "" : String(value);
      const address = `${columnName(area.left + across)}${area.top + down + 1}`;
      await excel.user.type(sheet.name, address, text);
    }
  }
  return true;
}
