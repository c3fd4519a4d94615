import {
  CORRECTION_KINDS,
  type Certainty,
  type CorrectionKind,
} from "../../poi/diagnosis/correction";
import type { CellInput } from "./cell-input";

/** A cell that was corrected. */
export interface CorrectedCell {
  /** 0-based. */
  readonly column: number;
  /** What was in it, to the letter, and what was written. */
  readonly before: CellInput;
  readonly after: CellInput;
  /** Its number format before, where the correction had to change it; null where it did not. */
  readonly format: string | null;
}

/** A correction that was made, as it is remembered in the workbook. */
export interface CorrectionRecord {
  /** Unlike any other in the workbook. */
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly sheet: string;
  /** 0-based sheet row. */
  readonly row: number;
  readonly isTotal: boolean;
  /** The row's activity, and the 0-based column where it stands; "" and -1 where there is none. */
  readonly activity: string;
  readonly activityColumn: number;
  readonly kind: CorrectionKind;
  readonly certainty: Certainty;
  /** Why, in sentences, in the language in which it was made. */
  readonly reason: string;
  /** In the order of their columns. */
  readonly cells: readonly CorrectedCell[];
}

/** The corrections made in a workbook, the oldest first. */
export interface CorrectionLog {
  readonly nextId: number;
  /** Corrections no longer remembered because there were too many. */
  readonly dropped: number;
  readonly records: readonly CorrectionRecord[];
}

export const EMPTY_LOG: CorrectionLog = { nextId: 1, dropped: 0, records: [] };

/** A log from what a workbook holds, which anyone may have written: what makes no sense is left out. */
export function parseLog(value: unknown): CorrectionLog {
  const fields = fieldsOf(value);
  const list = fields["records"];
  const records = Array.isArray(list)
    ? list.flatMap((item: unknown) => parseRecord(item) ?? [])
    : [];
  const { nextId, dropped } = fields;
  return {
    nextId: Math.max(isCount(nextId) ? nextId : 1, ...records.map(({ id }) => id + 1)),
    dropped: isCount(dropped) ? dropped : 0,
    records,
  };
}

function parseRecord(value: unknown): CorrectionRecord | undefined {
  const {
    id,
    time,
    sheet,
    row,
    isTotal,
    activity,
    activityColumn,
    kind,
    certainty,
    reason,
    cells,
  } = fieldsOf(value);
  const parsed = Array.isArray(cells) ? cells.map(parseCell) : [];
  const whole = parsed.filter((cell) => cell !== undefined);
  if (whole.length === 0 || whole.length < parsed.length) return undefined;
  return isCount(id) &&
    isText(time) &&
    isText(sheet) &&
    isCount(row) &&
    typeof isTotal === "boolean" &&
    isText(activity) &&
    (isCount(activityColumn) || activityColumn === -1) &&
    isKind(kind) &&
    isCertainty(certainty) &&
    isText(reason)
    ? {
        id,
        time,
        sheet,
        row,
        isTotal,
        activity,
        activityColumn,
        kind,
        certainty,
        reason,
        cells: whole,
      }
    : undefined;
}

function parseCell(value: unknown): CorrectedCell | undefined {
  const { column, before, after, format } = fieldsOf(value);
  return isCount(column) && isInput(before) && isInput(after) && (isText(format) || format === null)
    ? { column, before, after, format }
    : undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

const isText = (value: unknown): value is string => typeof value === "string";

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

const isInput = (value: unknown): value is CellInput =>
  isText(value) || typeof value === "number" || typeof value === "boolean";

const isKind = (value: unknown): value is CorrectionKind =>
  CORRECTION_KINDS.some((kind) => kind === value);

const isCertainty = (value: unknown): value is Certainty =>
  value === "certain" || value === "likely" || value === "ambiguous";
