import type { CellChange, Correction } from "./diagnosis/correction";
import type { Plan, Rows, TypedCell } from "./plan";

/**
 * "Convert to number": one correction for each row with texts that mean numbers. Cells for which another
 * correction has a better value are left to it.
 */
export function typedCorrections(plan: Plan, others: readonly Correction[]): Correction[] {
  if (plan.activities.typedCells.length + plan.totals.typedCells.length === 0) return [];
  const taken = new Set(
    others.flatMap(({ isTotal, rowIndex, cells }) =>
      cells.map(({ slot }) => cellKey(isTotal, rowIndex, slot)),
    ),
  );
  const ofRows = (rows: Rows, isTotal: boolean): Correction[] =>
    [...byRow(rows.typedCells)].flatMap(([rowIndex, typed]) => {
      const table = plan.tables[rows.table[rowIndex]];
      const cells = typed
        .filter(({ slot }) => !taken.has(cellKey(isTotal, rowIndex, slot)))
        .map(({ slot, text, amount }): CellChange => ({
          slot,
          column: table.columns.amount[slot],
          from: null,
          fromText: text,
          to: amount,
        }))
        .sort((a, b) => a.column - b.column);
      if (cells.length === 0) return [];
      return {
        sheet: table.sheet,
        row: rows.sheetRow[rowIndex],
        rowIndex,
        isTotal,
        kind: "text-number",
        certainty: "certain",
        cells,
        alternatives: [],
        more: false,
        reason: [{ kind: "text-number", cells: cells.length }],
      };
    });
  return [...ofRows(plan.activities, false), ...ofRows(plan.totals, true)];
}

const cellKey = (isTotal: boolean, rowIndex: number, slot: number): string =>
  `${isTotal ? "T" : "A"}${rowIndex} ${slot}`;

function byRow(cells: readonly TypedCell[]): Map<number, TypedCell[]> {
  const rows = new Map<number, TypedCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return rows;
}
