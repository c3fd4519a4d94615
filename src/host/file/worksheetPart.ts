import { cellAddress, formatSqref, parseRect, rectAddress } from "../model/address";
import { CellKind, type CellStore, type StringTable } from "../model/cells";
import { translateShared } from "../model/formulaText";
import { cellKey, columnOfKey, rowOfKey } from "../model/cellMap";
import type { Worksheet } from "../model/worksheet";
import {
  contentOf,
  cutWorksheet,
  styleOf,
  type WorksheetText,
} from "../../workbook-file/cell-content";
import {
  attributeOf,
  elementIn,
  scanSheetData,
  type ScannedCell,
} from "../../workbook-file/sheetData";
import {
  child,
  decodeText,
  encodeText,
  escapeXml,
  parseXml,
  serializeXml,
  unescapeXml,
  type Document,
} from "../../workbook-file/xml";

/** The document of everything but the cells; an empty sheetData stands in for them. */
export function parseShell(parts: WorksheetText, partName: string): Document {
  return parseXml(`${parts.before}<${parts.prefix}sheetData/>${parts.after}`, partName);
}

const PLAIN_ROW_ATTRIBUTES = new Set(["r", "spans"]);
const KEPT_CELL_ATTRIBUTES = ["cm", "vm", "ph"];

/** Reads the cells of a part into the sheet. @throws OpenError "truncated" where they cannot be those of a sheet */
export function readCells(sheet: Worksheet, data: string, strings: StringTable): void {
  const masters = new Map<number, { formula: string; row: number; column: number }>();
  scanSheetData(
    data,
    sheet.prefix,
    (cell) => {
      readCell(sheet.cells, cell, strings, sheet.prefix);
      keepAttributes(sheet, cell);
      if (cell.content.includes("f")) readFormula(sheet, cell, masters);
    },
    ({ row, open }) => {
      const attributes = rowAttributes(open);
      if (attributes.size > 0) sheet.rowAttributes.set(row, attributes);
    },
  );
}

function rowAttributes(open: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const match of open.matchAll(/([\w:.-]+)=(?:"([^"]*)"|'([^']*)')/g)) {
    const name = match[1];
    const value = match.at(2) ?? match.at(3) ?? "";
    if (!PLAIN_ROW_ATTRIBUTES.has(name)) attributes.set(name, unescapeXml(value));
  }
  return attributes;
}

function keepAttributes(sheet: Worksheet, cell: ScannedCell): void {
  if (!/[cv]m=|ph=/.test(cell.attributes)) return;
  const kept = KEPT_CELL_ATTRIBUTES.map((name) => {
    const value = attributeOf(cell.attributes, name);
    return value === undefined ? "" : ` ${name}="${escapeXml(value)}"`;
  }).join("");
  if (kept !== "") sheet.cellAttributes.set(cellKey(cell.row, cell.column), kept);
}

function readCell(store: CellStore, cell: ScannedCell, strings: StringTable, prefix: string): void {
  const { row, column } = cell;
  const style = styleOf(cell);
  if (style !== undefined) store.setStyle(row, column, style);
  const content = contentOf(cell, prefix, strings.shared);
  switch (content?.kind) {
    case undefined:
      return;
    case "shared":
      store.setStringId(row, column, content.index);
      return;
    case "number":
      store.set(row, column, { kind: CellKind.number, value: content.value });
      return;
    case "boolean":
      store.set(row, column, { kind: CellKind.boolean, value: content.value });
      return;
    case "error":
      store.set(row, column, { kind: CellKind.error, value: content.value });
      return;
    case "text": {
      const { value, markup } = content;
      if (markup === undefined) store.set(row, column, { kind: CellKind.string, value });
      else store.setStringId(row, column, strings.addInline(value, markup));
    }
  }
}

function readFormula(
  sheet: Worksheet,
  { row, column, content }: ScannedCell,
  masters: Map<number, { formula: string; row: number; column: number }>,
): void {
  const element = elementIn(content, `${sheet.prefix}f`);
  if (!element) return;
  const key = cellKey(row, column);
  const formula = decodeText(unescapeXml(element.inside));
  const type = attributeOf(element.attributes, "t");
  if (type === "array") {
    const rect = parseRect(attributeOf(element.attributes, "ref") ?? "");
    if (rect) sheet.arrays.set(key, rect);
  }
  if (type !== "shared") {
    if (formula !== "") sheet.formulas.set(key, formula);
    return;
  }
  const share = Number(attributeOf(element.attributes, "si") ?? 0);
  const master = masters.get(share);
  if (!master || formula !== "") {
    masters.set(share, { formula, row, column });
    sheet.shared.set(share, [key]);
    sheet.formulas.set(key, formula);
    return;
  }
  sheet.shared.get(share)?.push(key);
  sheet.formulas.set(key, translateShared(master.formula, master, { row, column }));
}

/** The part's text with what was touched written anew and the rest as it stood. */
export function writeWorksheet(
  sheet: Worksheet,
  original: WorksheetText,
  strings: StringTable,
): string {
  const { prefix } = original;
  const cellsTouched =
    sheet.touched.allRows || !sheet.touched.cells.isEmpty || sheet.touched.rows.size > 0;
  if (cellsTouched) updateDimension(sheet);
  const data = cellsTouched ? writeRows(sheet, original, strings) : original.data;
  const element =
    data === "" ? `<${prefix}sheetData/>` : `<${prefix}sheetData>${data}</${prefix}sheetData>`;
  if (!sheet.touched.shell) return original.before + element + original.after;
  const shell = cutWorksheet(serializeXml(sheet.document), sheet.partName);
  return shell.before + element + writeMerges(sheet, shell.after);
}

/** Puts the merged areas into the part: of tens of thousands no tree is made. */
function writeMerges(sheet: Worksheet, after: string): string {
  if (!sheet.mergesChanged) return after;
  const { prefix } = sheet;
  const areas = sheet
    .merges()
    .map((rect) => `<${prefix}mergeCell ref="${rectAddress(rect)}"/>`)
    .join("");
  return after.replace(
    new RegExp(`<${prefix}mergeCells( [^>]*)?/>`),
    (_, attributes: string | undefined) =>
      `<${prefix}mergeCells${attributes ?? ""}>${areas}</${prefix}mergeCells>`,
  );
}

function updateDimension(sheet: Worksheet): void {
  const used = sheet.cells.used(false);
  const dimension = child(sheet.shell, "dimension");
  if (!used || !dimension) return;
  const reference = formatSqref([used]);
  if (dimension.getAttribute("ref") === reference) return;
  dimension.setAttribute("ref", reference);
  sheet.touched.shell = true;
}

interface OriginalRow {
  text: string;
  cells: Map<number, string>;
}

function writeRows(
  sheet: Worksheet,
  { data, prefix }: WorksheetText,
  strings: StringTable,
): string {
  const { touched } = sheet;
  const columnsByRow = new Map<number, Set<number>>();
  const want = (row: number, column: number): void => {
    const columns = columnsByRow.get(row);
    if (columns) columns.add(column);
    else columnsByRow.set(row, new Set([column]));
  };
  for (const row of touched.rows) columnsByRow.set(row, new Set());
  for (const [row, column] of touched.cells) want(row, column);
  const originals = new Map<number, OriginalRow>();
  if (touched.allRows) {
    const used = sheet.cells.used(false);
    if (used) sheet.cells.visit(used, want);
    for (const key of sheet.formulas.keys()) want(rowOfKey(key), columnOfKey(key));
    for (const row of sheet.rowAttributes.keys()) {
      if (!columnsByRow.has(row)) columnsByRow.set(row, new Set());
    }
  } else {
    scanSheetData(
      data,
      prefix,
      (cell) => {
        originals.get(cell.row)?.cells.set(cell.column, data.slice(cell.start, cell.end));
      },
      (row) => originals.set(row.row, { text: data.slice(row.start, row.end), cells: new Map() }),
      (row) => columnsByRow.has(row),
    );
  }
  const rows = [...new Set([...originals.keys(), ...columnsByRow.keys()])].sort((a, b) => a - b);
  return rows
    .map((row) => {
      const columns = columnsByRow.get(row);
      const original = originals.get(row);
      if (!columns) return original?.text ?? "";
      return writeRow(sheet, row, columns, original?.cells ?? new Map<number, string>(), strings);
    })
    .join("");
}

function writeRow(
  sheet: Worksheet,
  row: number,
  touchedColumns: ReadonlySet<number>,
  originals: ReadonlyMap<number, string>,
  strings: StringTable,
): string {
  const { prefix } = sheet;
  const columns = [...new Set([...originals.keys(), ...touchedColumns])].sort((a, b) => a - b);
  const cells = columns
    .map((column) =>
      touchedColumns.has(column)
        ? writeCell(sheet, row, column, strings)
        : (originals.get(column) ?? ""),
    )
    .join("");
  const attributes = [...(sheet.rowAttributes.get(row) ?? [])]
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join("");
  if (cells === "" && attributes === "") return "";
  return `<${prefix}row r="${row + 1}"${attributes}>${cells}</${prefix}row>`;
}

function writeCell(sheet: Worksheet, row: number, column: number, strings: StringTable): string {
  const { prefix, cells } = sheet;
  const key = cellKey(row, column);
  const cell = cells.get(row, column);
  const formula = sheet.formulas.get(key);
  const style = cells.style(row, column);
  const styled = style === 0 ? "" : ` s="${style}"`;
  if (cell.kind === CellKind.empty && formula === undefined && style === 0) return "";
  const start = `<${prefix}c r="${cellAddress(row, column)}"${styled}${sheet.cellAttributes.get(key) ?? ""}`;
  if (cell.kind === CellKind.empty && formula === undefined) return `${start}/>`;
  const f = formula === undefined ? "" : writeFormula(sheet, key, formula);
  const end = `</${prefix}c>`;
  const v = (value: string): string => `<${prefix}v>${value}</${prefix}v>`;
  switch (cell.kind) {
    case CellKind.number:
      return `${start}>${f}${v(String(cell.value))}${end}`;
    case CellKind.boolean:
      return `${start} t="b">${f}${v(cell.value ? "1" : "0")}${end}`;
    case CellKind.error:
      return `${start} t="e">${f}${v(escapeXml(cell.value))}${end}`;
    case CellKind.string: {
      if (formula !== undefined) return `${start} t="str">${f}${v(encodeText(cell.value))}${end}`;
      const id = cells.stringId(row, column);
      if (id >= 0 && id < strings.shared) return `${start} t="s">${v(String(id))}${end}`;
      const inline =
        strings.inlineMarkup(id) ??
        `<${prefix}t xml:space="preserve">${encodeText(cell.value)}</${prefix}t>`;
      return `${start} t="inlineStr"><${prefix}is>${inline}</${prefix}is>${end}`;
    }
    default:
      return `${start}>${f}${end}`;
  }
}

function writeFormula(sheet: Worksheet, key: number, formula: string): string {
  const array = sheet.arrays.get(key);
  const kind = array ? ` t="array" ref="${rectAddress(array)}"` : "";
  return `<${sheet.prefix}f${kind}>${encodeText(formula)}</${sheet.prefix}f>`;
}
