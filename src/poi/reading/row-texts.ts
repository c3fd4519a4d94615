import type { Row } from "../cells";
import { fold } from "../header/fold";
import { mayBeTotalLabel, totalLabel } from "../header/row-labels";
import type { RowShape } from "./rows-builder";
import type { TableSoFar } from "./table-so-far";

/** Texts of a row left of its amounts, and of its names that stand right of META. */
export function textsOf(row: Row, { shape, firstAmount }: TableSoFar): string[] {
  const names = [shape.unit, shape.category, shape.activity].filter((at) => at > firstAmount);
  return [...textsBefore(row, firstAmount), ...names.map((at) => textAtPosition(row, at))].filter(
    (text) => text !== "",
  );
}

/** Texts of a row left of a position. */
export function textsBefore(row: Row, position: number): string[] {
  return row
    .slice(0, position)
    .filter((value): value is string => typeof value === "string" && value.trim() !== "");
}

/** The text of one of a row's cells, without blanks around it; "" where it has none, or the position is negative. */
export function textAtPosition(row: Row, position: number): string {
  const value = position < 0 ? "" : row[position];
  return typeof value === "string" ? value.trim() : "";
}

/** Whether no more than one cell says something left of a position: an activity's number is something as well. */
export const isAlone = (row: Row, position: number): boolean =>
  row.slice(0, position).filter((value) => value !== "").length <= 1;

/** Whether a row has one text, or a code beside it as "AEI.01.01", and nothing says of what unit it is. */
export const isHeading = (row: Row, texts: readonly string[], { unit }: RowShape): boolean =>
  texts.length === 1 || (texts.length === 2 && textAtPosition(row, unit) === "");

/**
 * An activity's name without its measure is a section's heading or a note, with or without a number before it;
 * in a table without measures, its name alone is.
 */
export function isNamed(row: Row, { shape, firstAmount }: TableSoFar): boolean {
  if (textAtPosition(row, shape.activity) === "") return false;
  return shape.measure >= 0
    ? textAtPosition(row, shape.measure) !== ""
    : textsBefore(row, firstAmount).length > 1;
}

/** How sure a row's texts name a total, as `totalLabel`. */
export const labelOf = (texts: readonly string[]): "bare" | "named" | undefined =>
  texts
    .filter(mayBeTotalLabel)
    .map((text) => totalLabel(fold(text)))
    .find((found) => found !== undefined);

/** Whether a row's texts name a total of nothing in particular. */
export const isGrandTotal = (texts: readonly string[]): boolean =>
  texts.map(fold).some((text) => totalLabel(text) === "bare" && !text.startsWith("SUB"));
