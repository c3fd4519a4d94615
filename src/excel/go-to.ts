import { sheetCell } from "../poi/address";
import { CuadraError } from "../poi/error";
import { isNotFound, runExcel } from "./run";

/** One cell, or a whole row where column is -1; 0-based. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/**
 * Activates the sheet and selects the cell, or the row: one round trip.
 * @throws CuadraError "sheet-not-found" where it was deleted or renamed, "sheet-hidden"; as runExcel
 */
export async function goTo({ sheet, row, column }: Place): Promise<void> {
  await runExcel(async (context) => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    worksheet.load("visibility");
    worksheet.activate();
    const at = sheetCell(row, Math.max(0, column));
    const cell = worksheet.getCell(at.row, at.column);
    (column < 0 ? cell.getEntireRow() : cell).select();
    try {
      await context.sync();
    } catch (error) {
      if (isNotFound(error)) throw new CuadraError("sheet-not-found", { sheet }, { cause: error });
      if (await isHidden(sheet)) throw new CuadraError("sheet-hidden", { sheet }, { cause: error });
      throw error;
    }
    // Whether activating it fails is nowhere documented.
    if (worksheet.visibility !== "Visible") throw new CuadraError("sheet-hidden", { sheet });
  });
}

/** Asked once going there has failed, for Excel does not say why. */
async function isHidden(sheet: string): Promise<boolean> {
  try {
    return await runExcel(async (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet);
      worksheet.load("visibility");
      await context.sync();
      return worksheet.visibility !== "Visible";
    });
  } catch {
    // Asking failed as well: what is known is the error that was asked about.
    return false;
  }
}
