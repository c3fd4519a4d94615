import type { OddCell } from "../plan";
import { readTyped } from "../typed-number";

/** What a cell says that holds no number. */
export interface OddReading {
  /** Whether it says some number: then it is a witness as any number is, and can be right. */
  readonly saysNumber: boolean;
  /** The numbers that it can be read as; none where it says none, or says one that no cell of a plan can hold. */
  readonly readings: readonly number[];
}

const NOTHING: OddReading = { saysNumber: false, readings: [] };

/** It says a number, of which nobody can tell what it was: the 1 and the 2 of a date that was typed "1-2". */
const LOST: OddReading = { saysNumber: true, readings: [] };

/** What an odd cell says: "1.234" and "3O" two numbers, "3 talleres" one, "S/D" none. */
export function oddReading({ kind, text, readings }: OddCell): OddReading {
  switch (kind) {
    case "error":
    case "boolean":
    case "no-data":
      return NOTHING;
    case "date":
    case "too-large":
      return LOST;
    case "ambiguous":
      return { saysNumber: true, readings: readings ?? [] };
    case "text":
      return readingOfWords(text);
  }
}

/** Of a text with one number among its words, that number; with more, nobody can tell which is meant. */
function readingOfWords(text: string): OddReading {
  const numbers = text.match(/\d+([.,]\d+)*/g) ?? [];
  if (numbers.length === 0) return NOTHING;
  const read = numbers.length === 1 ? readTyped(numbers[0]) : undefined;
  const alike = readTyped(withDigits(text));
  if (read?.kind === "number" && alike?.kind === "number" && alike.amount !== read.amount)
    return { saysNumber: true, readings: [alike.amount, read.amount] };
  if (read?.kind === "number") return { saysNumber: true, readings: [read.amount] };
  if (read?.kind === "ambiguous") return { saysNumber: true, readings: read.readings };
  return LOST;
}

/** A text with the letters that are typed, or recognized on paper, for the digits 0 and 1: "3O" is 30 as well as 3 of something. */
const withDigits = (text: string): string => text.replace(/o/gi, "0").replace(/[il|]/gi, "1");

/** Whether an odd cell says a number, and not this one; a blank is 0. */
export const saysOtherwise = (
  { saysNumber, readings }: OddReading,
  amount: number | null,
): boolean => saysNumber && !readings.includes(amount ?? 0);
