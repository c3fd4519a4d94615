import type { CellValue, Row } from "../cells";
import { saysHeaderWord } from "./layout";
import { isYear, monthNumbers } from "./month-numbers";
import { readTyped } from "../typed-number";

/**
 * Whether a cell pointed at as a header's looks like one of the data below it: a number other than a period's or a
 * year, or a text that is no header word in a row that has amounts.
 * @param index the 0-based period that the cell is to name; undefined where it names none
 */
export function looksLikeData(row: Row, column: number, index: number | undefined): boolean {
  const value = row[column];
  const number = numberIn(value);
  if (number !== undefined) {
    if (index === undefined) return !isYear(number);
    // 1 … 12, I … IV as numbers, or the dates of months.
    return number !== index + 1 && monthNumbers(row)?.get(column) !== index;
  }
  if (saysHeaderWord(value) || monthNumbers(row) !== undefined) return false;
  return row.some((other) => typeof other === "number" && !isYear(other));
}

function numberIn(value: CellValue | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const read = readTyped(value);
  // Which of its two readings is meant does not matter: it is a number.
  if (read?.kind === "ambiguous") return read.readings[0];
  return read?.kind === "number" ? read.amount : undefined;
}
