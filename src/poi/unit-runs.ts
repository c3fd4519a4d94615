import type { RowRange } from "./row-range";

/** Rows [from, to) as runs of one unit's rows, which mostly stand together. */
export function runsOfUnits(unitIndex: Int32Array, from: number, to: number): RowRange[] {
  const runs: RowRange[] = [];
  for (let start = from; start < to;) {
    const end = endOfRun(unitIndex, start, to);
    runs.push({ start, end });
    start = end;
  }
  return runs;
}

function endOfRun(unitIndex: Int32Array, start: number, to: number): number {
  const unit = unitIndex[start];
  let end = start + 1;
  while (end < to && unitIndex[end] === unit) end++;
  return end;
}
