import { contentOf, cutWorksheet, styleOf } from "./cell-content";
import { convertToXlsx } from "./convert";
import { detectFormat } from "./format";
import { MAX_COLUMNS, MAX_ROWS } from "./limits";
import { mergedRowsIn, type FileMergedRows } from "./merged-rows";
import { BUILTIN_FORMATS } from "./numberFormats";
import { OpcPackage } from "./package";
import { settingsIn } from "./settings-part";
import {
  attributeOf,
  elementIn,
  scanSheetData,
  type ScannedCell,
  type SheetData,
} from "./sheetData";
import {
  calculationSaid,
  sharedStrings,
  workbookPartOf,
  worksheetsOf,
  type ListedSheet,
} from "./workbook-part";
import { child, children, numberAttribute } from "./xml";

/** A cell's value as Office.js would hand it over: "" is a blank, an error is its text, a date its serial number. */
export type FileValue = string | number | boolean;

/** Rows [start, end) of a sheet, 0-based. */
interface FileRows {
  readonly start: number;
  readonly end: number;
}

/** What a worksheet of a file holds: the rectangle of its cells with a value. */
export interface FileSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Names that live on the sheet, by their text: the formula of each, without "=". */
  readonly names: ReadonlyMap<string, string>;
  /** 0-based. */
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly columns: number;
  /** rows × columns; empty where the sheet has no value. */
  readonly values: readonly (readonly FileValue[])[];
  /** Which of its rows are hidden, by hand or by a filter, from top to bottom. */
  readonly hiddenRows: readonly FileRows[];
  readonly merged: readonly FileMergedRows[];
  /** Number format of the cell at 0-based sheet row and column. */
  readonly numberFormat: (row: number, column: number) => string;
  /** By `fileCellKey`, formulas that were saved without their result, or with a 0 in a file never calculated: blank here. */
  readonly uncalculated: ReadonlySet<number>;
  /** Its cells as they stand in the file, taken from it when they are asked for. */
  readonly sheetData: () => SheetData;
}

/** One number for a cell in place of its two, which are 0-based. */
export const fileCellKey = (row: number, column: number): number => row * MAX_COLUMNS + column;

/** A workbook file, read without Excel. */
export interface WorkbookFile {
  /** Every worksheet, in the order of the tabs. Of hidden ones the cells are not read. */
  readonly sheets: readonly FileSheet[];
  /** Settings that an add-in keeps in it, as JSON by key. */
  readonly settings: ReadonlyMap<string, string>;
}

/** What stands further right of a sheet's first used column than an export of CEPLAN is wide is left out. */
const MOST_COLUMNS = 1024;

/**
 * Reads the values of a workbook file: .xlsx and .xlsm as they are; .xlsb, .xls, .ods and .csv by way of hucre. Formulas
 * give what they gave when the file was saved; those of a file that was never calculated count as
 * saved without it.
 * @throws OpenError saying why it cannot be read
 */
export async function readWorkbookFile(bytes: Uint8Array, fileName: string): Promise<WorkbookFile> {
  const format = detectFormat(bytes, fileName);
  const xlsx = format === "xlsx" ? bytes : (await convertToXlsx(bytes, format)).xlsx;
  const pkg = OpcPackage.open(xlsx);
  const main = workbookPartOf(pkg);
  const strings = [...sharedStrings(pkg, main)].map(({ text }) => text);
  const formats = numberFormatsIn(pkg, main);
  const listed = worksheetsOf(pkg, main);
  const isCalculated =
    format !== "xlsx" ||
    !calculationSaid(pkg.root(main)).isAskedOnOpening ||
    listed.some(({ state, partName }) => state === "visible" && hasResult(pkg, partName));
  return {
    sheets: listed.map((sheet) => ({
      name: sheet.name,
      names: namesOn(pkg, main, sheet),
      ...(sheet.state === "visible"
        ? { hidden: false, ...cellsOf(pkg, sheet.partName, strings, formats, isCalculated) }
        : { hidden: true, ...NO_CELLS }),
    })),
    settings: settingsIn(pkg, main).values,
  };
}

type Cells = Omit<FileSheet, "name" | "hidden" | "names">;

const NO_CELLS: Cells = {
  firstRow: 0,
  firstColumn: 0,
  columns: 0,
  values: [],
  hiddenRows: [],
  merged: [],
  numberFormat: () => "General",
  uncalculated: new Set(),
  sheetData: () => ({ data: "", prefix: "" }),
};

/** The rows of a sheet as they stand, sparse: by 0-based row, the cells by 0-based column. */
class SparseCells {
  readonly rows = new Map<number, { values: FileValue[]; styles: number[] }>();
  top = MAX_ROWS;
  left = MAX_COLUMNS;
  bottom = -1;
  right = -1;

  set(row: number, column: number, value: FileValue, style: number): void {
    let cells = this.rows.get(row);
    if (!cells) this.rows.set(row, (cells = { values: [], styles: [] }));
    cells.values[column] = value;
    cells.styles[column] = style;
    this.top = Math.min(this.top, row);
    this.bottom = Math.max(this.bottom, row);
    this.left = Math.min(this.left, column);
    this.right = Math.max(this.right, column);
  }
}

function cellsOf(
  pkg: OpcPackage,
  partName: string,
  strings: readonly string[],
  formats: (style: number) => string,
  isCalculated: boolean,
): Cells {
  const { data, after, prefix } = cutWorksheet(pkg.text(partName), partName);
  const cells = new SparseCells();
  const hidden: { start: number; end: number }[] = [];
  const uncalculated = new Set<number>();
  scanSheetData(
    data,
    prefix,
    (cell) => {
      const content = contentOf(cell, prefix, strings.length);
      if (content && (isCalculated || !isFormula(cell, prefix))) {
        const value = content.kind === "shared" ? strings[content.index] : content.value;
        cells.set(cell.row, cell.column, value, styleOf(cell) ?? 0);
      } else if (isFormula(cell, prefix)) {
        uncalculated.add(fileCellKey(cell.row, cell.column));
        cells.set(cell.row, cell.column, "", styleOf(cell) ?? 0);
      }
    },
    ({ row, open }) => {
      if (!/^(1|true)$/.test(attributeOf(open, "hidden") ?? "")) return;
      const last = hidden.at(-1);
      if (last?.end === row) last.end++;
      else hidden.push({ start: row, end: row + 1 });
    },
  );
  if (cells.bottom < 0) return NO_CELLS;
  const { top, left, bottom, right, rows } = cells;
  const columns = Math.min(MOST_COLUMNS, right - left + 1);
  const blank = Array<FileValue>(columns).fill("");
  return {
    firstRow: top,
    firstColumn: left,
    columns,
    values: Array.from({ length: bottom - top + 1 }, (_, at) => {
      const row = rows.get(top + at)?.values;
      return row ? Array.from({ length: columns }, (__, of) => row[left + of] ?? "") : blank;
    }),
    hiddenRows: hidden
      .filter(({ start, end }) => start <= bottom && end > top)
      .map(({ start, end }) => ({ start: Math.max(start, top), end: Math.min(end, bottom + 1) })),
    merged: mergedRowsIn(after, prefix),
    numberFormat: (row, column) => formats(rows.get(row)?.styles[column] ?? 0),
    uncalculated,
    sheetData: () => cutWorksheet(pkg.text(partName), partName),
  };
}

/** Whether some formula of a sheet comes to something: programs that do not calculate write nothing or 0. */
function hasResult(pkg: OpcPackage, partName: string): boolean {
  const { data, prefix } = cutWorksheet(pkg.text(partName), partName);
  let isFound = false;
  scanSheetData(data, prefix, (cell) => {
    if (isFound || !isFormula(cell, prefix)) return;
    const result = elementIn(cell.content, `${prefix}v`)?.inside ?? "";
    isFound = result !== "" && Number(result) !== 0;
  });
  return isFound;
}

function isFormula({ content }: ScannedCell, prefix: string): boolean {
  return content.includes("f") && elementIn(content, `${prefix}f`) !== undefined;
}

function namesOn(pkg: OpcPackage, main: string, { place }: ListedSheet): Map<string, string> {
  const list = child(pkg.root(main), "definedNames");
  return new Map(
    (list ? children(list, "definedName") : [])
      .filter((each) => numberAttribute(each, "localSheetId") === place)
      .map((each) => [each.getAttribute("name") ?? "", each.textContent ?? ""]),
  );
}

/** The number format code of each cell style. */
function numberFormatsIn(pkg: OpcPackage, main: string): (style: number) => string {
  const partName = pkg.related(main, "styles")?.target;
  if (partName === undefined || !pkg.has(partName)) return () => "General";
  const root = pkg.root(partName);
  const [own, xfs] = ["numFmts", "cellXfs"].map((name) => {
    const list = child(root, name);
    return list ? children(list) : [];
  });
  const codes = new Map(
    own.map((each) => [numberAttribute(each, "numFmtId"), each.getAttribute("formatCode")]),
  );
  const byStyle = xfs.map((xf) => {
    const id = numberAttribute(xf, "numFmtId") ?? 0;
    return codes.get(id) ?? BUILTIN_FORMATS[id] ?? "General";
  });
  return (style) => byStyle[style] ?? "General";
}
