import { format as formatNumber, parseValue } from "numfmt";

/** Number formats that a file names only by their number (ECMA-376 18.8.30). */
export const BUILTIN_FORMATS: Readonly<Partial<Record<number, string>>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "m/d/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yyyy h:mm",
  37: "#,##0_);(#,##0)",
  38: "#,##0_);[Red](#,##0)",
  39: "#,##0.00_);(#,##0.00)",
  40: "#,##0.00_);[Red](#,##0.00)",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
};

/**
 * What a cell shows, by its number format (Excel's rules; en-US separators, the sheet's own width
 * is not considered, so never "####").
 */
export function formatCellText(value: number | string | boolean, code: string): string {
  return formatNumber(code, value, { throws: false, locale: "en-US" });
}

/**
 * What Excel makes of a text typed (or set through values) into a cell: a number, a boolean,
 * or undefined when it stays text. Dates become serial numbers with the format of their writing.
 */
export function parseInput(text: string): { value: number | boolean; format?: string } | undefined {
  const parsed = parseValue(text, { locale: "en-US" });
  if (!parsed || (typeof parsed.v !== "number" && typeof parsed.v !== "boolean")) return undefined;
  const format = "z" in parsed ? parsed.z : undefined;
  return format === undefined ? { value: parsed.v } : { value: parsed.v, format };
}
