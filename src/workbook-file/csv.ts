import type { CellValue } from "hucre";
import { parseInput } from "./numberFormats";

/** What parts the decimals in the numbers of a text file; undefined where the file does not settle it. */
type Decimal = "comma" | "point" | undefined;

/** Numbers that can only have been written with one decimal sign; "1,234" alone could be either. */
const proving = (decimal: string, group: string): RegExp =>
  new RegExp(
    String.raw`^[-+−]?(?:\d{1,3}(?:${group}\d{3})+${decimal}\d+|\d{1,3}(?:${group}\d{3}){2,}` +
      String.raw`|(?:0*|\d{4,})${decimal}\d+|\d{1,3}${decimal}(?:\d{1,2}|\d{4,}))\s*%?$`,
  );

const COMMA = proving(",", String.raw`\.`);
const POINT = proving(String.raw`\.`, ",");
const GROUPED_POINT = /^[-+−]?\d{1,3}(?:,\d{3})+\.\d+\s*%?$/;
const PLAIN_POINT = /^[-+−]?\d*\.\d+\s*%?$/;
const WITH_COMMA = /^[-+−]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?\s*%?$|^[-+−]?,\d+\s*%?$/;
const WITH_POINT = /^[-+−]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?\s*%?$|^[-+−]?\.\d+\s*%?$/;

/** Where both part a row, the comma is for decimals, or stands in texts. */
const BEFORE_COMMA = ["\t", ";", "|"];
/** Rows enough to tell, so that a long file is not parsed five times. */
const SAMPLE_ROWS = 200;

/**
 * What parts the fields of a text file. Not what occurs most often: "Actas, cartas;I;1,5;2,5" has more commas than
 * semicolons. The comma parts a file only where no other sign makes at least half as many fields of its rows.
 * @param parse the file's first rows, by a separator and no more than so many
 */
export function delimiterOf(
  parse: (delimiter: string, maxRows: number) => readonly (readonly CellValue[])[],
): string {
  const fieldsBy = (delimiter: string): number => {
    const counts = parse(delimiter, SAMPLE_ROWS)
      .map((row) => row.length)
      .sort((a, b) => a - b);
    return counts[counts.length >> 1] ?? 1;
  };
  const byComma = fieldsBy(",");
  return (
    BEFORE_COMMA.find((delimiter) => {
      const fields = fieldsBy(delimiter);
      return fields > 1 && fields >= byComma / 2;
    }) ?? ","
  );
}

/**
 * The fields of a text file as cells: numbers where they can be read in one way only. A field that could say two
 * amounts stays the text that it is, for the plan's reading to say so.
 * @param delimiter what parts the fields. Excel parts them by ";" where the comma is for decimals, so there one number
 *   with a decimal comma settles them all ("1.1" may be the number of an activity); by "," where it is the point.
 */
export function csvCells(
  fields: readonly (readonly CellValue[])[],
  delimiter: string,
): CellValue[][] {
  const decimal = decimalOf(fields, delimiter);
  return fields.map((row) =>
    row.map((field) => (typeof field === "string" ? cellOf(field, decimal) : field)),
  );
}

function decimalOf(fields: readonly (readonly CellValue[])[], delimiter: string): Decimal {
  const some = (pattern: RegExp): boolean =>
    fields.some((row) =>
      row.some((field) => typeof field === "string" && pattern.test(field.trim())),
    );
  if (some(COMMA)) return delimiter === "," ? undefined : "comma";
  return some(GROUPED_POINT) || (delimiter === "," && some(PLAIN_POINT)) ? "point" : undefined;
}

function cellOf(field: string, decimal: Decimal): CellValue {
  const text = field.trim();
  const isNumber = /\d/.test(text) && /^[-+−]?[\d.,]+\s*%?$/.test(text);
  // Typed in the way of en-US, "S/ 1,5" would be 15.
  if (!isNumber) return text.includes(",") ? field : typed(field);
  if (/^[-+]?\d+\s*%?$/.test(text)) return typed(field);
  if (decimal === "comma") {
    return WITH_COMMA.test(text)
      ? typed(text.replaceAll(".", "").replace(",", ".").replace("−", "-"), field)
      : field;
  }
  const isRead = decimal === "point" ? WITH_POINT.test(text) : POINT.test(text);
  return isRead ? typed(text.replaceAll(",", "").replace("−", "-"), field) : field;
}

/** What Excel makes of a text in a cell, where the point is for decimals; what the field says, where it is no value. */
const typed = (text: string, field = text): CellValue => parseInput(text)?.value ?? field;
