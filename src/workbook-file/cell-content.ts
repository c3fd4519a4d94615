import { attributeOf, elementIn, type ScannedCell } from "./sheetData";
import { OpenError } from "./errors";
import { decodeText, unescapeXml } from "./xml";

/** What a cell of a worksheet part holds, as it is stored. */
export type CellContent =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** The error's text ("#REF!"). */
  | { readonly kind: "error"; readonly value: string }
  /** `markup` where it is rich: the inside of its `<is>`. */
  | { readonly kind: "text"; readonly value: string; readonly markup?: string }
  /** An index in the shared strings. */
  | { readonly kind: "shared"; readonly index: number };

/**
 * The content of a cell; of a formula, what it gave when the file was saved.
 * @param prefix namespace prefix with its colon, or ""
 * @param shared how many shared strings there are
 * @returns undefined for a blank, and for a formula that was saved without its result
 * @throws OpenError "truncated" where it refers to a shared string that is not there
 */
export function contentOf(
  { attributes, content }: ScannedCell,
  prefix: string,
  shared: number,
): CellContent | undefined {
  if (content === "") return undefined;
  const type = attributeOf(attributes, "t") ?? "n";
  if (type === "inlineStr") {
    const inline = elementIn(content, `${prefix}is`)?.inside ?? "";
    const value = richText(inline, prefix);
    return inline.includes(`<${prefix}r>`)
      ? { kind: "text", value, markup: inline }
      : { kind: "text", value };
  }
  const stored = elementIn(content, `${prefix}v`)?.inside;
  if (stored === undefined || (stored === "" && type !== "str")) return undefined;
  switch (type) {
    case "s":
      return { kind: "shared", index: indexOf(stored, shared) };
    case "str":
      return { kind: "text", value: decodeText(unescapeXml(stored)) };
    case "b":
      return { kind: "boolean", value: stored.trim() === "1" || stored.trim() === "true" };
    case "e":
      return { kind: "error", value: stored };
    default: {
      const isDate = type === "d";
      const value = isDate ? Date.parse(`${stored}Z`) / 86_400_000 + 25_569 : Number(stored);
      return Number.isFinite(value) ? { kind: "number", value } : undefined;
    }
  }
}

/** Most cell formats that a workbook has. */
const MAX_STYLES = 65_490;

/** The number of a cell's style; undefined where it has none. @throws OpenError "truncated" where it cannot be one */
export function styleOf({ attributes }: ScannedCell): number | undefined {
  const style = attributeOf(attributes, "s");
  return style === undefined ? undefined : indexOf(style, MAX_STYLES);
}

/** @throws OpenError "truncated" where an index points to nothing */
function indexOf(text: string, count: number): number {
  const index = Number(text);
  if (Number.isInteger(index) && index >= 0 && index < count) return index;
  throw new OpenError("truncated", `"${text}" is no index below ${count}`);
}

/** The text of a string item (<t> directly, or in its runs), phonetic readings left out. */
export function richText(inside: string, prefix: string): string {
  const spoken = new RegExp(`<${prefix}rPh[\\s>][\\s\\S]*?</${prefix}rPh>`, "g");
  const plain = inside.includes("rPh") ? inside.replace(spoken, "") : inside;
  let text = "";
  for (const match of plain.matchAll(
    new RegExp(`<${prefix}t(?:\\s[^>]*)?>([^<]*)</${prefix}t>`, "g"),
  )) {
    text += unescapeXml(match[1]);
  }
  return decodeText(text);
}

/** A worksheet part cut in three: what is around the cells, and the cells. */
export interface WorksheetText {
  before: string;
  data: string;
  after: string;
  /** Namespace prefix with its colon, or "". */
  prefix: string;
}

/**
 * Cuts a worksheet part at its sheetData.
 * @throws OpenError "truncated" when there is none.
 */
export function cutWorksheet(text: string, partName: string): WorksheetText {
  const open = /<((?:[\w.-]+:)?)sheetData(\s[^>]*?)?(\/?)>/.exec(text);
  if (!open) throw new OpenError("truncated", `${partName} has no sheetData`);
  const prefix = open.at(1) ?? "";
  const start = open.index + open[0].length;
  if (open[3] === "/") {
    return { before: text.slice(0, open.index), data: "", after: text.slice(start), prefix };
  }
  const closing = `</${prefix}sheetData>`;
  const close = text.indexOf(closing, start);
  if (close < 0) throw new OpenError("truncated", `${partName} is cut short`);
  return {
    before: text.slice(0, open.index),
    data: text.slice(start, close),
    after: text.slice(close + closing.length),
    prefix,
  };
}
