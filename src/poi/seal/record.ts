import {
  array,
  integer,
  literal,
  maxValue,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  safeParse,
  string,
} from "valibot";
import type { Plan } from "../plan";
import { SLOT_COUNT } from "../slots";
import { atOnce, mapInSteps, type Steps } from "../turns";
import { ByteReader, ByteWriter, type RecordedCell } from "./bytes";
import { textHash } from "../text-hash";
import { cellReader, planRows, sealedText, TEXT_ROLES, type PlanRow } from "./plan-rows";

/**
 * What is kept of a plan beside its seal, to tell later what has changed. "cells": every amount, and a hash of each
 * text: changed cells are named, with what they said. "rows": 12 bytes a row: changed rows are named. "plan":
 * nothing: that the plan has changed is all that is known.
 */
export type RecordDetail = "cells" | "rows" | "plan";

/** As it is kept in the workbook's settings: plain JSON. */
export interface PlanRecord {
  readonly version: 1;
  readonly seal: string;
  readonly detail: RecordDetail;
  /** Slots whose cells are kept, where detail is "cells". */
  readonly slots: readonly number[];
  /** A hash of the name of each table's sheet; undefined in older records. */
  readonly sheets?: readonly number[] | undefined;
  /** base64. */
  readonly rows: string;
}

/** One row of a record. */
export interface RecordedRow {
  /** Unit, category, activity, measure; with detail "rows", nothing. */
  readonly texts: readonly number[];
  /** Same unit, activity and measure (and kind of row): same key. */
  readonly key: number;
  /** Of everything that the row says but its name; with detail "cells" 0 once it was kept. */
  readonly hash: number;
  /** -1 where it is not kept. */
  readonly table: number;
  /** A hash of its sheet's name; -1 where it is not kept. */
  readonly sheet: number;
  readonly sheetRow: number;
  /** In the order of the record's slots; with detail "rows", nothing. */
  readonly cells: readonly RecordedCell[];
}

/**
 * Characters of base64 that a record may take. All that an add-in keeps in a workbook may have 2 MB, the
 * corrections made in it too. These are some 5,000 rows cell by cell, or 25,000 row by row.
 */
export const MOST_CHARACTERS = 400_000;

/** Bytes of each text's hash. Activities are many, and few share the other texts. */
const TEXT_BYTES = [2, 1, 4, 2] as const;
const ROW_BYTES = { cells: 17, rows: 12 } as const;

/** The record of a plan: as fine as the room allows. */
export function recordOf(plan: Plan, seal: string, mostCharacters = MOST_CHARACTERS): PlanRecord {
  return atOnce(recordSteps(plan, seal, mostCharacters));
}

/** `recordOf` in steps. */
export function* recordSteps(
  plan: Plan,
  seal: string,
  mostCharacters = MOST_CHARACTERS,
): Steps<PlanRecord> {
  const slots = slotsOf(plan);
  const kept = {
    version: 1 as const,
    seal,
    sheets: plan.tables.map(({ sheet }) => textHash(sheet)),
  };
  const count = plan.activities.count + plan.totals.count;
  const mostBytes = Math.floor(mostCharacters / 4) * 3;
  const cells = count * (ROW_BYTES.cells + slots.length) <= mostBytes;
  if (cells) {
    const rows = yield* writeRows(plan, slots, "cells");
    if (rows.length <= mostBytes) return { ...kept, detail: "cells", slots, rows: rows.toBase64() };
  }
  if (count * ROW_BYTES.rows <= mostBytes) {
    const rows = yield* writeRows(plan, slots, "rows");
    return { ...kept, detail: "rows", slots: [], rows: rows.toBase64() };
  }
  return { ...kept, detail: "plan", slots: [], rows: "" };
}

/**
 * Rows of a plan as a record of the same kind would keep them, in their order.
 * @param rows all of the plan's (`planRows`), or some
 */
export function rowsNow(
  record: Pick<PlanRecord, "detail" | "slots">,
  plan: Plan,
  rows: Iterable<PlanRow>,
): RecordedRow[] {
  const cell = cellReader(plan);
  const slots = record.detail === "cells" ? record.slots : slotsOf(plan);
  return Array.from(rows, (row) => recordedRow(row, slots, cell));
}

/** The slots that a table of the plan has a column for. */
function slotsOf({ tables }: Plan): number[] {
  return Array.from({ length: SLOT_COUNT }, (_, slot) => slot).filter((slot) =>
    tables.some(({ columns }) => columns.amount[slot] >= 0),
  );
}

function recordedRow(
  row: PlanRow,
  slots: readonly number[],
  cell: ReturnType<typeof cellReader>,
): RecordedRow {
  const texts = TEXT_ROLES.map((role) => sealedText(row, role));
  const cells = slots.map((slot): RecordedCell => {
    const value = cell(row, slot);
    return typeof value === "string" ? { odd: textHash(value) } : value;
  });
  return {
    texts: texts.map((text, index) => textHash(text) % 2 ** (8 * TEXT_BYTES[index])),
    key: keyOf(row.isTotal, texts[0], texts[2], texts[3]),
    hash: textHash(JSON.stringify([texts[1], cells])),
    table: row.tableIndex,
    sheet: textHash(row.table.sheet),
    sheetRow: row.sheetRow,
    cells,
  };
}

/** A hash of what makes an activity the same one. */
export function activityKey(unit: string, activity: string, measure: string): number {
  const sealed = (text: string): string => text.trim().normalize("NFC");
  return keyOf(false, sealed(unit), sealed(activity), sealed(measure));
}

function keyOf(isTotal: boolean, unit: string, activity: string, measure: string): number {
  return textHash([isTotal ? "T" : "A", unit, activity, measure].join("\n"));
}

function* writeRows(
  plan: Plan,
  slots: readonly number[],
  detail: "cells" | "rows",
): Steps<ByteWriter> {
  const bytes = new ByteWriter();
  const cell = cellReader(plan);
  yield* mapInSteps(planRows(plan), (row) => {
    writeRow(bytes, recordedRow(row, slots, cell), detail);
  });
  return bytes;
}

function writeRow(bytes: ByteWriter, recorded: RecordedRow, detail: "cells" | "rows"): void {
  bytes.uint(recorded.key, 4);
  if (detail === "rows") {
    bytes.uint(recorded.hash, 4);
    bytes.uint(recorded.sheetRow, 3);
    bytes.uint(recorded.table & 0xff, 1);
    return;
  }
  for (const [index, size] of TEXT_BYTES.entries()) bytes.uint(recorded.texts[index], size);
  bytes.uint(recorded.sheetRow, 3);
  bytes.uint(recorded.table & 0xff, 1);
  for (const value of recorded.cells) bytes.cell(value);
}

/** The rows of a record; none where it keeps none or cannot be read. */
export function recordedRows(record: PlanRecord): RecordedRow[] {
  return atOnce(recordedSteps(record));
}

/** Tables whose number one byte holds. */
const MOST_TABLES = 256;

/** Rows read between two steps. */
const A_FEW = 100;

/** `recordedRows` in steps. */
export function* recordedSteps({ detail, slots, sheets, rows }: PlanRecord): Steps<RecordedRow[]> {
  const recorded: RecordedRow[] = [];
  try {
    const bytes = new ByteReader(rows);
    while (!bytes.atEnd) {
      const key = bytes.uint(4);
      const hash = detail === "rows" ? bytes.uint(4) : 0;
      const texts = detail === "rows" ? [] : TEXT_BYTES.map((size) => bytes.uint(size));
      const sheetRow = bytes.uint(3);
      const table = bytes.uint(1);
      const sheet =
        sheets === undefined || sheets.length > MOST_TABLES ? -1 : (sheets.at(table) ?? -1);
      const cells = slots.map(() => bytes.cell());
      recorded.push({ texts, key, hash, table, sheet, sheetRow, cells });
      if (recorded.length % A_FEW === 0) yield;
    }
  } catch {
    // Somebody else wrote it: as if nothing were kept.
    return [];
  }
  return recorded;
}

const RECORD = object({
  version: literal(1),
  seal: string(),
  detail: picklist(["cells", "rows", "plan"]),
  slots: array(pipe(number(), integer(), minValue(0), maxValue(SLOT_COUNT - 1))),
  sheets: optional(array(number())),
  rows: string(),
});

/** A record from what a workbook holds, which anyone may have written; undefined where it is none. */
export function parseRecord(value: unknown): PlanRecord | undefined {
  const parsed = safeParse(RECORD, value);
  return parsed.success ? parsed.output : undefined;
}
