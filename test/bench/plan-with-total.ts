import type { CellValue, Row, SheetBlock } from "../../src/poi/cells";
import { syntheticPlan } from "./synthetic-plan";

/** 0-based column of META, the first that holds amounts. */
export const FIRST_AMOUNT = 4;

/**
 * `syntheticPlan` with a TOTAL row under it that adds up every column of amounts.
 * @param wrongColumns 0-based columns in which TOTAL says one more than the sum
 */
export function planWithTotal(
  rows: number,
  rowsPerFault: number,
  wrongColumns: readonly number[] = [],
): SheetBlock {
  const sheet = syntheticPlan(rows, rowsPerFault);
  const total = totalRow(sheet.values.slice(-rows)).map((sum, column) =>
    wrongColumns.includes(column) ? Number(sum) + 1 : sum,
  );
  return { ...sheet, values: [...sheet.values, total] };
}

/** A TOTAL that adds up the amounts of some activities. */
export const totalRow = (activities: readonly Row[]): CellValue[] =>
  activities[0].map((_, column): CellValue => {
    if (column === 0) return "TOTAL";
    if (column < FIRST_AMOUNT) return "";
    return activities.reduce((before, row) => before + Number(row[column]), 0);
  });
