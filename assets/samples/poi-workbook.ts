import { writeXlsx } from "hucre/xlsx";
import type { Cell, CellStyle, CellValue, MergeRange, RowDef, WriteSheet } from "hucre";

/** Columns of the plan: 5 of the activity, 12 + 12 months, 4 quarters × (PROG, EJEC). */
const COLUMNS = 37;
const FIRST_NUMBER_COLUMN = 4;
const FIRST_QUARTER_COLUMN = 29;
/** Sheet rows above the activities: title, blank, two header rows. */
const ROWS_ABOVE = 4;

/** One block of the text: a title and its table, the two header rows included. */
interface Block {
  readonly title: string;
  /** rows × COLUMNS, as written; "" is a blank cell. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Splits the tab-separated text of a POI into its blocks: a title line, a blank line, then a table
 * of 37 columns.
 *
 * @throws Error when a table's row has another number of columns, or stands before any title.
 */
function parseBlocks(text: string): Block[] {
  const blocks: { title: string; rows: string[][] }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "") continue;
    if (!line.includes("\t")) {
      blocks.push({ title: line, rows: [] });
      continue;
    }
    const row = line.split("\t");
    const block = blocks.at(-1);
    if (block === undefined || row.length !== COLUMNS) {
      throw new Error(`Line ${index + 1}: a row of ${row.length} columns is not part of a POI`);
    }
    block.rows.push(row);
  }
  return blocks;
}

/** "" → blank; in the number columns "6,271" → 6271; anything else stays text. */
function toValue(text: string, column: number): CellValue {
  if (text === "") return null;
  if (column < FIRST_NUMBER_COLUMN) return text;
  if (!/^\d{1,3}(,\d{3})*$|^\d+$/.test(text)) throw new Error(`Not a number: ${text}`);
  return Number(text.replaceAll(",", ""));
}

/** Column widths in characters: unit, MEF, activity, measure, META, 24 months, 8 quarter columns. */
const WIDTHS = [26, 24, 46, 15, 8, ...Array<number>(24).fill(5.7), ...Array<number>(8).fill(7.2)];

const FONT = "Calibri";
const thin = { style: "thin", color: { rgb: "A6A6A6" } } as const;
const BORDER = { top: thin, right: thin, bottom: thin, left: thin };
const solid = (rgb: string) =>
  ({ type: "pattern", pattern: "solid", fgColor: { rgb } }) as const satisfies CellStyle["fill"];

const TITLE: CellStyle = { font: { name: FONT, size: 14, bold: true, color: { rgb: "1F3864" } } };
const HEADER: CellStyle = {
  font: { name: FONT, size: 9, bold: true },
  fill: solid("D9E1F2"),
  border: BORDER,
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};
const TEXT: CellStyle = {
  font: { name: FONT, size: 9 },
  border: BORDER,
  alignment: { vertical: "center", wrapText: true },
};
const NUMBER: CellStyle = {
  font: { name: FONT, size: 9 },
  border: BORDER,
  alignment: { horizontal: "center", vertical: "center" },
  numFmt: "#,##0",
};
const QUARTER: CellStyle = { ...NUMBER, fill: solid("F2F2F2") };

function styleOf(row: number, column: number, isTotal: boolean): CellStyle {
  if (row < ROWS_ABOVE) return HEADER;
  const body =
    column < FIRST_NUMBER_COLUMN ? TEXT : column < FIRST_QUARTER_COLUMN ? NUMBER : QUARTER;
  if (!isTotal) return body;
  return { ...body, font: { name: FONT, size: 9, bold: true }, fill: solid("D9E1F2") };
}

/** Points a row needs for its longest wrapped text; about 1.1 characters of 9 pt a width unit. */
function heightOf(row: readonly string[]): number {
  const lines = WIDTHS.slice(0, FIRST_NUMBER_COLUMN).map((width, column) =>
    Math.ceil((row[column] ?? "").length / (width * 0.95)),
  );
  return 12 * Math.max(1, ...lines) + 4;
}

/** Header merges (0-based sheet rows 2 and 3), over the two header rows or over a group. */
function headerMerges(): MergeRange[] {
  const over = (startCol: number, endCol: number, endRow: number): MergeRange => ({
    startRow: 2,
    startCol,
    endRow,
    endCol,
  });
  return [
    ...[0, 1, 2, 3, 4].map((column) => over(column, column, 3)),
    over(5, 16, 2),
    over(17, 28, 2),
    ...[29, 31, 33, 35].map((column) => over(column, column + 1, 2)),
  ];
}

function toSheet(block: Block, name: string): WriteSheet {
  const rows: CellValue[][] = [[block.title], []];
  const cells = new Map<string, Partial<Cell>>([["0,0", { style: TITLE }]]);
  const rowDefs = new Map<number, RowDef>([[0, { height: 22 }]]);
  for (const texts of block.rows) {
    const row = rows.length;
    const isHeader = row < ROWS_ABOVE;
    const isTotal = texts[0] === "TOTAL";
    rows.push(texts.map((text, column) => (isHeader ? text || null : toValue(text, column))));
    rowDefs.set(row, { height: isHeader ? 18 : heightOf(texts) });
    for (const column of texts.keys()) {
      cells.set(`${row},${column}`, { style: styleOf(row, column, isTotal) });
    }
  }
  return {
    name,
    rows,
    cells,
    rowDefs,
    columns: WIDTHS.map((width) => ({ width })),
    merges: headerMerges(),
    freezePane: { rows: ROWS_ABOVE },
    view: { zoomScale: 90 },
    pageSetup: {
      paperSize: "a3",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "&L&A&RPágina &P de &N" },
  };
}

/**
 * Makes the sample workbook from the text of a POI: one sheet a block ("POI 1", "POI 2", …), cell by
 * cell where the text has it. Rows that stand shifted in the text stand shifted in the workbook.
 *
 * @param text tab-separated, as in test/fixtures/poi-2021-iv-trimestre.txt
 * @returns the bytes of an .xlsx file, the same for the same text (its dates are fixed)
 * @throws Error when the text is not made of POI blocks
 */
export async function makePoiWorkbook(text: string): Promise<Uint8Array> {
  const date = new Date("2022-01-17T14:00:00Z");
  const sheets = parseBlocks(text).map((block, index) => toSheet(block, `POI ${index + 1}`));
  return writeXlsx({
    sheets,
    // Not by pageSetup.printTitlesRow: hucre 1.0.0 writes its sheet's name without quotes, and a name with a
    // space in it makes Excel offer to repair the file.
    namedRanges: sheets.map(({ name }) => ({
      name: "_xlnm.Print_Titles",
      range: `'${name}'!$1:$${ROWS_ABOVE}`,
      scope: name,
    })),
    properties: {
      title: "Plan Operativo Institucional 2021",
      creator: "Oficina de Planificación",
      created: date,
      modified: date,
    },
    defaultFont: { name: FONT, size: 11 },
  });
}
