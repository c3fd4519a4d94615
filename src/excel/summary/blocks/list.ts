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
  const { heading, notes = [], columns, groups = [], rows, totals = 0, after = [] } = list;
  const width = rows.at(0)?.length ?? WIDTH;
  const said = (content: Content): Content[] => sheetRow({ 0: content }, width);
  if (rows.length === 0) {
    return {
      firstRow: list.firstRow,
      rows: [said(heading), said(list.none)],
      formats: [headingFormat()],
    };
  }
  const groupRow = 1 + notes.length;
  const header = groupRow + (groups.length > 0 ? 1 : 0);
  const first = header + 1;
  const count = rows.length;
  const last = Math.max(...columns.map((column) => column.last ?? column.first));
  const runs = runsOf(columns);
  const cells = (column: ListColumn, row: number, height: number) =>
    columnsOf(column.first, column.last ?? column.first, row, height);
  return {
    firstRow: list.firstRow,
    header: { row: groupRow, rows: header - groupRow + 1, below: after.length },
    rows: [
      said(heading),
      ...notes.map(said),
      ...(groups.length > 0
        ? [sheetRow(Object.fromEntries(groups.map(({ first, text }) => [first, text])), width)]
        : []),
      sheetRow(Object.fromEntries(columns.map(({ first, header }) => [first, header])), width),
      ...rows,
      ...after.map(said),
    ],
    formats: [
      headingFormat(),
      ...(notes.length > 0 ? [noteFormat(1, notes.length)] : []),
      ...(after.length > 0 ? [noteFormat(first + count, after.length)] : []),
      ...runs.flatMap(([from, to]): Format[] => [
        headerFormat(groupRow, header - groupRow + 1, from, to),
        { ...columnsOf(from, to, first, count), grid: true, vertical: "Center" },
      ]),
      // A measure such as "1/2" is not to become a date here either.
      ...(width > WIDTH
        ? [{ ...columnsOf(HELPER.measure, HELPER.measure, first, count), numberFormat: TEXT }]
        : []),
      ...(width > HELPER.category
        ? [{ ...columnsOf(HELPER.category, HELPER.category, first, count), numberFormat: TEXT }]
        : []),
      ...columns.map((column): Format => ({
        ...cells(column, first, count),
        ...looksOf(context, column),
        ...(column.indented && { horizontal: "Left" as const, indent: 1 }),
      })),
      ...groups.map(({ first, last }): Format => ({
        ...columnsOf(first, last, groupRow, 1),
        merge: true,
      })),
      ...columns
        .filter((column) => column.last !== undefined)
        .map((column): Format => ({ ...cells(column, header, count + 1), merge: true })),
      ...(totals > 0
        ? [
            {
              ...columnsOf(0, last, first + count - totals, totals),
              bold: true as const,
              fill: COLOR.total,
            },
          ]
        : []),
      ...rowHeights(
        rows,
        first,
        columns.filter(isText).map((column) => ({
          column: column.first,
          width: widthOf(context.widths, column.first, column.last ?? column.first),
          isTyped: column.kind === "typed",
        })),
      ),
    ],
  };
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
