import type { BrokenRow } from "./broken-row";
import type { ValueChange } from "./one-value";
import { residuals, tidy } from "./row-sums";

/** The sums of a cell with it added. */
export interface ShortSums extends ValueChange {
  /** Position of the cell that they were added up without. */
  readonly part: number;
}

/**
 * The sums that left a cell out, where a single change that leaves it with nothing lets them hold: a quarter added up of two
 * months, and META of its quarters, are both short of the third. A single sum that is short is one wrong value.
 * @param change of one cell, with which the row's sums hold
 */
export function shortSums(
  { cells, sums }: Pick<BrokenRow, "cells" | "sums">,
  { positions: [part], values }: ValueChange,
): ShortSums | undefined {
  const left = cells[part] ?? 0;
  const positions = sums.totals[part];
  if (values[0] !== 0 || left <= 0 || positions.length < 2) return undefined;
  const added = [...cells];
  for (const position of positions) {
    added[position] = tidy((cells[position] ?? 0) + left, Math.max(left, cells[position] ?? 0));
  }
  if (residuals(added, sums.rules).some((rest) => rest !== 0)) return undefined;
  const ascending = [...positions].sort((a, b) => a - b);
  return { part, positions: ascending, values: ascending.map((at) => added[at] ?? 0) };
}
