import { SHEET_WIDTH } from "../address";
import { rowsBelowIn, rowsEach, type Plan, type Table } from "../plan";
import { firstFrom, type RowRange } from "../row-range";
import type { Rect } from "./sum-terms";

/** Rows [start, end) of Plan.activities, or of Plan.totals, whose cells of a slot an area takes in. */
export interface SlotRows {
  readonly slot: number;
  readonly isTotal: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * The plan's cells in a rectangle of a sheet; undefined where the sheet has no table of the plan, and where it takes in rows
 * in turn, of which a rectangle picks none.
 */
export function slotRowsIn(plan: Plan, sheet: string, rect: Rect): SlotRows[] | undefined {
  const tables = plan.tables.filter((table) => table.sheet.toLowerCase() === sheet.toLowerCase());
  const hasTurns = tables.some(
    (table) => rowsEach(table) > 1 && table.firstRow <= rect.bottom && table.lastRow >= rect.top,
  );
  return tables.length === 0 || hasTurns
    ? undefined
    : tables.flatMap((table) => rowsOfTable(plan, table, rect));
}

function rowsOfTable(plan: Plan, table: Table, { top, bottom, left, right }: Rect): SlotRows[] {
  const { activities, totals } = plan;
  return rowsBelowIn(table).flatMap((below) => {
    const [first, last] = [top - below, bottom - below];
    const moved = SHEET_WIDTH * below;
    const found = [
      { isTotal: false, ...between(activities.sheetRow, table.activities, first, last) },
      { isTotal: true, ...between(totals.sheetRow, table.totals, first, last) },
    ].filter(({ start, end }) => end > start);
    return [...table.columns.amount.entries()]
      .filter(([, column]) => column >= left + moved && column <= right + moved && column >= 0)
      .flatMap(([slot]) => found.map((rows) => ({ slot, ...rows })));
  });
}

/** The rows of a table, given in ascending order, that stand between two sheet rows. */
function between(sheetRow: Uint32Array, range: RowRange, top: number, bottom: number): RowRange {
  return { start: firstFrom(sheetRow, range, top), end: firstFrom(sheetRow, range, bottom + 1) };
}
