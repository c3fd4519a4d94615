import { addressInRow, columnLetters } from "../../poi/address";
import { LONGEST_FORMULA, runsOf } from "../../poi/formulas/formula";
import type { Table } from "../../poi/plan";
import { monthSlot, TARGET } from "../../poi/slots";
import type { Validation } from "../../poi/validation/validation";

/**
 * The condition that is true in a table's rows whose months add up, and in total rows over such rows alone that
 * fill in all their columns; none where all do. Rows are told by references to them, which Excel moves with them.
 * Where there are too many for a formula: by a META that December repeats.
 * @param row 0-based sheet row of the highlight's first cell
 */
export function additiveRows(
  { plan, notAdditive, totals }: Validation,
  table: Table,
  row: number,
): string[] {
  const { start, end } = table.activities;
  const apart = [...notAdditive.keys()]
    .filter((activity) => activity >= start && activity < end)
    .map((activity) => plan.activities.sheetRow[activity]);
  for (let total = table.totals.start; total < table.totals.end; total++) {
    const { mixed, unfilled } = totals[total];
    if (mixed > 0 || unfilled.size > 0) apart.push(plan.totals.sheetRow[total]);
  }
  const isOther = isNoneOf(apart, table, row);
  if (isOther) return isOther;
  const { amount } = table.columns;
  const [target, december] = [TARGET, monthSlot("programmed", 11)].map((slot) => amount[slot]);
  if (target < 0 || december < 0) return [];
  const cell = (column: number): string => addressInRow(row, column);
  return [`${cell(target)}<>${cell(december)}`];
}

/**
 * The condition that is true in a table's rows but for some (0-based sheet rows); none where these are none, undefined
 * where there are too many for a formula.
 * @param row 0-based sheet row of the highlight's first cell
 */
export function isNoneOf(
  apart: readonly number[],
  { columns: { amount } }: Table,
  row: number,
): string[] | undefined {
  if (apart.length === 0) return [];
  const anchor = `$${columnLetters(Math.max(0, Math.min(...amount.filter((column) => column >= 0))))}`;
  // Of a reference, for ROW() alone is the row of wherever the formula is worked out.
  const own = `ROW(${anchor}${row + 1})`;
  const inRun = runsOf([...apart].sort((a, b) => a - b)).map(([first, last]) =>
    first === last
      ? `${own}<>ROW(${anchor}$${first + 1})`
      : `OR(${own}<ROW(${anchor}$${first + 1}),${own}>ROW(${anchor}$${last + 1}))`,
  );
  return inRun.join(",").length <= LONGEST_CONDITION ? inRun : undefined;
}

/** Room is left for what the highlight itself asks, and for the shifted rows. AND takes 255 arguments. */
const LONGEST_CONDITION = Math.floor(LONGEST_FORMULA / 2);
