import { amountAt, textAt, type Plan, type Rows, type Table } from "../plan";
import type { TextRole } from "../header/words";

/** The text columns, in the order in which the seal takes them. */
export const TEXT_ROLES = ["unit", "category", "activity", "measure"] as const satisfies TextRole[];

/** A row of the plan: an activity, or a total row. */
export interface PlanRow {
  readonly isTotal: boolean;
  readonly rows: Rows;
  /** Index in `rows`. */
  readonly row: number;
  /** Index in Plan.tables. */
  readonly tableIndex: number;
  readonly table: Table;
  /** 0-based. */
  readonly sheetRow: number;
}

/** Every row of a plan: its activities in order, then its total rows. */
export function* planRows({ activities, totals, tables }: Plan): Generator<PlanRow> {
  for (let row = 0; row < activities.count; row++) yield planRow(tables, activities, row, false);
  for (let row = 0; row < totals.count; row++) yield planRow(tables, totals, row, true);
}

/** Some of a plan's activities, by their index in Plan.activities. */
export const activityRows = ({ activities, tables }: Plan, indexes: readonly number[]): PlanRow[] =>
  indexes.map((row) => planRow(tables, activities, row, false));

function planRow(tables: readonly Table[], rows: Rows, row: number, isTotal: boolean): PlanRow {
  const tableIndex = rows.table[row];
  const table = tables[tableIndex];
  return { isTotal, rows, row, tableIndex, table, sheetRow: rows.sheetRow[row] };
}

/** What a row's amount cells say, by slot: a number, null for a blank, a text for something that is no number. */
export type CellReader = (row: PlanRow, slot: number) => number | string | null;

/** Reads the amount cells of a plan. */
export function cellReader(plan: Plan): CellReader {
  const odd = new Map<Rows, Map<string, string>>(
    [plan.activities, plan.totals].map((rows) => [
      rows,
      new Map(rows.oddCells.map(({ row, slot, text }) => [`${row},${slot}`, text])),
    ]),
  );
  return ({ rows, row }, slot) => {
    const amount = amountAt(rows, row, slot);
    if (amount !== null || rows.oddCells.length === 0) return amount;
    return odd.get(rows)?.get(`${row},${slot}`) ?? null;
  };
}

/** A row's text as the seal takes it: without white space around it, in Unicode's form NFC. */
export function sealedText({ rows, row }: PlanRow, role: TextRole): string {
  return textAt(rows, row, role).trim().normalize("NFC");
}
