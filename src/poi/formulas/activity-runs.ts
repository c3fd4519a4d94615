import type { Plan, Table } from "../plan";

/**
 * Runs of sheet rows [first, last] that hold activities [from, to) of a table and no total row. Other rows
 * among them (headings, blanks) hold no amounts and may stand inside a run: a row put in later is counted too.
 */
export function runsBetweenTotals(
  plan: Plan,
  table: Table,
  from: number,
  to: number,
): [number, number][] {
  const { sheetRow } = plan.activities;
  const runs: [number, number][] = [];
  let total = table.totals.start;
  for (let row = from; row < to; row++) {
    const above = total;
    while (total < table.totals.end && plan.totals.sheetRow[total] < sheetRow[row]) total++;
    const last = runs.at(-1);
    if (last && total === above) last[1] = sheetRow[row];
    else runs.push([sheetRow[row], sheetRow[row]]);
  }
  return runs;
}
