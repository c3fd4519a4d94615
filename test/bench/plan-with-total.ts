import type { CellValue, SheetBlock } from "../../src/poi/cells";
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
  const activities = sheet.values.slice(-rows);
  const total = activities[0].map((_, column): CellValue => {
    if (column === 0) return "TOTAL";
    if (column < FIRST_AMOUNT) return "";
    const sum = activities.reduce((before, row) => before + Number(row[column]), 0);
    return wrongColumns.includes(column) ? sum + 1 : sum;
  });
  return { ...sheet, values: [...sheet.values, total] };
}
