import type { Plan, Table } from "../plan";

/**
 * Runs of sheet rows [first, last] that hold activities [from, to) of a table, no total row, none between them and no other with figures.
 * Headings and blank rows may stand inside a run: a row put in later is counted too.
 */
export function runsBetweenTotals(
  plan: Plan,
  table: Table,
  from: number,
  to: number,
): [number, number][] {
  const { sheetRow } = plan.activities;
  const runs: [number, number][] = [];
  const others = [
    ...plan.totals.sheetRow.subarray(table.totals.start, table.totals.end),
    ...table.strays.filter(({ hasAmounts }) => hasAmounts).map(({ row }) => row),
    ...(table.between?.rows ?? []),
  ].sort((a, b) => a - b);
  let other = 0;
  for (let row = from; row < to; row++) {
    const above = other;
    while (other < others.length && others[other] < sheetRow[row]) other++;
    const last = runs.at(-1);
    if (last && other === above) last[1] = sheetRow[row];
    else runs.push([sheetRow[row], sheetRow[row]]);
  }
  return runs;
}
