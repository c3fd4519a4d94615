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
 * @throws CuadraError "sheet-not-found" where it was deleted or renamed; as runExcel
 */
export async function goTo({ sheet, row, column }: Place): Promise<void> {
  await runExcel(async (context) => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    worksheet.activate();
    const cell = worksheet.getCell(row, Math.max(0, column));
    (column < 0 ? cell.getEntireRow() : cell).select();
    try {
      await context.sync();
    } catch (error) {
      if (isNotFound(error)) throw new CuadraError("sheet-not-found", { sheet }, { cause: error });
      throw error;
    }
  });
}
