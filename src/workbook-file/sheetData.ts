import { MAX_COLUMNS, MAX_ROWS } from "./limits";
import { OpenError } from "./errors";
import { unescapeXml } from "./xml";

/** The inside of a worksheet's sheetData, and the namespace prefix of its elements with its colon, or "". */
export interface SheetData {
  readonly data: string;
  readonly prefix: string;
}

/** One cell of a sheetData element as it stands in the file. Offsets are into the scanned text. */
export interface ScannedCell {
  row: number;
  column: number;
  start: number;
  end: number;
  /** The cell's attributes, undecoded. */
  attributes: string;
  /** What stands between <c> and </c>; empty for a self-closing cell. */
  content: string;
}

/** One row; `open` is its start tag. Offsets are into the scanned text. */
export interface ScannedRow {
  row: number;
  start: number;
  end: number;
  open: string;
}

/** Value of an attribute in the text of a start tag, or undefined. */
export function attributeOf(tag: string, name: string): string | undefined {
  let from = 0;
  for (;;) {
    const at = tag.indexOf(`${name}=`, from);
    if (at < 0) return undefined;
    const before = at === 0 ? " " : tag.charAt(at - 1);
    const quote = tag.charAt(at + name.length + 1);
    if (/\s/.test(before) && (quote === '"' || quote === "'")) {
      const start = at + name.length + 2;
      return unescapeXml(tag.slice(start, tag.indexOf(quote, start)));
    }
    from = at + 1;
  }
}

/**
 * Walks the rows and cells of a worksheet's sheetData without building a tree: a sheet of a
 * million cells must not become a million objects.
 * @param text the inside of sheetData.
 * @param prefix namespace prefix with its colon ("" or "x:").
 * @param wanted rows whose cells matter; all when left out.
 * @throws OpenError "truncated" where a row or a column is none that a sheet has.
 */
export function scanSheetData(
  text: string,
  prefix: string,
  onCell: (cell: ScannedCell) => void,
  onRow?: (row: ScannedRow) => void,
  wanted?: (row: number) => boolean,
): void {
  const rowTag = `<${prefix}row`;
  const rowClose = `</${prefix}row>`;
  let position = 0;
  let row = -1;
  for (;;) {
    const start = text.indexOf(rowTag, position);
    if (start < 0) return;
    const openEnd = text.indexOf(">", start);
    if (openEnd < 0) return;
    const open = text.slice(start, openEnd + 1);
    const number = attributeOf(open, "r");
    row = onSheet(number === undefined ? row + 1 : Number(number) - 1, MAX_ROWS);
    const close = open.endsWith("/>") ? openEnd + 1 : text.indexOf(rowClose, openEnd);
    if (close < 0) return;
    const end = open.endsWith("/>") ? close : close + rowClose.length;
    onRow?.({ row, start, end, open });
    const matters = wanted === undefined || wanted(row);
    if (matters && !open.endsWith("/>")) scanCells(text, prefix, row, openEnd + 1, close, onCell);
    position = end;
  }
}

function scanCells(
  text: string,
  prefix: string,
  row: number,
  from: number,
  to: number,
  onCell: (cell: ScannedCell) => void,
): void {
  const cellTag = `<${prefix}c`;
  const cellClose = `</${prefix}c>`;
  let position = from;
  let column = -1;
  for (;;) {
    const start = text.indexOf(cellTag, position);
    if (start < 0 || start >= to) return;
    const openEnd = text.indexOf(">", start);
    const selfClosing = text.charAt(openEnd - 1) === "/";
    const attributes = text.slice(start + cellTag.length, selfClosing ? openEnd - 1 : openEnd);
    const close = selfClosing ? openEnd + 1 : text.indexOf(cellClose, openEnd);
    if (openEnd < 0 || close < 0) return;
    const end = selfClosing ? close : close + cellClose.length;
    const reference = attributeOf(attributes, "r");
    column = onSheet(reference === undefined ? column + 1 : columnOf(reference), MAX_COLUMNS);
    onCell({
      row,
      column,
      start,
      end,
      attributes,
      content: selfClosing ? "" : text.slice(openEnd + 1, close),
    });
    position = end;
  }
}

function onSheet(index: number, limit: number): number {
  if (Number.isInteger(index) && index >= 0 && index < limit) return index;
  throw new OpenError("truncated", `a cell stands outside the sheet (${index})`);
}

/** 0-based column of a reference in A1 notation; -1 where it has no letters. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65) break;
    column = column * 26 + (code & 0x1f);
  }
  return column - 1;
}

/** Start tag (its attributes) and inside of the first element with the name in some cell content. */
export function elementIn(
  content: string,
  name: string,
): { attributes: string; inside: string } | undefined {
  const start = content.search(new RegExp(`<${name}[\\s/>]`));
  if (start < 0) return undefined;
  const openEnd = content.indexOf(">", start);
  const attributes = content.slice(start + name.length + 1, openEnd);
  if (attributes.endsWith("/")) return { attributes: attributes.slice(0, -1), inside: "" };
  const close = content.indexOf(`</${name}>`, openEnd);
  return { attributes, inside: content.slice(openEnd + 1, close < 0 ? undefined : close) };
}
