import type { CellDifference } from "../poi/compare/differences";
import type { Catalogue } from "./index";

/** What a compared cell says: a number with all its decimals, a text between quotes, or that it is blank. */
export function valueText(
  { format, comparing }: Catalogue,
  value: CellDifference["before"],
): string {
  if (value === null) return comparing.blank;
  return typeof value === "number" ? format.exact(value) : comparing.quoted(value);
}

/** The column of a changed cell, by its header. */
export function placeText({ columns }: Catalogue, { column }: CellDifference): string {
  return "slot" in column ? columns.slotName(column.slot) : columns.role(column.role);
}

/** A changed cell in one sentence. */
export function differenceText(texts: Catalogue, difference: CellDifference): string {
  const { comparing } = texts;
  const { before, after } = difference;
  const change = comparing.changed(
    placeText(texts, difference),
    valueText(texts, before),
    valueText(texts, after),
  );
  return difference.reported ? `${change} ${comparing.wasReported}` : change;
}
