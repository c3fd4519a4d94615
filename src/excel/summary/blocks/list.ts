import { LOOKS } from "../../highlight/looks";
import type { Block, Content, Format } from "../block";
import { COLOR, COUNT, HEADING_HEIGHT, HELPER, TEXT, widthOf, WIDTH } from "../grid";
import { rowHeights } from "../row-heights";
import { amountFormat, columnsOf, sheetRow, type BlockContext } from "./context";

/** What a column of a list holds, which is how it looks. */
export type ColumnKind =
  "label" | "text" | "typed" | "date" | "link" | "count" | "amount" | "ratio" | "level" | "state";

/** A column of a list; over several of the sheet's columns where `last` is given, merged in every row. */
export interface ListColumn {
  readonly first: number;
  readonly last?: number;
  readonly header: string;
  readonly kind: ColumnKind;
  /** In place of the kind's own. */
  readonly numberFormat?: string;
  /** Apart from the line at its left, as a text is to stand beside a figure. */
  readonly indented?: true;
}

/** A heading, sentences, a header and rows. */
export interface List {
  /** 0-based sheet row of the heading. */
  readonly firstRow: number;
  readonly heading: Content;
  readonly notes?: readonly Content[];
  readonly columns: readonly ListColumn[];
  /** Headers over several columns. */
  readonly groups?: readonly {
    readonly first: number;
    readonly last: number;
    readonly text: string;
  }[];
  readonly rows: readonly (readonly Content[])[];
  /** What is said instead of a list without rows. */
  readonly none: string;
  /** How many of the rows are totals. */
  readonly totals?: number;
  /** Sentences below the rows. */
  readonly after?: readonly Content[];
}

/** The block of a list. All lists look the same. */
export function listBlock(context: BlockContext, list: List): Block {
  const { firstRow, heading, rows, after = [] } = list;
  if (rows.length === 0) {
    const said = [heading, list.none].map((content) => sheetRow({ 0: content }, WIDTH));
    return { firstRow, rows: said, formats: [headingFormat()] };
  }
  const parts = partsOf(list);
  return {
    firstRow,
    header: { row: parts.header, rows: parts.headerRows, below: after.length },
    rows: listRows(list, parts),
    formats: [
      ...frameFormats(list, parts),
      ...columnFormats(context, list, parts),
      ...totalFormats(list, parts),
      ...rowHeights(
        rows,
        parts.first,
        list.columns.filter(isText).map((column) => ({
          column: column.first,
          width: widthOf(context.widths, column.first, column.last ?? column.first),
          isTyped: column.kind === "typed",
        })),
      ),
    ],
  };
}

/** Where the parts of a list stand: rows counted from the block's first. */
interface Parts {
  readonly header: number;
  readonly headerRows: number;
  /** The first of the list's own rows. */
  readonly first: number;
  /** Cells of every row. */
  readonly width: number;
}

function partsOf({ notes = [], groups = [], rows }: List): Parts {
  const header = 1 + notes.length;
  const headerRows = groups.length > 0 ? 2 : 1;
  return { header, headerRows, first: header + headerRows, width: rows[0].length };
}

function listRows(list: List, { width }: Parts): Block["rows"] {
  const { heading, notes = [], columns, groups = [], rows, after = [] } = list;
  const said = (content: Content): Content[] => sheetRow({ 0: content }, width);
  return [
    said(heading),
    ...notes.map(said),
    ...(groups.length > 0
      ? [sheetRow(Object.fromEntries(groups.map(({ first, text }) => [first, text])), width)]
      : []),
    sheetRow(Object.fromEntries(columns.map(({ first, header }) => [first, header])), width),
    ...rows,
    ...after.map(said),
  ];
}

/** How everything looks but what the columns hold. */
function frameFormats(list: List, { header, headerRows, first }: Parts): Format[] {
  const { notes = [], columns, rows, after = [] } = list;
  return [
    headingFormat(),
    ...(notes.length > 0 ? [noteFormat(1, notes.length)] : []),
    ...(after.length > 0 ? [noteFormat(first + rows.length, after.length)] : []),
    ...runsOf(columns).flatMap(([from, to]): Format[] => [
      headerFormat(header, headerRows, from, to),
      { ...columnsOf(from, to, first, rows.length), grid: true, vertical: "Center" },
    ]),
  ];
}

function columnFormats(
  context: BlockContext,
  { columns, groups = [], rows: { length: count } }: List,
  { header, first, width }: Parts,
): Format[] {
  const cells = (column: ListColumn, row: number, rows: number) =>
    columnsOf(column.first, column.last ?? column.first, row, rows);
  // A measure such as "1/2" is not to become a date here either.
  const texts = [
    ...(width > WIDTH ? [HELPER.measure] : []),
    ...(width > HELPER.category ? [HELPER.category] : []),
  ];
  return [
    ...texts.map((at): Format => ({ ...columnsOf(at, at, first, count), numberFormat: TEXT })),
    ...columns.map((column): Format => ({
      ...cells(column, first, count),
      ...looksOf(context, column),
      ...(column.indented && { horizontal: "Left" as const, indent: 1 }),
    })),
    ...groups.map((group): Format => ({
      ...columnsOf(group.first, group.last, header, 1),
      merge: true,
    })),
    ...columns
      .filter((column) => column.last !== undefined)
      .map((column): Format => ({ ...cells(column, first - 1, count + 1), merge: true })),
  ];
}

function totalFormats({ columns, rows, totals = 0 }: List, { first }: Parts): Format[] {
  if (totals === 0) return [];
  const last = Math.max(...columns.map((column) => column.last ?? column.first));
  const place = columnsOf(0, last, first + rows.length - totals, totals);
  return [{ ...place, bold: true, fill: COLOR.total }];
}

/** First and last of columns beside one another: a list may leave some out between. */
function runsOf(columns: readonly ListColumn[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const { first, last = first } of columns) {
    const run = runs.at(-1);
    if (run && run[1] === first - 1) run[1] = last;
    else runs.push([first, last]);
  }
  return runs;
}

const isText = ({ kind }: ListColumn): boolean =>
  kind === "text" || kind === "typed" || kind === "label" || kind === "link";

function looksOf(
  { summary, texts }: BlockContext,
  { kind, numberFormat }: ListColumn,
): Partial<Format> {
  const format = (own: string): Partial<Format> => ({ numberFormat: numberFormat ?? own });
  switch (kind) {
    case "label":
      return { wrap: true };
    case "text":
    case "typed":
      return { ...format(TEXT), wrap: true };
    case "date":
      return { ...format(texts.summary.dateTime), horizontal: "Center" };
    case "link":
      return { color: COLOR.link, wrap: true };
    case "count":
      return { ...format(COUNT), shrink: true };
    case "amount":
      return { ...format(amountFormat(summary)), shrink: true };
    case "ratio":
      return { ...format(texts.summary.percent), shrink: true };
    case "state":
      return { ...format(COUNT), horizontal: "Center" };
    case "level":
      return {
        horizontal: "Center",
        wrap: true,
        byText: (["critical", "low", "slight"] as const).map((level) => ({
          text: texts.execution.level(level),
          look: LOOKS[level],
        })),
      };
  }
}

/** How a block's heading looks. */
export function headingFormat(row = 0): Format {
  return {
    ...columnsOf(0, WIDTH - 1, row, 1),
    bold: true,
    size: 12,
    color: COLOR.title,
    height: HEADING_HEIGHT,
  };
}

/** How a sentence under a heading looks. */
export function noteFormat(row: number, rows = 1): Format {
  return { ...columnsOf(0, WIDTH - 1, row, rows), italic: true, color: COLOR.note };
}

/** How a sentence under a heading looks that nobody is to miss. */
export function warningFormat(row: number, rows = 1): Format {
  return { ...columnsOf(0, WIDTH - 1, row, rows), bold: true, color: COLOR.warning };
}

/** Room for two lines. */
const HEADER_HEIGHT = 28;

function headerFormat(row: number, rows: number, first: number, last: number): Format {
  return {
    ...columnsOf(first, last, row, rows),
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
