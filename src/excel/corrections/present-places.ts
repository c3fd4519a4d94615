import { amountAt, ownName, type Plan, type Rows, type Table } from "../../poi/plan";
import { isFormula, type CellInput } from "./cell-input";
import type { CorrectedCell, CorrectionRecord } from "./correction-record";
import { movedFormula, type Move } from "./moved-formula";
import { columnNow, columnsNow } from "./named-columns";

/** A correction where its cells stand now. */
export interface PlacedRecord extends CorrectionRecord {
  /** False where that is not known: it is then where it was made, and other cells may stand there. */
  readonly isPlaced: boolean;
}

/**
 * Corrections at the places where their cells stand now: a plan is sorted, rows or columns are put in, a sheet gets another
 * name. A row is known by its activity and by what was written into it, on its sheet while the plan has that; a column by
 * what its header says it is. Where several rows are equally like it, or none is, the correction stays where it was made,
 * as long as the columns do; so it does where the row has moved and a formula names cells of others.
 * @param plan the workbook's, as it was read last
 */
export function atPresentPlaces(records: readonly CorrectionRecord[], plan: Plan): PlacedRecord[] {
  const candidatesOf = candidates(plan);
  return records.map((record) => {
    const rows = rowsFor(record, plan);
    const found = candidatesOf(record);
    const saying = found.filter((row) => saysAll(plan.tables[rows.table[row]], rows, row, record));
    const likely = saying.length > 0 ? saying : found;
    const isHere = (row: number): boolean =>
      rows.sheetRow[row] === record.row && sheetOf(plan, rows, row) === record.sheet;
    const row = likely.find(isHere) ?? (likely.length === 1 ? likely[0] : undefined);
    const moved =
      row === undefined
        ? undefined
        : movedTo(record, plan.tables[rows.table[row]], rows.sheetRow[row]);
    return moved
      ? { ...moved, isPlaced: true }
      : { ...record, isPlaced: plan.tables.some((table) => hasColumnsOf(record, table)) };
  });
}

/** A correction where it was made, as long as no plan says whether its cells stand elsewhere. */
export const whereMade = (record: CorrectionRecord): PlacedRecord => ({
  ...record,
  isPlaced: true,
});

/** Whether a table of the record's sheet has its columns where they were. */
const hasColumnsOf = ({ sheet, columns }: CorrectionRecord, table: Table): boolean =>
  table.sheet === sheet && columns.every((each) => columnNow(table.columns, each) === each.column);

/** A correction at another place, its formulas as they read there; undefined where that is not known. */
function movedTo(
  record: CorrectionRecord,
  { sheet, columns }: Table,
  row: number,
): CorrectionRecord | undefined {
  const move: Move = { from: record.row, to: row, columnNow: columnsNow(record, columns) };
  if (row === record.row && hasColumns(record, move)) return { ...record, sheet };
  const cells: CorrectedCell[] = [];
  for (const cell of record.cells) {
    const column = move.columnNow(cell.column);
    const before = movedInput(cell.before, move);
    const after = movedInput(cell.after, move);
    if (column === undefined || before === undefined || after === undefined) return undefined;
    cells.push({ ...cell, column, before, after });
  }
  cells.sort((a, b) => a.column - b.column);
  return {
    ...record,
    sheet,
    row,
    cells,
    activityColumn: move.columnNow(record.activityColumn) ?? -1,
    columns: record.columns.flatMap(({ column, holds }) => {
      const now = move.columnNow(column);
      return now === undefined ? [] : [{ column: now, holds }];
    }),
  };
}

const hasColumns = ({ columns }: CorrectionRecord, { columnNow }: Move): boolean =>
  columns.every(({ column }) => columnNow(column) === column);

const movedInput = (input: CellInput, move: Move): CellInput | undefined =>
  typeof input === "string" && isFormula(input) ? movedFormula(input, move) : input;

const rowsFor = ({ isTotal }: CorrectionRecord, plan: Plan): Rows =>
  isTotal ? plan.totals : plan.activities;

const sheetOf = (plan: Plan, rows: Rows, row: number): string => plan.tables[rows.table[row]].sheet;

/** The rows that a correction may be of: those of its activity; of a TOTAL, all TOTALs; of its sheet, where the plan has it. */
function candidates(plan: Plan): (record: CorrectionRecord) => readonly number[] {
  const totals = Array.from({ length: plan.totals.count }, (_, row) => row);
  const sheets = new Set(plan.tables.map(({ sheet }) => sheet));
  let byName: Map<string, number[]> | undefined;
  const activitiesByName = (): Map<string, number[]> => {
    const { activities } = plan;
    const known = new Map<string, number[]>();
    for (let row = 0; row < activities.count; row++) {
      const name = ownName(activities, plan.tables[activities.table[row]], row);
      const same = known.get(name);
      if (same) same.push(row);
      else known.set(name, [row]);
    }
    return known;
  };
  const named = ({ isTotal, activity, activityColumn }: CorrectionRecord): readonly number[] => {
    if (isTotal) return totals;
    if (activityColumn < 0) return [];
    return (byName ??= activitiesByName()).get(activity) ?? [];
  };
  return (record) => {
    const rows = rowsFor(record, plan);
    const found = named(record);
    return sheets.has(record.sheet)
      ? found.filter((row) => sheetOf(plan, rows, row) === record.sheet)
      : found;
  };
}

/** Whether a row may say what was written into the cells of a record; of texts and formulas the plan knows too little. */
function saysAll(
  { columns }: Table,
  rows: Rows,
  row: number,
  { cells, columns: named }: CorrectionRecord,
): boolean {
  return cells.every(({ column, after }) => {
    if (typeof after !== "number") return true;
    const holds = named.find((each) => each.column === column)?.holds;
    return (
      typeof holds === "number" &&
      columns.amount[holds] >= 0 &&
      amountAt(rows, row, holds) === after
    );
  });
}
