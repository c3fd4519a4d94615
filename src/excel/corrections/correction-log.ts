import type { Plan } from "../../poi/plan";
import { runExcel } from "../run";
import {
  EMPTY_LOG,
  parseLog,
  type CorrectionLog,
  type CorrectionRecord,
} from "./correction-record";
import { atPresentPlaces, whereMade } from "./present-places";
import { RowCells, differingColumn, rowOf } from "./record-cells";

/** Kept apart from the user's settings, so that neither is lost with the other. */
const KEY = "cuadra-corrections";

/**
 * As JSON: some thousand corrections. All that an add-in keeps in a workbook may have 2 MB (Office.Settings.set), however
 * they are counted; the record of the plan takes another 400,000 characters.
 */
const MOST_CHARACTERS = 500_000;

/** A correction of the log, and whether the workbook still says what it wrote. */
export interface ListedCorrection {
  readonly record: CorrectionRecord;
  /** False where a cell has changed since, or its row or sheet is not where it was: it can then not be undone. */
  readonly stands: boolean;
}

/** The corrections made in a workbook. */
export interface CorrectionList {
  /** The oldest first. */
  readonly corrections: readonly ListedCorrection[];
  /** How many older ones are no longer remembered, because there were too many. */
  readonly dropped: number;
  /** Whether they are where their rows stand now: where they were made, as long as no plan says. */
  readonly isPlaced: boolean;
}

/**
 * The corrections made in the open workbook, at their places now. Two round trips; one where there are none.
 * @param plan the workbook's, where it has been read: without it, cells are looked for where they were
 * @throws CuadraError as runExcel
 */
export async function listCorrections(plan?: Plan): Promise<CorrectionList> {
  return runExcel(async (context) => {
    const log = loadLog(context);
    await context.sync();
    const { records: made, dropped } = logIn(log);
    const isPlaced = plan !== undefined;
    if (made.length === 0) return { corrections: [], dropped, isPlaced };
    const records = plan ? atPresentPlaces(made, plan) : made.map(whereMade);
    const asked = records.map((record) => ({
      record,
      cells: new RowCells(context, rowOf(record)),
    }));
    await context.sync();
    const corrections = asked.map(({ record: { isPlaced: isKnown, ...record }, cells }) => ({
      record,
      stands: isKnown && cells.exists && differingColumn(record, cells, "after") === undefined,
    }));
    return { corrections, dropped, isPlaced };
  });
}

/** Asks for the log with the next request; `logIn` reads it afterwards. */
export function loadLog(context: Excel.RequestContext): Excel.Setting {
  const setting = context.workbook.settings.getItemOrNullObject(KEY);
  setting.load("value");
  return setting;
}

/** The log in a setting that `loadLog` asked for and Excel answered. */
export function logIn(setting: Excel.Setting): CorrectionLog {
  return setting.isNullObject ? EMPTY_LOG : parseLog(setting.value);
}

/** Keeps the log with the next request. The oldest corrections are forgotten where there are too many. */
export function keepLog(context: Excel.RequestContext, log: CorrectionLog): void {
  context.workbook.settings.add(KEY, bounded(log));
}

/** The log without its oldest corrections, as far as it is longer than a setting of the workbook should be. */
export function bounded(log: CorrectionLog): CorrectionLog {
  let size = 0;
  const first = log.records.findLastIndex((record) => {
    size += JSON.stringify(record).length;
    return size > MOST_CHARACTERS;
  });
  return {
    nextId: log.nextId,
    dropped: log.dropped + first + 1,
    records: log.records.slice(first + 1),
  };
}
