import type { Row } from "../cells";
import { fold } from "../header/fold";
import { readTyped } from "../typed-number";
import type { RowShape } from "./rows-builder";

/** Rows that the header of another block may go on for, until its figures begin. */
const MOST_BELOW = 2;

/**
 * Whether a row without any number names the columns of another block (PERSONAL, BIENES) over the plan's amounts: at least
 * two of its texts stand there, no text of it is said twice, none says that there are no data, and the figures below it
 * are all under them. Of an activity whose amounts are texts the next one has figures elsewhere as well.
 */
export function headsOtherFigures(
  rows: readonly Row[],
  at: number,
  { positions }: RowShape,
): boolean {
  const texts = rows[at].filter((value) => value !== "").map((value) => fold(String(value)));
  const named = positions.filter((position) => isText(rows[at][position]));
  if (named.length < 2 || new Set(texts).size < texts.length) return false;
  const below = rows
    .slice(at + 1, at + 1 + MOST_BELOW)
    .map((row) => positions.filter((position) => typeof row[position] === "number"))
    .find((figures) => figures.length > 0);
  return below?.every((position) => named.includes(position)) === true;
}

const isText = (value: Row[number] | undefined): boolean =>
  typeof value === "string" && value.trim().length > 1 && readTyped(value)?.kind !== "no-data";
