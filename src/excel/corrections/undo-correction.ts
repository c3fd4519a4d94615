import { cellAddress } from "../../poi/address";
import { CuadraError } from "../../poi/error";
import { runExcel } from "../run";
import { keepLog, loadLog, logIn } from "./correction-log";
import type { CorrectionRecord } from "./correction-record";
import { RowCells, differingColumn, rowOf, writeCells, writeFormats } from "./record-cells";

/**
 * Takes a correction back: its cells hold again what they held, to the letter, and the workbook forgets it. In any
 * order, also after the workbook was closed. Two round trips.
 * @param record as applyCorrection or listCorrections gave it
 * @throws CuadraError "corrected-cell-changed" where a cell no longer says what the correction wrote, or its row is
 * not where it was: nothing is changed then; "sheet-not-found"; "sheet-protected"; as runExcel
 */
export async function undoCorrection(record: CorrectionRecord): Promise<void> {
  await runExcel(async (context) => {
    const { sheet, row } = record;
    const log = loadLog(context);
    const cells = new RowCells(context, rowOf(record));
    await context.sync();
    if (!cells.exists) throw new CuadraError("sheet-not-found", { sheet });
    // Already as before when an earlier undo was cut off between the cells and the log.
    const isUndone = differingColumn(record, cells, "before") === undefined;
    const changed = differingColumn(record, cells, "after");
    if (changed !== undefined && !isUndone) {
      const cell = cellAddress(row, changed);
      throw new CuadraError("corrected-cell-changed", { sheet, cell });
    }
    if (!isUndone) writeCells(context, record, "before");
    writeFormats(context, record, "before");
    const kept = logIn(log);
    keepLog(context, { ...kept, records: kept.records.filter(({ id }) => id !== record.id) });
    await context.sync();
  });
}

/**
 * Takes the latest correction of the open workbook back. Three round trips.
 * @returns what was taken back
 * @throws CuadraError "nothing-to-undo", or as undoCorrection
 */
export async function undoLastCorrection(): Promise<CorrectionRecord> {
  const last = await runExcel(async (context) => {
    const log = loadLog(context);
    await context.sync();
    return logIn(log).records.at(-1);
  });
  if (!last) throw new CuadraError("nothing-to-undo", {});
  await undoCorrection(last);
  return last;
}
