import { shownText, type Plan, type Rows } from "../plan";
import type { CellChange, Correction } from "./correction";

type Cell = Pick<CellChange, "slot" | "fromText">;

/** The corrections with the text of every cell that holds no number: one that says "S/D" is not blank. */
export function withTexts(plan: Plan, corrections: readonly Correction[]): Correction[] {
  const ofActivities = textsOf(plan.activities);
  const ofTotals = textsOf(plan.totals);
  return corrections.map((correction) => {
    const texts = (correction.isTotal ? ofTotals : ofActivities).get(correction.rowIndex);
    if (!texts) return correction;
    const told = <Of extends Cell>(cells: readonly Of[]): Of[] =>
      cells.map((cell) => {
        const fromText = cell.fromText ?? texts.get(cell.slot);
        return fromText === undefined ? cell : { ...cell, fromText };
      });
    const { cells, alternatives, openWays } = correction;
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

/** By row and slot: what stands in the cells that hold no number. */
function textsOf({ oddCells, typedCells }: Rows): Map<number, Map<number, string>> {
  const rows = new Map<number, Map<number, string>>();
  const put = (row: number, slot: number, text: string): void => {
    const texts = rows.get(row) ?? new Map<number, string>();
    rows.set(row, texts.set(slot, text));
  };
  for (const cell of oddCells) put(cell.row, cell.slot, shownText(cell));
  for (const { row, slot, text } of typedCells) put(row, slot, text);
  return rows;
}
