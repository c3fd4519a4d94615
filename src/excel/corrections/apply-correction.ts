import { correctionReason } from "../../i18n/correction-text";
import type { Catalogue } from "../../i18n/index";
import { cellAddress } from "../../poi/address";
import { isDateFormat } from "../../poi/cells";
import type { Correction } from "../../poi/diagnosis/correction";
import { CuadraError } from "../../poi/error";
import type { Plan } from "../../poi/plan";
import { runExcel, stopIfAborted } from "../run";
import { isFormula } from "./cell-input";
import { keepLog, loadLog, logIn } from "./correction-log";
import type { CorrectedCell, CorrectionLog, CorrectionRecord } from "./correction-record";
import { namedColumns } from "./named-columns";
import { PlanRow } from "./plan-row";
import {
  differingColumn,
  rowOf,
  writeCells,
  writeFormats,
  writeFound,
  RowCells,
} from "./record-cells";

export interface ApplyOptions {
  /** The language in which the reason is remembered. */
  readonly texts: Catalogue;
  /** Whether formulas may be replaced by numbers; ask the user first. */
  readonly overFormulas?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A correction that was not made, and why. Its cells are as they were. */
export interface Refusal {
  readonly correction: Correction;
  readonly error: CuadraError;
}

/** What came of corrections that were to be made. */
export interface Applied {
  /** In the order of the corrections. */
  readonly made: readonly { readonly correction: Correction; readonly record: CorrectionRecord }[];
  readonly refused: readonly Refusal[];
}

interface Pending {
  readonly correction: Correction;
  readonly record: CorrectionRecord;
  readonly isProtected: boolean;
}

/** So many rows and their records fit a request and its answer many times over. */
const CORRECTIONS_AT_A_TIME = 200;

/**
 * Makes corrections, each wholly or not at all: its cells and no other, in one action, so no failure can leave half of
 * one; and remembers them in the workbook. Two round trips for every 200, and one for each on a protected sheet: the
 * rows are read again, and written only if they still are what the plan says. What is refused does not stop the others,
 * and says why: "cell-changed" where anything of its row is not as it was read; "cell-has-formula" where a formula would
 * be replaced and `overFormulas` is not set; "sheet-not-found"; "sheet-protected"; as runExcel.
 * @param plan the plan that was diagnosed; no two corrections may change the same cell
 * @throws CuadraError "cancelled", or as runExcel, when the rows could not be read
 */
export async function applyCorrections(
  plan: Plan,
  corrections: readonly Correction[],
  options: ApplyOptions,
): Promise<Applied> {
  const made: Applied["made"][number][] = [];
  const refused: Refusal[] = [];
  for (let from = 0; from < corrections.length; from += CORRECTIONS_AT_A_TIME) {
    const part = corrections.slice(from, from + CORRECTIONS_AT_A_TIME);
    let prepared: Prepared;
    try {
      prepared = await prepare(plan, part, options);
    } catch (error) {
      if (from === 0 || !(error instanceof CuadraError)) throw error;
      refused.push(...corrections.slice(from).map((correction) => ({ correction, error })));
      break;
    }
    refused.push(...prepared.refused);
    let { log } = prepared;
    for (const group of groupsOf(prepared.pending)) {
      const written = await write(log, group, options.signal);
      log = written.log;
      made.push(...written.made);
      refused.push(...written.refused);
    }
  }
  return { made, refused };
}

interface Prepared {
  readonly log: CorrectionLog;
  readonly pending: readonly Pending[];
  readonly refused: readonly Refusal[];
}

/** Reads the rows again and sorts out what cannot be corrected. One round trip. */
async function prepare(
  plan: Plan,
  corrections: readonly Correction[],
  options: ApplyOptions,
): Promise<Prepared> {
  return runExcel(async (context) => {
    stopIfAborted(options.signal);
    const log = loadLog(context);
    const asked = corrections.map((correction) => {
      const row = new PlanRow(plan, correction);
      return { correction, row, cells: new RowCells(context, row.place) };
    });
    await context.sync();
    const kept = logIn(log);
    const time = new Date().toISOString();
    const pending: Pending[] = [];
    const refused: Refusal[] = [];
    for (const { correction, row, cells } of asked) {
      const error = obstacle(correction, row, cells, options);
      if (error) {
        refused.push({ correction, error });
        continue;
      }
      const made = recordOf(correction, row, cells, {
        id: kept.nextId + pending.length,
        time,
        reason: correctionReason(options.texts, correction),
      });
      const cutOff = kept.records.find((record) => isSameChange(record, made));
      const record = cutOff ? withFormatsOf(made, cutOff) : made;
      pending.push({ correction, record, isProtected: cells.isProtected });
    }
    return { log: kept, pending, refused };
  });
}

function obstacle(
  { sheet, row: sheetRow, cells: changes }: Correction,
  row: PlanRow,
  cells: RowCells,
  { overFormulas }: ApplyOptions,
): CuadraError | undefined {
  if (!cells.exists) return new CuadraError("sheet-not-found", { sheet });
  const changed = row.differingColumn(cells);
  if (changed !== undefined)
    return new CuadraError("cell-changed", { sheet, cell: cellAddress(sheetRow, changed) });
  // A formula was audited: it must still be one, or still be none.
  const otherwise = changes.find(
    ({ column, fromFormula, toFormula }) =>
      toFormula !== undefined && isFormula(cells.input(column)) !== (fromFormula !== undefined),
  );
  if (otherwise)
    return new CuadraError("cell-changed", {
      sheet,
      cell: cellAddress(sheetRow, otherwise.column),
    });
  const formulas = changes.filter(
    ({ column, toFormula }) => toFormula === undefined && isFormula(cells.input(column)),
  );
  if (formulas.length > 0 && overFormulas !== true) {
    return new CuadraError("cell-has-formula", {
      sheet,
      cells: formulas.map(({ column }) => cellAddress(sheetRow, column)),
    });
  }
  return undefined;
}

function recordOf(
  { sheet, row, isTotal, kind, certainty, cells: changes }: Correction,
  { activity, activityColumn, columns }: PlanRow,
  cells: RowCells,
  made: Pick<CorrectionRecord, "id" | "time" | "reason">,
): CorrectionRecord {
  const corrected = changes
    .map(({ column, to, toText, toFormula }): CorrectedCell => {
      const format = cells.numberFormat(column);
      const hidesNumber =
        (to !== null || toFormula !== undefined) && (format === "@" || isDateFormat(format));
      return {
        column,
        before: cells.input(column),
        // The apostrophe keeps it a text, whatever it looks like.
        after: toFormula ?? (toText === undefined ? (to ?? "") : `'${toText}`),
        format: hidesNumber ? format : null,
      };
    })
    .sort((a, b) => a.column - b.column);
  return {
    ...made,
    sheet,
    row,
    isTotal,
    activity,
    activityColumn,
    kind,
    certainty,
    cells: corrected,
    columns: namedColumns(columns, corrected, activityColumn),
  };
}

/** Corrections on protected sheets one by one: a locked cell refuses its own correction, not the others. */
function groupsOf(pending: readonly Pending[]): Pending[][] {
  const free = pending.filter(({ isProtected }) => !isProtected);
  const alone = pending.filter(({ isProtected }) => isProtected).map((item) => [item]);
  return free.length > 0 ? [free, ...alone] : alone;
}

/**
 * Whether two records change the same cells from and to the same. Where the cells hold again what they held, the older
 * is of a correction that was cut off before it was made, with Excel not answering afterwards.
 */
function isSameChange(one: CorrectionRecord, other: CorrectionRecord): boolean {
  return (
    one.sheet === other.sheet &&
    one.row === other.row &&
    one.cells.length === other.cells.length &&
    one.cells.every(({ column, before, after }, index) => {
      const cell = other.cells[index];
      return cell.column === column && cell.before === before && cell.after === after;
    })
  );
}

/** A correction that was cut off may have changed formats already; those that it remembers are the user's. */
function withFormatsOf(record: CorrectionRecord, cutOff: CorrectionRecord): CorrectionRecord {
  return {
    ...record,
    cells: record.cells.map((cell, index) => ({
      ...cell,
      format: cell.format ?? cutOff.cells[index].format,
    })),
  };
}

function withRecords(log: CorrectionLog, pending: readonly Pending[]): CorrectionLog {
  const records = pending.map(({ record }) => record);
  const isMadeNow = (before: CorrectionRecord): boolean =>
    records.some((record) => isSameChange(before, record));
  return {
    ...log,
    nextId: Math.max(log.nextId, ...records.map(({ id }) => id + 1)),
    records: [...log.records.filter((before) => !isMadeNow(before)), ...records],
  };
}

interface Written extends Applied {
  readonly made: readonly Pending[];
  readonly log: CorrectionLog;
}

/**
 * Writes corrections and remembers them. The log first: a correction that is remembered and was not made is told
 * by its cells; one that was made and is not remembered could not be undone.
 */
async function write(
  log: CorrectionLog,
  group: readonly Pending[],
  signal: AbortSignal | undefined,
): Promise<Written> {
  const after = withRecords(log, group);
  try {
    return await runExcel(async (context) => {
      stopIfAborted(signal);
      // Asked for before they are written, in the same request: a row may have moved since it was read.
      const asked = group.map((item) => ({
        item,
        found: new RowCells(context, rowOf(item.record)),
      }));
      keepLog(context, after);
      for (const { record } of group) {
        writeFormats(context, record, "after");
        writeCells(context, record, "after");
      }
      await context.sync();
      const refused: Refusal[] = [];
      const made: Pending[] = [];
      for (const { item, found } of asked) {
        const { correction, record } = item;
        const changed = differingColumn(record, found, "before");
        if (changed === undefined) {
          made.push(item);
          continue;
        }
        writeFound(context, record, found);
        const { sheet, row } = record;
        const cell = cellAddress(row, changed);
        refused.push({ correction, error: new CuadraError("cell-changed", { sheet, cell }) });
      }
      if (refused.length === 0) return { made, refused, log: after };
      const kept = withRecords(log, made);
      keepLog(context, kept);
      await context.sync();
      return { made, refused, log: kept };
    });
  } catch (error) {
    if (!(error instanceof CuadraError)) throw error;
    const made = await settle(log, group);
    const left = group.filter((item) => !made.includes(item));
    return {
      made,
      refused: left.map(({ correction }) => ({ correction, error })),
      log: withRecords(log, made),
    };
  }
}

/**
 * After a failure, or an answer that got lost: looks which corrections were made, and has the workbook remember
 * those only.
 */
async function settle(log: CorrectionLog, group: readonly Pending[]): Promise<Pending[]> {
  const made: Pending[] = [];
  try {
    await runExcel(async (context) => {
      const asked = group.map((item) => ({
        item,
        cells: new RowCells(context, rowOf(item.record)),
      }));
      await context.sync();
      for (const { item, cells } of asked) {
        if (!cells.exists) continue;
        if (differingColumn(item.record, cells, "after") === undefined) made.push(item);
        else writeFormats(context, item.record, "before");
      }
      keepLog(context, withRecords(log, made));
      await context.sync();
    });
  } catch {
    // Excel does not answer: the log may name corrections that were not made; listing them finds out by their cells.
  }
  return made;
}
