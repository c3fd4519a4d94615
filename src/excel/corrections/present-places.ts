import { amountAt, textAt, type Plan, type Rows } from "../../poi/plan";
import { isFormula, type CellInput } from "./cell-input";
import type { CorrectedCell, CorrectionRecord } from "./correction-record";
import { movedFormula } from "./moved-formula";

/**
 * Corrections at the places where their rows stand now: a plan is sorted, rows are put in, a sheet gets another name. A
 * row is known by its activity and by what was written into it; where several are equally like it, or none is, the
 * correction stays where it was made; so it does where the row has moved and a formula names cells of others. Columns are
 * where they were.
 * @param plan the workbook's, as it was read last
 */
export function atPresentPlaces(
  records: readonly CorrectionRecord[],
  plan: Plan,
): CorrectionRecord[] {
  const candidatesOf = candidates(plan);
  return records.map((record) => {
    const rows = rowsFor(record, plan);
    const found = candidatesOf(record);
    const saying = found.filter((row) => record.cells.every((cell) => says(plan, rows, row, cell)));
    const likely = saying.length > 0 ? saying : found;
    const isHere = (row: number): boolean =>
      rows.sheetRow[row] === record.row && sheetOf(plan, rows, row) === record.sheet;
    if (likely.length !== 1 && !likely.some(isHere)) return record;
    const row = likely.find(isHere) ?? likely[0];
    return movedTo(record, sheetOf(plan, rows, row), rows.sheetRow[row]) ?? record;
  });
}

/** A correction at another place, its formulas as they read there; undefined where that is not known. */
function movedTo(
  record: CorrectionRecord,
  sheet: string,
  row: number,
): CorrectionRecord | undefined {
  const cells: CorrectedCell[] = [];
  for (const cell of record.cells) {
    const before = movedInput(cell.before, record.row, row);
    const after = movedInput(cell.after, record.row, row);
    if (before === undefined || after === undefined) return undefined;
    cells.push({ ...cell, before, after });
  }
  return { ...record, sheet, row, cells };
}

const movedInput = (input: CellInput, from: number, to: number): CellInput | undefined =>
  from !== to && typeof input === "string" && isFormula(input)
    ? movedFormula(input, from, to)
    : input;

const rowsFor = ({ isTotal }: CorrectionRecord, plan: Plan): Rows =>
  isTotal ? plan.totals : plan.activities;

const sheetOf = (plan: Plan, rows: Rows, row: number): string => plan.tables[rows.table[row]].sheet;

/** The rows that a correction may be of: those of its activity, in the column where it stood; of a TOTAL, all TOTALs. */
function candidates(plan: Plan): (record: CorrectionRecord) => readonly number[] {
  const totals = Array.from({ length: plan.totals.count }, (_, row) => row);
  let byName: Map<string, number[]> | undefined;
  const activitiesByName = (): Map<string, number[]> => {
    const { activities } = plan;
    const known = new Map<string, number[]>();
    for (let row = 0; row < activities.count; row++) {
      const name = textAt(activities, row, "activity").trim();
      const same = known.get(name);
      if (same) same.push(row);
      else known.set(name, [row]);
    }
    return known;
  };
  return ({ isTotal, activity, activityColumn }) => {
    if (isTotal) return totals;
    if (activityColumn < 0) return [];
    byName ??= activitiesByName();
    return (byName.get(activity) ?? []).filter(
      (row) => plan.tables[plan.activities.table[row]].columns.text.activity === activityColumn,
    );
  };
}

/** Whether a row may say what was written into a cell of it; of texts and formulas the plan knows too little. */
function says(plan: Plan, rows: Rows, row: number, { column, after }: CorrectedCell): boolean {
  if (typeof after !== "number") return true;
  const slot = plan.tables[rows.table[row]].columns.amount.indexOf(column);
  return slot >= 0 && amountAt(rows, row, slot) === after;
}
