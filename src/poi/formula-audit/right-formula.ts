import { translateFormulaToA1 } from "@borgar/fx";
import { cellAddress, quotedSheet } from "../address";
import { LONGEST_FORMULA, runsOf, sumOf } from "../formulas/formula";
import type { Plan, Table } from "../plan";
import type { TotalReading } from "../sums/total-scope";

/** A formula in R1C1 notation as it reads in a cell (0-based). */
export const formulaAt = (r1c1: string, row: number, column: number): string =>
  translateFormulaToA1(r1c1, cellAddress(row, column));

/** `=SUM(F5:H5)`: columns (0-based) of one row. */
export function rowFormula(columns: readonly number[], row: number): string {
  const references = runsOf([...columns].sort((a, b) => a - b)).map(([first, last]) =>
    reference(first, row, last, row),
  );
  return `=SUM(${references.join(",")})`;
}

/**
 * `=SUM(F5:F9,F11:F15)`: the rows that a total row covers, in the column of a slot; undefined where that is too long.
 * @param leaveOut activities that are not added up
 */
export function totalFormula(
  plan: Plan,
  { start, end }: TotalReading,
  slot: number,
  sheet: string,
  leaveOut: ReadonlySet<number>,
): string | undefined {
  const { table: tables, sheetRow } = plan.activities;
  const references: string[] = [];
  let length = 0;
  let first = start;
  while (first < end && length < LONGEST_FORMULA) {
    if (leaveOut.has(first)) {
      first++;
      continue;
    }
    const table = plan.tables[tables[first]];
    let last = first;
    // Headings between activities do no harm in a sum; total rows do.
    while (
      last + 1 < end &&
      tables[last + 1] === tables[first] &&
      !leaveOut.has(last + 1) &&
      !hasTotalBetween(plan, table.totals, sheetRow[last], sheetRow[last + 1]) &&
      !hasRowsBetween(table, sheetRow[last], sheetRow[last + 1])
    )
      last++;
    const column = table.columns.amount[slot];
    if (column >= 0) {
      const prefix = table.sheet === sheet ? "" : `${quotedSheet(table.sheet)}!`;
      references.push(prefix + reference(column, sheetRow[first], column, sheetRow[last]));
      length += references[references.length - 1].length + 1;
    }
    first = last + 1;
  }
  return references.length === 0 || length >= LONGEST_FORMULA ? undefined : `=${sumOf(references)}`;
}

/** Rows that stand between activities, of money or of another series, are no part of the sum. */
const hasRowsBetween = ({ between }: Table, above: number, below: number): boolean =>
  between !== undefined &&
  below > above + 1 &&
  between.rows.some((row) => row > above && row < below);

function hasTotalBetween(
  { totals }: Plan,
  range: { readonly start: number; readonly end: number },
  above: number,
  below: number,
): boolean {
  for (let total = range.start; total < range.end; total++)
    if (totals.sheetRow[total] > above && totals.sheetRow[total] < below) return true;
  return false;
}

function reference(left: number, top: number, right: number, bottom: number): string {
  const from = cellAddress(top, left);
  return left === right && top === bottom ? from : `${from}:${cellAddress(bottom, right)}`;
}
