import { cellAddress } from "../../../poi/address";
import {
  activityLevel,
  activitySums,
  type ActivityFormula,
} from "../../../poi/formulas/activity-formulas";
import { quotedText } from "../../../poi/formulas/formula";
import type { ActivityLine, ProgressLine } from "../../../poi/summary/activity-lines";
import { slotsToDate, type Measured } from "../../../poi/sums/quarter-amounts";
import { formula, workbookText, type Content, type Formula } from "../block";
import { COLUMN, HELPER } from "../grid";
import { levelFormulas, ratioFormula, type BlockContext } from "./context";
import type { ListColumn } from "./list";

/** Columns of a list of activities with their execution to date. */
const PROGRESS = { programmed: 3, executed: 4, gap: 5, ratio: 6, level: 7, end: 8 } as const;

/** The columns that every list of activities begins with. */
export function activityColumns({ texts: { summary: t } }: BlockContext): ListColumn[] {
  return [
    { first: COLUMN.unit, header: t.unit, kind: "text" },
    { first: COLUMN.activity, header: t.activity, kind: "text" },
    { first: COLUMN.cell, header: t.cell, kind: "link" },
  ];
}

/** Columns of execution to date. */
export function progressColumns({ texts: { summary: t } }: BlockContext): ListColumn[] {
  return [
    { first: PROGRESS.programmed, header: t.shortProgrammed, kind: "amount" },
    { first: PROGRESS.executed, header: t.shortExecuted, kind: "amount" },
    { first: PROGRESS.gap, header: t.gap, kind: "amount" },
    { first: PROGRESS.ratio, header: t.ratio, kind: "ratio" },
    { first: PROGRESS.level, last: PROGRESS.end, header: t.level, kind: "level" },
  ];
}

/**
 * Fills in which activity a row of the summary is of, with the link to it and the hidden cells by which its formulas
 * find it, wherever the plan's rows are moved.
 * @param row 0-based sheet row of the summary
 */
export function fillActivity(
  { activityRows, links }: BlockContext,
  cells: Content[],
  line: ActivityLine,
  row: number,
): void {
  cells[COLUMN.unit] = workbookText(line.unit);
  cells[COLUMN.activity] = workbookText(line.activity);
  cells[COLUMN.cell] = links.follow(line.sheet, line.column, rowCell(row));
  cells[HELPER.measure] = workbookText(line.measure);
  const keys = {
    unit: `$${cellAddress(row, COLUMN.unit)}`,
    activity: `$${cellAddress(row, COLUMN.activity)}`,
    measure: `$${cellAddress(row, HELPER.measure)}`,
  };
  cells[HELPER.row] = formula(activityRows.row(line.index, keys));
}

/** The cell in which the summary keeps the plan's row of an activity. */
export function rowCell(row: number): string {
  return `$${cellAddress(row, HELPER.row)}`;
}

/**
 * What fills in the execution to date of the activity that a row of the summary is of; 0 once it is no longer in the
 * plan. Row is the 0-based sheet row of the summary.
 */
export function fillingProgress(
  context: BlockContext,
): (cells: Content[], line: ProgressLine, row: number) => void {
  const { plan, quarter } = context.summary;
  const sums: Readonly<Record<Measured, ActivityFormula>> = {
    programmed: activitySums(plan, (columns) => slotsToDate(columns, "programmed", quarter)),
    executed: activitySums(plan, (columns) => slotsToDate(columns, "executed", quarter)),
  };
  const toDate = ({ index, own }: ProgressLine, series: Measured, at: string): Formula => {
    const sum = own
      ? activityLevel(plan, index, own[series], own.gathering, at)
      : sums[series](index, at);
    return formula(`IFERROR(${sum},0)`);
  };
  const level = levelFormulas(context);
  const gone = quotedText(context.texts.summary.gone);
  return (cells, line, row) => {
    const at = rowCell(row);
    const p = cellAddress(row, PROGRESS.programmed);
    const e = cellAddress(row, PROGRESS.executed);
    const ratio = cellAddress(row, PROGRESS.ratio);
    cells[PROGRESS.programmed] = toDate(line, "programmed", at);
    cells[PROGRESS.executed] = toDate(line, "executed", at);
    cells[PROGRESS.gap] = formula(`${p}-${e}`);
    cells[PROGRESS.ratio] = ratioFormula(p, e);
    cells[PROGRESS.level] = formula(`IF(ISERROR(${at}),${gone},${level(ratio, e).formula})`);
  };
}
