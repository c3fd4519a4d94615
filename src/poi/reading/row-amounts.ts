import { isErrorValue, type CellValue, type Row } from "../cells";
import { factsOf } from "../header/header-facts";
import { saysHeaderWord } from "../header/layout";
import { meaningOf } from "../slots";
import { readTyped } from "../typed-number";
import type { RowShape } from "./rows-builder";
import { isAmount } from "./total-above";

/** How many of a row's cells of amounts hold a number, be it kept as text, or an error in its place; and how many a text. */
export function countAmounts(
  row: Row,
  { positions }: RowShape,
): { readonly numbers: number; readonly texts: number } {
  let numbers = 0;
  let texts = 0;
  for (const position of positions) {
    const value = row[position];
    // An error stands where a formula's number should.
    if (typeof value === "number" || isTypedNumber(value) || isError(value)) numbers++;
    else if (typeof value === "string" && value.trim().length > 1) texts++;
  }
  return { numbers, texts };
}

/** Whether all that a row says is of what was executed, in a table that says as well what was to be. */
export function isExecutedAlone(row: Row, { positions, slots }: RowShape): boolean {
  const isExecuted = (slot: number): boolean => {
    const meaning = meaningOf(slot);
    return meaning.kind === "amount" && meaning.series === "executed";
  };
  return (
    !slots.every(isExecuted) &&
    slots.every((slot, at) => isExecuted(slot) || !isAmount(row[positions[at]]))
  );
}

/** Whether a row has names of columns where the amounts stand; one such word may be a title's. */
export const namesColumns = (row: Row, { positions }: RowShape): boolean =>
  positions.filter((position) => saysHeaderWord(row[position])).length > 1;

/** Whether a row has the name of a column of money where the amounts stand. */
export const namesMoneyIn = (row: Row, { positions }: RowShape): boolean =>
  positions.some((position) => factsOf(row[position] ?? "").other === "money");

/** Whether a row says where the amounts stand that there are none, "S/D", and nothing else. */
export function saysNoData(row: Row, { positions }: RowShape): boolean {
  const texts = Array.from(positions, (position) => row[position]).filter((value) => value !== "");
  return (
    texts.length > 1 &&
    texts.every((text) => typeof text === "string" && readTyped(text)?.kind === "no-data")
  );
}

const isError = (value: CellValue | undefined): boolean =>
  typeof value === "string" && isErrorValue(value);

/** Whether a cell holds a number kept as text. */
function isTypedNumber(value: CellValue | undefined): boolean {
  if (typeof value !== "string" || value === "") return false;
  const kind = readTyped(value)?.kind;
  return kind === "number" || kind === "ambiguous";
}
