import { amountAt, type Plan } from "../plan";
import { meaningOf, slotOf } from "../slots";
import type { TotalReading } from "../sums/total-scope";
import type { Evidence, SuspectCell } from "./correction";
import { normalised } from "./logs";
import { isAmount } from "./one-value";
import { rowSumsByTable, tidy } from "./row-sums";
import { typingLikelihood } from "./typing-errors";

/** A column that a total row misses. */
interface Miss {
  readonly slot: number;
  readonly found: number | null;
  readonly expected: number;
}

/** A row's cell that stands out must be ten times likelier to be the wrong one than all others together. */
const STANDS_OUT = 10 / 11;
/** How much likelier a cell is to be wrong that says more than is programmed, and with TOTAL's difference does not. */
const BEYOND_PROGRAMMED = 20;

/**
 * Of the columns that a total row misses, those whose cells stand in no sum of their rows: that the rows hold says nothing
 * of them, and either side can be wrong; with the rows' cells that would settle it, where one stands out.
 * @param sheet of the total row
 */
export function uncheckedColumns(
  plan: Plan,
  sheet: string,
  reading: TotalReading,
  misses: readonly Miss[],
): Extract<Evidence, { kind: "unchecked-columns" }>[] {
  const sumsOf = rowSumsByTable(plan);
  const isSummed = (row: number, slot: number): boolean => {
    const { slots, masks } = sumsOf(row);
    return (masks.at(slots.indexOf(slot)) ?? 0) !== 0;
  };
  const slots: number[] = [];
  const suspects: SuspectCell[] = [];
  for (const miss of misses) {
    const rows: number[] = [];
    for (let row = reading.start; row < reading.end; row++) {
      if (!reading.apart.includes(row) && amountAt(plan.activities, row, miss.slot) !== null) {
        rows.push(row);
      }
    }
    if (rows.length === 0 || rows.every((row) => isSummed(row, miss.slot))) continue;
    slots.push(miss.slot);
    const suspect = suspectIn(plan, sheet, rows, miss);
    if (suspect) suspects.push(suspect);
  }
  return slots.length === 0 ? [] : [{ kind: "unchecked-columns", slots, suspects }];
}

/** The cell of the column that, changed by just what TOTAL misses, is by far the likeliest to be the wrong one. */
function suspectIn(
  { activities, tables }: Plan,
  sheet: string,
  rows: readonly number[],
  { slot, found, expected }: Miss,
): SuspectCell | null {
  const programmed = programmedSlot(slot);
  const suspects = rows.flatMap((row) => {
    const from = amountAt(activities, row, slot);
    const to = tidy((from ?? 0) + (found ?? 0) - expected, Math.max(found ?? 0, expected));
    if (!isAmount(to, activities.integers)) return [];
    const planned = programmed === null ? null : amountAt(activities, row, programmed);
    const isBeyond = planned !== null && (from ?? 0) > planned && to <= planned;
    const { likelihood, error } = typingLikelihood(to, from, {
      beside: [],
      above: null,
      totals: [],
      parts: [],
      range: 4 + 2 * Math.max(to, from ?? 0),
    });
    return [{ row, from, to, isBeyond, error, likelihood }];
  });
  const weights = suspects.map(({ likelihood, isBeyond }) =>
    Math.log(likelihood * (isBeyond ? BEYOND_PROGRAMMED : 1)),
  );
  const probability = normalised(weights);
  const best = suspects.find(
    ({ isBeyond, error }, at) => probability[at] >= STANDS_OUT && (isBeyond || error !== undefined),
  );
  if (!best) return null;
  const { row, from, to, isBeyond, error } = best;
  const table = tables[activities.table[row]];
  return {
    ...(table.sheet !== sheet && { sheet: table.sheet }),
    row: activities.sheetRow[row],
    rowIndex: row,
    column: table.columns.amount[slot],
    from,
    to,
    ...(error !== undefined && { error }),
    isBeyond,
  };
}

/** Slot of what was programmed in the period of which an executed amount is. */
function programmedSlot(slot: number): number | null {
  const meaning = meaningOf(slot);
  if (meaning.kind === "target" || meaning.series !== "executed") return null;
  return slotOf("programmed", meaning.period);
}
