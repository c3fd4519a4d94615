import { shownText, type Rows } from "./plan";
import { cellIn } from "./slots";

const ofRows = new WeakMap<Rows, ReadonlyMap<number, string>>();

/**
 * What stands in an amount's cell that holds no number: a text, also one that means a number, an error, a date as its
 * day. Undefined where it holds a number or is blank.
 */
export function heldText(rows: Rows, row: number, slot: number): string | undefined {
  let texts = ofRows.get(rows);
  if (!texts) {
    texts = textsOf(rows);
    ofRows.set(rows, texts);
  }
  return texts.get(cellIn(row, slot));
}

function textsOf({ oddCells, typedCells }: Rows): Map<number, string> {
  const texts = new Map<number, string>();
  for (const cell of oddCells) texts.set(cellIn(cell.row, cell.slot), shownText(cell));
  for (const { row, slot, text } of typedCells) texts.set(cellIn(row, slot), text);
  return texts;
}
