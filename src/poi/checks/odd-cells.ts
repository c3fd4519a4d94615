import type { OddCell, Plan, Rows } from "../plan";
import { firstOfEachRow } from "./first-of-each-row";

/** A cell without a number. */
export interface SaidCell {
  readonly rows: Rows;
  readonly cell: OddCell;
  /** How many of its row it stands for, where these are several. */
  readonly cells: { readonly cells?: number };
}

/**
 * The cells without a number of which something is to be said: each, but of a total row that says the same text wherever
 * it says something only the first. Its errors are each a formula's.
 * @param isAsked which kinds
 */
export function* oddCellsSaid(
  { activities, totals }: Plan,
  isAsked: (kind: OddCell["kind"]) => boolean,
): Generator<SaidCell> {
  for (const rows of [activities, totals]) {
    const asked = rows.oddCells.filter(({ kind }) => isAsked(kind));
    const alike = rows === totals ? rowsOfOneText(rows) : new Set<number>();
    for (const cell of asked) if (!alike.has(cell.row)) yield { rows, cell, cells: {} };
    for (const { cell, count } of firstOfEachRow(asked.filter(({ row }) => alike.has(row))))
      yield { rows, cell, cells: count > 1 ? { cells: count } : {} };
  }
}

/** The rows that hold no number, and in all cells that are not blank the same text. */
function rowsOfOneText({ oddCells, typedCells, presentLow, presentHigh }: Rows): Set<number> {
  const texts = new Map<number, string>();
  const others = new Set(typedCells.map(({ row }) => row));
  for (const { row, kind, text } of oddCells) {
    const isText = kind === "text" || kind === "no-data";
    if (
      !isText ||
      (texts.get(row) ?? text) !== text ||
      presentLow[row] !== 0 ||
      presentHigh[row] !== 0
    )
      others.add(row);
    texts.set(row, text);
  }
  return new Set([...texts.keys()].filter((row) => !others.has(row)));
}
