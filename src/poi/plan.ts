import { rowsBelow } from "./address";
import { dayOf } from "./cells";
import type { UnreadColumn } from "./header/column-claims";
import type { Columns, MissingColumn } from "./header/columns";
import type { PlacedMiss } from "./header/layout";
import type { LinkedSheet } from "./linked-sheets/linked-sheet";
import type { SheetPeriod } from "./header/sheet-period";
import type { RowRange } from "./row-range";
import { SLOT_COUNT, type Series } from "./slots";
import type { Texts } from "./texts";
import type { TextRole } from "./header/words";

/** A cell of which it is not known what number it should hold: it holds something else. */
export interface OddCell {
  /** Index in the Rows it belongs to. */
  readonly row: number;
  readonly slot: number;
  /**
   * `ambiguous`: a text that can be read as two numbers; `no-data`: one that says that there is no figure; `too-large`:
   * a number, perhaps kept as text, beyond LARGEST_AMOUNT.
   */
  readonly kind: "text" | "error" | "boolean" | "date" | "ambiguous" | "no-data" | "too-large";
  /** What the cell holds, shortened; the digits of a number, a date's serial number. */
  readonly text: string;
  /** The two numbers that an ambiguous text can be read as. */
  readonly readings?: readonly [number, number];
}

/** A cell whose text means a number beyond doubt: the plan counts it as that number, Excel's sums do not. */
export interface TypedCell {
  /** Index in the Rows it belongs to. */
  readonly row: number;
  readonly slot: number;
  /** A dash stands for zero, and is a blank as far as the plan's columns go. */
  readonly form: "number" | "dash";
  readonly text: string;
  readonly amount: number;
}

/** A column of numbers: small whole numbers, as nearly all POIs have, take two bytes; one that needs more makes it Float64. */
export type AmountColumn = Uint16Array | Float64Array;

/** A cell with a text that is merged over sheet rows [firstRow, lastRow]. */
export interface MergedText {
  readonly role: TextRole;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** A cell whose text has white space around it. */
export interface PaddedText {
  readonly row: number;
  readonly raw: string;
}

/** Few different texts in many rows (units, measures): an index per row into a pool; -1 is an empty cell. */
export interface PooledTexts {
  readonly index: Int32Array;
  /** Without the white space around them. */
  readonly pool: readonly string[];
  readonly hasBlanks: boolean;
  /** Texts of the pool that have white space around them in some cell, which is then not equal to them. */
  readonly padded: ReadonlySet<number>;
  /** The cells where that is so, in the order of rows. */
  readonly paddedTexts: readonly PaddedText[];
  /** Texts of the pool that some row has from the row above, its own cell being blank. */
  readonly filledDown: ReadonlySet<number>;
  /** Rows whose own cell holds white space and nothing else. */
  readonly whiteRows: ReadonlySet<number>;
}

/**
 * Rows of one kind (activities, or total rows), column by column. Row i of every column is the same row;
 * an amount that is missing is 0 in its column and absent from `present`.
 */
export interface Rows {
  readonly count: number;
  /** Index in Plan.tables. */
  readonly table: Uint16Array;
  /** 0-based sheet row. */
  readonly sheetRow: Uint32Array;
  /** By slot; undefined where no table has that column. */
  readonly amounts: readonly (AmountColumn | undefined)[];
  /** Bits of slots 0–31, and of 32 and up, whose cell holds a number. */
  readonly presentLow: Uint32Array;
  readonly presentHigh: Uint32Array;
  readonly unit: PooledTexts;
  readonly category: PooledTexts;
  readonly measure: PooledTexts;
  /** "" where the cell is empty. */
  readonly activity: Texts;
  /** Equal for equal names; different ones may share it. */
  readonly activityHash: Int32Array;
  /** Whether some row has no activity name. */
  readonly hasUnnamed: boolean;
  /** Rows whose activity's cell does not hold just that text, but space around it, a number, an error, or nothing, being merged with one above. */
  readonly padded: ReadonlySet<number>;
  readonly oddCells: readonly OddCell[];
  readonly typedCells: readonly TypedCell[];
  /** Whether every number is an integer: sums are then compared exactly. */
  readonly integers: boolean;
  readonly hasNegatives: boolean;
}

/** Columns that may be written once for several rows. */
export type FilledDown = "unit" | "category";

/** A row among the activities that is neither one nor a total: a heading, a note, one that only looks blank. */
export interface StrayRow {
  /** Text columns in which it holds texts, white space included. */
  readonly roles: readonly TextRole[];
  /** Whether it has figures in the columns of amounts, which no sum is to count. */
  readonly hasAmounts: boolean;
  /** 0-based, after the table's first activity. */
  readonly row: number;
}

/** Rows of a sheet, perhaps with others between them; 0-based. */
export interface UnreadRows {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** Whether one of them has a text and as many figures as activities have. */
  readonly areLikeActivities: boolean;
  /** Whether each is known to add up a part of the activities: a TOTAL of each measure, or objective. */
  readonly areParts: boolean;
  /** The 0-based sheet column that says of no row of them which of an activity's rows in turn it is; absent where activities have one row. */
  readonly unsaidIn?: number;
}

/** Months of a series that nobody filled in, in any row of a table: they are read as if they had no columns. */
export interface UnfilledMonths {
  readonly slots: readonly number[];
  /** 0-based sheet columns, by place in `slots`. */
  readonly columns: readonly number[];
  /** Whether some of their cells have a mark, as a schedule has. */
  readonly hasMarks: boolean;
}

/** The rows between a table's activities, below the first row of each, that are no activities. */
export interface RowsBetween {
  /**
   * "money", which is left out; "series": what was executed of the activity above them, or programmed, which is read as if
   * it stood beside it (SHEET_WIDTH in address.ts).
   */
  readonly are: "money" | "series";
  /** Rows that an activity has with those that are its own: 1 where they are of money. */
  readonly rowsEach: number;
  /** 0-based sheet column of the cells that say which is which. */
  readonly column: number;
  /** What those of the rows between say, each once whatever its letter case. */
  readonly texts: readonly string[];
  /** 0-based sheet rows, from top to bottom. */
  readonly rows: readonly number[];
  /** Those of total rows of which that column says nothing: TOTAL FINANCIERA, TOTAL EJECUTADO. They are stray rows as well. */
  readonly totals: readonly number[];
}

/** A block of rows under one header, on one sheet. Row numbers are 0-based sheet rows. */
export interface Table {
  readonly sheet: string;
  readonly firstHeaderRow: number;
  readonly lastHeaderRow: number;
  readonly columns: Columns;
  readonly missing: readonly MissingColumn[];
  /** Columns with figures that are not read, from left to right, though nothing says that they are no part of the plan. */
  readonly unread: readonly UnreadColumn[];
  readonly unfilled: readonly UnfilledMonths[];
  /** Rows of figures under its TOTAL that are not read, where no words say what they are. */
  readonly unreadRows?: UnreadRows;
  /** Where an activity has several rows in turn, those below the first of each. */
  readonly between?: RowsBetween;
  /**
   * Where what was executed stands in a table of its own below that of what is programmed, or the other way round, and is
   * read as columns of the upper one (SHEET_WIDTH in address.ts): where the lower one's header begins, and how many rows
   * below each row of this one that of the lower one stands. Of what is written in both, as META may be, `again` are the
   * columns that are not read.
   */
  readonly seriesBelow?: {
    readonly firstHeaderRow: number;
    readonly rows: number;
    readonly again: readonly { readonly slot: number; readonly column: number }[];
  };
  /** The rows of its sheet that are hidden, by hand or by a filter, from top to bottom. */
  readonly hiddenRows: readonly RowRange[];
  /** First and last row below the header that belong to the table; -1 when there is none. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** Index in Plan.tables of the table that it continues: its header is that one's, repeated on a new page. */
  readonly continues?: number;
  /** The series that the title right above its header names, or that it is of percentages, if it does. */
  readonly seriesAbove?: Series | "percentage";
  /** The unit of its activities where its sheet's title, or its name, is all that says it. */
  readonly titledUnit?: string;
  /** Texts that are written once for several rows: in its blank cells stands the text above. */
  readonly filledDown: readonly FilledDown[];
  /** Cells merged over several rows in a column that is otherwise written in each row: the rows below say the first's text. */
  readonly mergedTexts: readonly MergedText[];
  /** Every stray row with figures, and of the others the first with texts in the same columns: formulas mind them. */
  readonly strays: readonly StrayRow[];
  /** Its activities are rows [start, end) of Plan.activities; its total rows [start, end) of Plan.totals. */
  readonly activities: { readonly start: number; readonly end: number };
  readonly totals: { readonly start: number; readonly end: number };
}

/** Why less was executed; of a 0-based month, or of none in particular. */
export interface Reason {
  readonly month: number | null;
  readonly text: string;
}

/** The POI as read from a workbook: all its tables as one plan. */
export interface Plan {
  readonly title: string;
  readonly year: number | null;
  /** Quarter (1–4) that the title says is reported. */
  readonly quarter: number | null;
  readonly tables: readonly Table[];
  /** By activity, what identifies it whatever its name; without entry where its table has no such column. */
  readonly codes: Texts;
  /** By activity, how its row says that its months make its META: 1 and its place in SAID_RULES; 0 or no entry: not at all. */
  readonly saidRules: Uint8Array;
  /** By activity, a hash of what its row says in columns that are read for nothing else; NO_TEXTS or no entry: nothing. */
  readonly otherTexts: Int32Array;
  /** By activity, why less was executed, as its row says. */
  readonly reasons: ReadonlyMap<number, readonly Reason[]>;
  /** Sheets with tables that say to be of different years or quarters, though all are read as one plan. */
  readonly unlikePeriods: readonly SheetPeriod[];
  /** Sheets that have words of a header but no table, and what they lack. */
  readonly notRead: readonly PlacedMiss[];
  /** Sheets whose tables are left out because they say the figures of others again; none before formulas were looked at. */
  readonly linked: readonly LinkedSheet[];
  readonly activities: Rows;
  readonly totals: Rows;
  /**
   * By total row, the activities that it adds up, where reading has told: an activity over its tasks. What the others add
   * up their figures tell.
   */
  readonly sections: ReadonlyMap<number, RowRange>;
}

/** How many rows of the sheet an activity of a table has. */
export const rowsEach = ({ between }: Table): number => between?.rowsEach ?? 1;

/** Whether an activity of a table has amounts in several rows of the sheet. */
export const isOverRows = ({ columns }: Pick<Table, "columns">): boolean =>
  columns.amount.some((column) => rowsBelow(column) > 0);

/** How many rows below its row's first the cells of a table stand that is read row by row: none, and those of what stands in a table further down. */
export const rowsBelowIn = ({ seriesBelow }: Pick<Table, "seriesBelow">): readonly number[] =>
  seriesBelow ? [0, seriesBelow.rows] : [0];

/** The 0-based sheet row in which a row's amounts in some slots stand; where these are several, the uppermost. */
export function rowOfAmounts(
  { tables }: Plan,
  { table, sheetRow }: Rows,
  row: number,
  slots: readonly number[],
): number {
  const { amount } = tables[table[row]].columns;
  return sheetRow[row] + Math.min(...slots.map((slot) => rowsBelow(amount[slot])));
}

/** What a person sees in an odd cell: a date as its day. */
export function shownText({ kind, text }: OddCell): string {
  if (kind === "date") return dayOf(Number(text));
  return kind === "boolean" ? text.toUpperCase() : text;
}

/** Whether the cell of a slot holds a number. */
export function isPresent(rows: Rows, row: number, slot: number): boolean {
  return slot < 32
    ? (rows.presentLow[row] & (1 << slot)) !== 0
    : (rows.presentHigh[row] & (1 << (slot - 32))) !== 0;
}

/** The amount of a slot, or null where the cell holds no number. */
export function amountAt(rows: Rows, row: number, slot: number): number | null {
  return isPresent(rows, row, slot) ? (rows.amounts[slot]?.[row] ?? null) : null;
}

/** A row's text of a role; "" where its cell is empty or its table has no such column. */
export function textAt(rows: Rows, row: number, role: TextRole): string {
  if (role === "activity") return rows.activity.at(row) ?? "";
  const index = rows[role].index[row];
  return index < 0 ? "" : rows[role].pool[index];
}

/** As `textAt`, with the white space around it where a unit, a category or a measure has some. */
export function writtenText(rows: Rows, row: number, role: TextRole): string {
  if (role === "activity") return rows.activity.at(row) ?? "";
  const { paddedTexts } = rows[role];
  let low = 0;
  let high = paddedTexts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paddedTexts[middle].row < row) low = middle + 1;
    else high = middle;
  }
  return low < paddedTexts.length && paddedTexts[low].row === row
    ? paddedTexts[low].raw
    : textAt(rows, row, role);
}

/** Whether a row has no cell for a text, or had a blank one when it was read, and its text is that of a row above. */
export function hasTextOfAbove(rows: Rows, table: Table, row: number, role: TextRole): boolean {
  if (role === "unit" || role === "category") {
    // A heading over the rows names it.
    if (table.columns.text[role] < 0) return true;
    if (table.filledDown.includes(role))
      return row > 0 && rows[role].index[row] === rows[role].index[row - 1];
  }
  const at = rows.sheetRow[row];
  return table.mergedTexts.some(
    (merged) => merged.role === role && merged.firstRow < at && at <= merged.lastRow,
  );
}

/** What the cell of a row's activity itself says, without the space around it: "" where it is merged with one above. */
export function ownName(rows: Rows, table: Table, row: number): string {
  // Of most rows that costs no look at what is merged.
  const isAbove = rows.padded.has(row) && hasTextOfAbove(rows, table, row, "activity");
  return isAbove ? "" : textAt(rows, row, "activity").trim();
}

/** Slots that a table has a column for, in the order of their columns on the sheet. */
export function slotsInSheetOrder(columns: Columns): number[] {
  return Array.from({ length: SLOT_COUNT }, (_, slot) => slot)
    .filter((slot) => columns.amount[slot] >= 0)
    .sort((a, b) => columns.amount[a] - columns.amount[b]);
}
