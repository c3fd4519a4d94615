import type { Catalogue } from "../../../i18n/index";
import type { Summary } from "../../../poi/summary";
import { LOOKS } from "../../highlight/looks";
import { rowHeights } from "../row-heights";
import { COLUMN, COLOR, DECIMAL, NUMBER, WIDTH, widthOf } from "../grid";
import type { Content, Format } from "../block";
import { IDENTITY, type Places } from "../places";
import { fixedCell, formula, type Formula } from "../block";
import { quotedText } from "../../../poi/formula";
import { cellAddress, quotedSheet } from "../../../poi/address";

/** What every block is made from. */
export interface BlockContext {
  readonly summary: Summary;
  readonly texts: Catalogue;
  readonly places: Places;
  /** Of the sheet's columns, in points. */
  readonly widths: readonly number[];
  /** Of the plan, in hexadecimal. */
  readonly seal: string;
}

/** A row of the sheet's width from contents by column. */
export function sheetRow(contents: Readonly<Record<number, Content>>): Content[] {
  return Array.from({ length: WIDTH }, (_, column) => contents[column] ?? "");
}

/** Number format of the plan's amounts. */
export function amountFormat({ plan }: Summary): string {
  return plan.activities.integers ? NUMBER : DECIMAL;
}

/** A rectangle as wide as the sheet. */
export function wide(row: number, rows = 1): Pick<Format, "row" | "rows" | "column" | "columns"> {
  return { row, rows, column: 0, columns: WIDTH };
}

/** A rectangle of some columns, first and last. */
export function columnsOf(
  first: number,
  last: number,
  row: number,
  rows: number,
): Pick<Format, "row" | "rows" | "column" | "columns"> {
  return { row, rows, column: first, columns: last - first + 1 };
}

/** How a block's heading looks. */
export function headingFormat(): Format {
  return { ...wide(0), bold: true, size: 12, color: COLOR.title };
}

/** How a table's header looks, from its row over some rows and columns up to `last`. */
export function headerFormat(row: number, rows = 1, last: number = COLUMN.last): Format {
  return {
    ...columnsOf(0, last, row, rows),
    fill: COLOR.header,
    color: COLOR.headerText,
    bold: true,
    wrap: true,
    horizontal: "Center",
    vertical: "Center",
    grid: true,
    ...(rows === 1 && { height: HEADER_HEIGHT }),
  };
}

/** Room for two lines. */
const HEADER_HEIGHT = 28;

/** How the levels of a column look: as the highlights of the same name. */
export function levelFormat(
  { texts }: BlockContext,
  [first, last]: readonly [number, number],
  row: number,
  rows: number,
): Format {
  return {
    ...columnsOf(first, last, row, rows),
    horizontal: "Center",
    wrap: true,
    byText: (["critical", "low", "slight"] as const).map((level) => ({
      text: texts.execution.level(level),
      look: LOOKS[level],
    })),
  };
}

/** Heights of a list's rows; `texts` are the first and last columns of each of its texts. */
export function listHeights(
  { widths }: BlockContext,
  rows: readonly (readonly Content[])[],
  firstRow: number,
  texts: readonly (readonly [number, number])[],
): Format[] {
  const columns = texts.map(([first, last]) => ({
    column: first,
    width: widthOf(widths, first, last),
  }));
  return rowHeights(rows, firstRow, columns);
}

/** A link that shows a cell's sheet and address and goes to it; row and column are 0-based. */
export function link(sheet: string, row: number, column: number): Formula {
  const cell = cellAddress(row, column);
  return formula(
    `HYPERLINK(${quotedText(`#${quotedSheet(sheet)}!${cell}`)},${quotedText(`${sheet}!${cell}`)})`,
  );
}

/** executed ÷ programmed, blank where nothing was programmed. */
export function ratioFormula(programmed: string, executed: string): Formula {
  return formula(`IF(${programmed}>0,${executed}/${programmed},"")`);
}

/** The level's name by the thresholds that stand in the identity block. */
export function levelFormula(
  { texts }: BlockContext,
  programmed: string,
  executed: string,
): Formula {
  const name = (level: Parameters<typeof texts.execution.level>[0]): string =>
    quotedText(texts.execution.level(level));
  const critical = fixedCell(IDENTITY.critical, 1);
  const low = fixedCell(IDENTITY.low, 1);
  const ratio = `ROUND(${executed}/${programmed},9)`;
  return formula(
    `IF(${programmed}>0,IF(${ratio}<${critical},${name("critical")},IF(${ratio}<${low},${name("low")},` +
      `IF(${ratio}<1,${name("slight")},IF(${ratio}>1,${name("exceeded")},${name("met")})))),` +
      `IF(${executed}>0,${name("unprogrammed")},${name("not-programmed")}))`,
  );
}
