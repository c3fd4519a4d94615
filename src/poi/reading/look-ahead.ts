import type { Row } from "../cells";
import { mayBeTotalLabel } from "../header/row-labels";
import type { OpenTable } from "./open-table";

/** Cells that a line of the processor's cache holds: eight bytes each. */
const CELLS_A_LINE = 8;

/**
 * Looks at rows[from, to), of which the first is plainly an activity, before they are read: at their names, and at an
 * amount in each of five lines, as many as most plans have. Rows are read in several passes, and the last of these takes
 * two at a time; the processor foresees what is wanted next, and has it at hand, only where memory is gone through in its
 * order, as here. It makes reading a seventh faster; what is asked meanwhile of a row costs next to nothing.
 * @returns whether all of them are plainly activities (`isPlainActivity`), and all of these cells texts and numbers, so
 * that it is worth taking rows by twos
 */
export function lookAhead(
  rows: readonly Row[],
  from: number,
  to: number,
  {
    shape: { positions, unit, category, activity },
    companion,
  }: Pick<OpenTable, "shape" | "companion">,
): boolean {
  const [oneText, other] = [unit, category].map((at) => (at < 0 ? activity : at));
  const last = positions[positions.length - 1];
  const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((line) =>
    Math.min(positions[0] + line * CELLS_A_LINE, last),
  );
  let whole = 0;
  for (let row = from; row < to; row++) {
    const values = rows[row];
    const name = values[activity];
    const beside = values[companion];
    if (
      typeof values[a] === "number" &&
      typeof values[b] === "number" &&
      typeof values[c] === "number" &&
      typeof values[d] === "number" &&
      typeof values[e] === "number" &&
      typeof values[oneText] === "string" &&
      typeof values[other] === "string" &&
      typeof beside === "string" &&
      typeof name === "string" &&
      beside !== "" &&
      name !== "" &&
      !mayBeTotalLabel(name)
    )
      whole++;
  }
  return whole === to - from;
}
