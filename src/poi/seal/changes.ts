import { groupBy } from "../group-by";
import type { Plan } from "../plan";
import type { RecordedCell } from "./bytes";
import { planRows, TEXT_ROLES, type PlanRow } from "./plan-rows";
import { recordedRows, rowsNow, type PlanRecord, type RecordedRow } from "./record";

/** A cell that says something else than when the plan was sealed, where it stands now. */
export interface ChangedCell {
  readonly sheet: string;
  /** 0-based. */
  readonly row: number;
  readonly column: number;
  /** What an amount's cell said; null: blank. Undefined for a text. */
  readonly before: number | null | undefined;
  readonly after: number | null | undefined;
}

/** How a plan differs from the one that was sealed. */
export interface PlanChanges {
  /**
   * How finely the change is known. "cells": all of it. "rows": `rows` says which rows differ. "plan": only that
   * something does; the lists are empty.
   */
  readonly detail: PlanRecord["detail"];
  readonly cells: readonly ChangedCell[];
  readonly rows: readonly { readonly sheet: string; readonly row: number }[];
  /** Rows that were not there, and that are no longer there. */
  readonly added: readonly { readonly sheet: string; readonly row: number }[];
  readonly removed: number;
}

/**
 * What has changed in a plan since it was sealed. Rows are found again by unit, activity and measure, wherever they
 * stand now; those of the same key unchanged ones first, then in their order. A row left over on either side is the same row with another name
 * where it stands in the same place or says the very same amounts, else it was added or removed.
 */
export function changesSince(record: PlanRecord, plan: Plan): PlanChanges {
  const before = recordedRows(record);
  const nothing: PlanChanges = { detail: "plan", cells: [], rows: [], added: [], removed: 0 };
  if (before.length === 0) return nothing;
  const rows = [...planRows(plan)];
  const now = rowsNow(record, plan, rows);
  const { pairs, added, removed } = pairUp(before, now, record.detail);
  const cells: ChangedCell[] = [];
  const changed: { sheet: string; row: number }[] = [];
  for (const [was, at] of pairs) {
    const { table, sheetRow } = rows[at];
    if (record.detail === "cells") cells.push(...changedCells(record, was, now[at], rows[at]));
    else if (was.key !== now[at].key || was.hash !== now[at].hash)
      changed.push({ sheet: table.sheet, row: sheetRow });
  }
  if (cells.length + changed.length + added.length + removed === 0) return nothing;
  const placeOf = (at: number) => ({ sheet: rows[at].table.sheet, row: rows[at].sheetRow });
  return { detail: record.detail, cells, rows: changed, added: added.map(placeOf), removed };
}

/** Rows before with the index of the row that they are now. */
interface Pairs {
  readonly pairs: readonly (readonly [RecordedRow, number])[];
  readonly added: readonly number[];
  readonly removed: number;
}

function pairUp(
  before: readonly RecordedRow[],
  now: readonly RecordedRow[],
  detail: PlanRecord["detail"],
): Pairs {
  const left = new Set(now.keys());
  const pairs: [RecordedRow, number][] = [];
  const saysAll = (row: RecordedRow): string =>
    detail === "cells" ? JSON.stringify([row.key, row.texts, row.cells]) : `${row.key},${row.hash}`;
  const saysAmounts = (row: RecordedRow): string | number =>
    detail === "cells" ? JSON.stringify(row.cells) : row.hash;
  let waiting = before;
  for (const sameness of [saysAll, (row: RecordedRow) => row.key, place, saysAmounts])
    waiting = matched(waiting, sameness, now, left, pairs);
  return { pairs, added: [...left], removed: waiting.length };
}

const place = ({ table, sheetRow }: RecordedRow): string => `${table & 0xff},${sheetRow}`;

/** Pairs rows that say the same of themselves, in order; returns those for which there was none. */
function matched(
  before: readonly RecordedRow[],
  sameness: (row: RecordedRow) => string | number,
  now: readonly RecordedRow[],
  left: Set<number>,
  pairs: [RecordedRow, number][],
): RecordedRow[] {
  if (before.length === 0) return [];
  const waiting = groupBy(left, (at) => sameness(now[at]));
  for (const same of waiting.values()) same.reverse();
  return before.filter((row) => {
    const at = waiting.get(sameness(row))?.pop();
    if (at === undefined) return true;
    left.delete(at);
    pairs.push([row, at]);
    return false;
  });
}

function changedCells(
  { slots }: PlanRecord,
  was: RecordedRow,
  now: RecordedRow,
  { table, sheetRow }: PlanRow,
): ChangedCell[] {
  const { sheet, columns } = table;
  const changed: ChangedCell[] = [];
  const add = (column: number, before?: RecordedCell, after?: RecordedCell): void => {
    const amount = (cell: RecordedCell | undefined) =>
      typeof cell === "object" && cell !== null ? undefined : cell;
    changed.push({
      sheet,
      row: sheetRow,
      column: Math.max(0, column),
      before: amount(before),
      after: amount(after),
    });
  };
  for (const [index, role] of TEXT_ROLES.entries())
    if (was.texts[index] !== now.texts[index]) add(columns.text[role]);
  for (const [index, slot] of slots.entries())
    if (!sameCell(was.cells[index], now.cells[index]))
      add(columns.amount[slot], was.cells[index], now.cells[index]);
  return changed.sort((a, b) => a.column - b.column);
}

function sameCell(a: RecordedCell, b: RecordedCell): boolean {
  if (typeof a === "object" && a && typeof b === "object" && b) return a.odd === b.odd;
  return a === b;
}
