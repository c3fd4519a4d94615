import { cellAddress } from "../../poi/address";
import { CuadraError } from "../../poi/error";
import type { Plan } from "../../poi/plan";
import { runExcel } from "../run";
import { keepLog, loadLog, logIn } from "./correction-log";
import type { CorrectionLog, CorrectionRecord } from "./correction-record";
import { atPresentPlaces, whereMade, type PlacedRecord } from "./present-places";
import {
  RowCells,
  differingColumn,
  rowOf,
  writeCells,
  writeFormats,
  writeFound,
} from "./record-cells";

/** A correction that was not taken back, and why. Its cells are as they were. */
export interface UndoRefusal {
  readonly record: CorrectionRecord;
  readonly error: CuadraError;
}

/** What came of corrections that were to be taken back. */
export interface Undone {
  readonly undone: readonly CorrectionRecord[];
  readonly refused: readonly UndoRefusal[];
}

/** As many as are made at a time. */
const UNDONE_AT_A_TIME = 200;

/**
 * Takes corrections back, the latest first, each wholly or not at all: its cells hold again what they held, to the
 * letter, and the workbook forgets it. Also after the workbook was closed. Two round trips for every 200, and one for
 * each on a protected sheet. What is refused does not stop the others, and says why: "corrected-cell-changed" where a
 * cell no longer says what the correction wrote, or it is not known where it stands; "sheet-not-found";
 * "sheet-protected"; as runExcel.
 * @param records as applyCorrections or listCorrections gave them, in any order
 * @param plan the workbook's, where it has been read: without it, cells are looked for where they were
 */
export async function undoCorrections(
  records: readonly CorrectionRecord[],
  plan?: Plan,
): Promise<Undone> {
  const undone: CorrectionRecord[] = [];
  const refused: UndoRefusal[] = [];
  const placed = plan ? atPresentPlaces(records, plan) : records.map(whereMade);
  let left = placed.sort((a, b) => b.id - a.id);
  while (left.length > 0) {
    const part = oneOfEachRow(left).slice(0, UNDONE_AT_A_TIME);
    left = left.filter((record) => !part.includes(record));
    const done = await undoPart(part);
    undone.push(...done.undone);
    refused.push(...done.refused);
  }
  return { undone, refused };
}

/** The first of each row: an older correction of a row can only be looked at once the newer one is taken back. */
function oneOfEachRow(records: readonly PlacedRecord[]): PlacedRecord[] {
  const rows = new Set<string>();
  return records.filter(({ sheet, row }) => {
    const key = `${row} ${sheet}`;
    if (rows.has(key)) return false;
    rows.add(key);
    return true;
  });
}

/** All together; then, one by one, those on protected sheets and those of a batch that failed. */
async function undoPart(records: readonly PlacedRecord[]): Promise<Undone> {
  const together = await undoBatch(records);
  const undone = [...together.undone];
  const refused = [...together.refused];
  for (const record of together.left) {
    const alone = await undoBatch([record]);
    undone.push(...alone.undone);
    refused.push(...alone.refused);
  }
  return { undone, refused };
}

interface UndoneBatch extends Undone {
  /** To be tried one by one: a locked cell refuses its own correction, not the others. */
  readonly left: readonly PlacedRecord[];
}

async function undoBatch(records: readonly PlacedRecord[]): Promise<UndoneBatch> {
  try {
    return await runExcel((context) => readAndUndo(context, records));
  } catch (error) {
    if (!(error instanceof CuadraError)) throw error;
    return { undone: [], refused: records.map((record) => ({ record, error })), left: [] };
  }
}

/** One that was cut off half-way can be asked for again: what is already as before is only forgotten. */
async function readAndUndo(
  context: Excel.RequestContext,
  records: readonly PlacedRecord[],
): Promise<UndoneBatch> {
  const log = loadLog(context);
  const asked = records.map((record) => ({ record, cells: new RowCells(context, rowOf(record)) }));
  await context.sync();
  const undone: { readonly record: PlacedRecord; readonly found: RowCells }[] = [];
  const refused: UndoRefusal[] = [];
  const left: PlacedRecord[] = [];
  for (const { record, cells } of asked) {
    const error = obstacle(record, cells);
    if (error) refused.push({ record, error });
    else if (cells.isProtected && records.length > 1) left.push(record);
    else {
      // Asked for before they are written, in the same request: a row may have moved since it was read.
      const found = new RowCells(context, rowOf(record));
      if (differingColumn(record, cells, "before") !== undefined)
        writeCells(context, record, "before");
      writeFormats(context, record, "before");
      undone.push({ record, found });
    }
  }
  if (undone.length === 0) return { undone: [], refused, left };
  const kept = logIn(log);
  keepLog(context, withoutRecords(kept, undone));
  try {
    await context.sync();
  } catch (error) {
    if (records.length === 1) throw error;
    return { undone: [], refused, left: [...undone.map(({ record }) => record), ...left] };
  }
  const [moved, done] = [true, false].map((isMoved) =>
    undone.filter(({ record, found }) => (obstacle(record, found) !== undefined) === isMoved),
  );
  if (moved.length > 0) {
    for (const { record, found } of moved) {
      writeFound(context, record, found);
      const error = obstacle(record, found);
      if (error) refused.push({ record, error });
    }
    keepLog(context, withoutRecords(kept, done));
    await context.sync();
  }
  return { undone: done.map(({ record }) => record), refused, left };
}

function withoutRecords(
  log: CorrectionLog,
  undone: readonly { readonly record: CorrectionRecord }[],
): CorrectionLog {
  const ids = new Set(undone.map(({ record }) => record.id));
  return { ...log, records: log.records.filter(({ id }) => !ids.has(id)) };
}

function obstacle(record: PlacedRecord, cells: RowCells): CuadraError | undefined {
  const { sheet, row } = record;
  if (!cells.exists) return new CuadraError("sheet-not-found", { sheet });
  const changed = differingColumn(record, cells, "after");
  // Already as before when an earlier undo was cut off between the cells and the log.
  const isAsMade = changed === undefined || differingColumn(record, cells, "before") === undefined;
  if (isAsMade && record.isPlaced) return undefined;
  const cell = cellAddress(row, changed ?? record.cells[0].column);
  return new CuadraError("corrected-cell-changed", { sheet, cell });
}
