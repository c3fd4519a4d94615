import { heldText } from "../held-text";
import type { Plan } from "../plan";
import type { CellChange, Correction } from "./correction";

type Cell = Pick<CellChange, "slot" | "fromText">;

/** The corrections with the text of every cell that holds no number: one that says "S/D" is not blank. */
export function withTexts(plan: Plan, corrections: readonly Correction[]): Correction[] {
  return corrections.map((correction) => {
    const { isTotal, rowIndex, cells, alternatives, openWays } = correction;
    const rows = isTotal ? plan.totals : plan.activities;
    if (rows.oddCells.length + rows.typedCells.length === 0) return correction;
    const told = <Of extends Cell>(of: readonly Of[]): Of[] =>
      of.map((cell) => {
        const fromText = cell.fromText ?? heldText(rows, rowIndex, cell.slot);
        return fromText === undefined ? cell : { ...cell, fromText };
      });
    return {
      ...correction,
      cells: told(cells),
      alternatives: alternatives.map(told),
      ...(openWays && {
        openWays: openWays.map((way) => ({ ...way, cells: told(way.cells), open: told(way.open) })),
      }),
    };
  });
}
