import type { Row } from "../cells";
import { fold } from "../header/fold";
import { isNote, isWorkedOut } from "../header/row-labels";
import { namesMoney } from "../header/words";
import { isAlone, textAtPosition } from "./row-texts";
import type { TableSoFar } from "./table-so-far";

/**
 * Whether a row under the TOTAL says what people work out of it ("% DE AVANCE", "DIFERENCIA"), stands among the
 * signatures or is of another block: an activity more would have its name, and a measure, or its number, or its unit
 * beside it. Without a column of measures an activity may stand by its name alone, so that there only the words tell.
 */
export function isUnderTotal(
  row: Row,
  texts: readonly string[],
  numbers: number,
  { shape, firstAmount }: TableSoFar,
): boolean {
  const hasLabelAlone = isAlone(row, firstAmount);
  if (shape.measure < 0) return hasLabelAlone && texts.every((text) => isWorkedOut(fold(text)));
  return hasLabelAlone || (numbers === 1 && textAtPosition(row, shape.measure) === "");
}

/**
 * How many figures a row under the TOTAL has in the amounts' columns; none where its words say that they are money, or
 * worked out of others, nor where they are shares without a word.
 */
export function unexplainedFigures(row: Row, { shape: { positions } }: TableSoFar): number {
  const texts = row.filter((value): value is string => typeof value === "string" && value !== "");
  const figures = Array.from(positions, (position) => row[position]).filter(
    (value) => typeof value === "number",
  );
  const areShares = texts.length === 0 && figures.every((figure) => Math.abs(figure) <= 1);
  const areKnown = texts
    .map(fold)
    .some((text) => isWorkedOut(text) || namesMoney(text) || isNote(text));
  return areShares || areKnown ? 0 : figures.length;
}
