import type { Rows } from "../plan";
import { monthSlot, quarterSlot } from "../slots";

/** The first cell of a 0-based quarter in which a row says something was executed, or -1. */
export function firstExecutedSlot(rows: Rows, row: number, quarter: number): number {
  const months = [0, 1, 2].map((month) => monthSlot("executed", quarter * 3 + month));
  const slots = [...months, quarterSlot("executed", quarter)];
  return slots.find((slot) => (rows.amounts[slot]?.[row] ?? 0) !== 0) ?? -1;
}
