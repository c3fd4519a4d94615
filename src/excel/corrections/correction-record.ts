import {
  array,
  boolean,
  fallback,
  literal,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  object,
  parse,
  picklist,
  pipe,
  safeInteger,
  string,
  union,
} from "valibot";
import {
  CERTAINTIES,
  CORRECTION_KINDS,
  type Certainty,
  type CorrectionKind,
} from "../../poi/diagnosis/correction";
import { TEXT_ROLES, type TextRole } from "../../poi/header/words";
import { SLOT_COUNT } from "../../poi/slots";
import { soundItems } from "../sound-items";
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

/** What the plan has in a column: a slot of amounts, or a text of its rows. */
export interface NamedColumn {
  /** 0-based. */
  readonly column: number;
  readonly holds: number | TextRole;
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
  /**
   * What its columns are, to know them where they have moved: those of its cells, of its activity and in its formulas, but
   * for those that are no part of the plan. Logs of earlier versions have none.
   */
  readonly columns: readonly NamedColumn[];
}

/** The corrections made in a workbook, the oldest first. */
export interface CorrectionLog {
  readonly nextId: number;
  /** Corrections no longer remembered because there were too many. */
  readonly dropped: number;
  readonly records: readonly CorrectionRecord[];
}

export const EMPTY_LOG: CorrectionLog = { nextId: 1, dropped: 0, records: [] };

const COUNT = pipe(number(), safeInteger(), minValue(0));
const CELL_INPUT = union([string(), number(), boolean()]);

const RECORD = object({
  id: COUNT,
  time: string(),
  sheet: string(),
  row: COUNT,
  isTotal: boolean(),
  activity: string(),
  activityColumn: union([COUNT, literal(-1)]),
  kind: picklist(CORRECTION_KINDS),
  certainty: picklist(CERTAINTIES),
  reason: string(),
  cells: pipe(
    array(
      object({
        column: COUNT,
        before: CELL_INPUT,
        after: CELL_INPUT,
        format: nullable(string()),
      }),
    ),
    minLength(1),
  ),
  columns: fallback(
    array(
      object({
        column: COUNT,
        holds: union([pipe(COUNT, maxValue(SLOT_COUNT - 1)), picklist(TEXT_ROLES)]),
      }),
    ),
    [],
  ),
});

const LOG = object({
  nextId: fallback(COUNT, EMPTY_LOG.nextId),
  dropped: fallback(COUNT, EMPTY_LOG.dropped),
  records: soundItems(RECORD),
});

/** A log from what a workbook holds, which anyone may have written: what makes no sense is left out. */
export function parseLog(value: unknown): CorrectionLog {
  const log = parse(fallback(LOG, EMPTY_LOG), value);
  return { ...log, nextId: Math.max(log.nextId, ...log.records.map(({ id }) => id + 1)) };
}
