import type { Plan, Rows } from "../plan";

/** Rows whose amounts differ between two plans, in order: indexes in Plan.activities and Plan.totals. */
export interface ChangedRows {
  readonly activities: readonly number[];
  readonly totals: readonly number[];
}

/**
 * The rows whose amounts have changed from one plan to another that was patched from it, perhaps by several patches
 * (`patchPlan`). Columns that both share are not looked at. Null where the plans differ in more, as a plan that was
 * read anew does.
 */
export function changedRows(before: Plan, now: Plan): ChangedRows | null {
  const isPatched =
    now.tables === before.tables &&
    hasSameTexts(before.activities, now.activities) &&
    hasSameTexts(before.totals, now.totals) &&
    now.codes === before.codes &&
    now.saidRules === before.saidRules &&
    now.otherTexts === before.otherTexts &&
    now.quarter === before.quarter;
  if (!isPatched) return null;
  return {
    activities: rowsThatDiffer(before.activities, now.activities),
    totals: rowsThatDiffer(before.totals, now.totals),
  };
}

function hasSameTexts(before: Rows, now: Rows): boolean {
  return (
    now.activity === before.activity &&
    now.unit === before.unit &&
    now.category === before.category &&
    now.measure === before.measure &&
    now.sheetRow === before.sheetRow
  );
}

function rowsThatDiffer(before: Rows, now: Rows): number[] {
  const rows = new Set<number>();
  if (now === before) return [];
  addDifferent(before.presentLow, now.presentLow, rows);
  addDifferent(before.presentHigh, now.presentHigh, rows);
  for (const [slot, column] of now.amounts.entries())
    addDifferent(before.amounts[slot], column, rows);
  addOthers(before.oddCells, now.oddCells, rows);
  addOthers(before.typedCells, now.typedCells, rows);
  return [...rows].sort((a, b) => a - b);
}

type Column = Uint16Array | Uint32Array | Float64Array;

/** Adds the rows in which two columns differ; one that is not there holds nothing but zeros. */
function addDifferent(before: Column | undefined, now: Column | undefined, to: Set<number>): void {
  if (now === before || !now) return;
  if (!before) {
    for (let row = 0; row < now.length; row++) if (now[row] !== 0) to.add(row);
    return;
  }
  for (
    let row = nextDifferent(before, now, 0);
    row < now.length;
    row = nextDifferent(before, now, row + 1)
  )
    to.add(row);
}

function nextDifferent(before: Column, now: Column, from: number): number {
  let row = from;
  while (row < now.length && before[row] === now[row]) row++;
  return row;
}

/** Adds the rows of the cells, odd or typed, that are in one of two lists. A cell that was not read again is the same in both. */
function addOthers<Cell extends { readonly row: number }>(
  before: readonly Cell[],
  now: readonly Cell[],
  to: Set<number>,
): void {
  if (now === before) return;
  const known = new Set(before);
  for (const cell of now) if (!known.delete(cell)) to.add(cell.row);
  for (const { row } of known) to.add(row);
}
