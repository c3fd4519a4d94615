import { isDateFormat, type CellValue, type SheetBlock } from "./cells";
import { CuadraError } from "./error";
import {
  HEADER_LOOKAHEAD,
  headerAt,
  missingColumns,
  nearMissAt,
  type Columns,
  type NearMiss,
  type Row,
} from "./layout";
import type { Plan, Table } from "./plan";
import { RowsBuilder, rowShape, type DateTest, type RowShape } from "./rows-builder";
import { titleFacts } from "./title";
import { readTyped } from "./typed-number";
import { fold, totalLabel } from "./words";

type RowKind = "activity" | "total" | "header" | "other";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type TableDraft = Mutable<Table> & {
  activities: { start: number; end: number };
  totals: { start: number; end: number };
};

/** A table being read, with where its cells stand in the rows of values. */
interface OpenTable {
  readonly draft: TableDraft;
  readonly shape: RowShape;
  /** Index into a row of values of the first amount. */
  readonly firstAmount: number;
  /** Index of a text column left of the amounts, other than the activity; -1 where there is none. */
  readonly companion: number;
}

/** Rows read at a time: few enough that what one look at them brought into the first cache is there for the next. */
const BLOCK_ROWS = 64;
/** Rows before a header that are kept as possible titles, a sheet. */
const MOST_TITLES = 20;
const PLAN_WORDS = /\bPLAN OPERATIVO\b|\bPOI\b/;

/**
 * Builds the plan from sheets read block by block: the blocks of a sheet in the order of their rows, without
 * gaps and all with the same first column. Nothing of a block is kept but its texts.
 */
export class PlanBuilder {
  private readonly activities = new RowsBuilder();
  private readonly totals = new RowsBuilder();
  private readonly tables: TableDraft[] = [];
  private readonly titles: string[] = [];
  private readonly sheets: string[] = [];
  private nearest: (NearMiss & { sheet: string; row: number }) | undefined;
  private sheet: string | undefined;
  private titlesOfSheet = 0;
  private open: OpenTable | undefined;
  /** Rows held back because a header that begins in them may end in the next block. */
  private held: Row[] = [];
  private heldFirstRow = 0;
  private firstColumn = 0;
  private isDate: DateTest | undefined;

  /** `expectedRows`: how many activities to make room for, where it is known. */
  constructor(expectedRows = 0) {
    this.activities.reserve(expectedRows);
  }

  /** Reads a block of cells. */
  add(block: SheetBlock): void {
    if (block.sheet !== this.sheet) {
      this.endSheet();
      this.sheet = block.sheet;
      this.sheets.push(block.sheet);
    }
    const { firstColumn, numberFormat } = block;
    this.firstColumn = firstColumn;
    this.isDate = numberFormat
      ? (sheetRow, position) => isDateFormat(numberFormat(sheetRow, firstColumn + position) ?? "")
      : undefined;
    const rows = this.held.length > 0 ? [...this.held, ...block.values] : block.values;
    const firstRow = this.held.length > 0 ? this.heldFirstRow : block.firstRow;
    const ready = Math.max(0, rows.length - HEADER_LOOKAHEAD);
    const next = this.read(rows, firstRow, ready);
    this.held = rows.slice(next);
    this.heldFirstRow = firstRow + next;
  }

  /**
   * The plan of all blocks added.
   * @throws CuadraError "empty-workbook", "no-plan" or "no-activities" where there is none.
   */
  finish(): Plan {
    this.endSheet();
    if (this.sheets.length === 0) throw new CuadraError("empty-workbook", {});
    const [firstTable] = this.tables;
    if (this.tables.length === 0) {
      throw new CuadraError("no-plan", {
        sheets: this.sheets,
        nearest: this.nearest ? { ...this.nearest, row: this.nearest.row + 1 } : null,
      });
    }
    if (this.activities.length === 0) {
      throw new CuadraError("no-activities", {
        sheet: firstTable.sheet,
        row: firstTable.firstHeaderRow + 1,
      });
    }
    const sources = [...this.titles, ...this.sheets].map((text) => titleFacts(text));
    return {
      title: this.titles.find((title) => PLAN_WORDS.test(fold(title))) ?? this.titles.at(0) ?? "",
      year: sources.find((facts) => facts.year !== null)?.year ?? null,
      quarter: sources.find((facts) => facts.quarter !== null)?.quarter ?? null,
      tables: this.tables,
      activities: this.activities.finish(),
      totals: this.totals.finish(),
    };
  }

  private endSheet(): void {
    this.read(this.held, this.heldFirstRow, this.held.length);
    this.held = [];
    this.closeTable();
    this.sheet = undefined;
    this.titlesOfSheet = 0;
  }

  /** Reads rows[0, end) and returns the index of the first row not read (a header may reach past `end`). */
  private read(rows: readonly Row[], firstRow: number, end: number): number {
    let at = 0;
    while (at < end) {
      const row = rows[at];
      const { open } = this;
      if (open && isPlainActivity(row, open)) {
        const blockEnd = Math.min(end, at + BLOCK_ROWS);
        let after = at + 1;
        while (after < blockEnd && isPlainActivity(rows[after], open)) after++;
        this.addActivities(rows, at, after, firstRow + at, open);
        at = after;
      } else {
        at += this.readOther(rows, at, firstRow + at);
      }
    }
    return at;
  }

  /** Reads a row that is not plainly an activity; returns how many rows it took (a header's whole band). */
  private readOther(rows: readonly Row[], at: number, sheetRow: number): number {
    const row = rows[at];
    const { open } = this;
    const kind = open ? this.kindOf(row, open) : "header";
    if (kind === "header") {
      const header = headerAt(rows, at, this.firstColumn);
      if (header) {
        this.openTable(header.columns, sheetRow, header.height);
        return header.height;
      }
      if (!open) this.readTitle(rows, at, sheetRow);
      else if (isNamed(row, open)) this.addActivities(rows, at, at + 1, sheetRow, open);
    } else if (open && kind === "activity") {
      this.addActivities(rows, at, at + 1, sheetRow, open);
    } else if (open && kind === "total") {
      this.addTotal(row, sheetRow, open);
    }
    return 1;
  }

  private kindOf(row: Row, open: OpenTable): RowKind {
    const { shape, firstAmount } = open;
    let numbers = 0;
    let textsAmongAmounts = 0;
    for (const position of shape.positions) {
      const value = row[position];
      if (typeof value === "number" || isTypedNumber(value)) numbers++;
      else if (typeof value === "string" && value.trim().length > 1) textsAmongAmounts++;
    }
    const texts = textsBefore(row, firstAmount);
    const label = texts.length > 0 ? totalLabel(fold(String(texts[0]))) : undefined;
    const activity = textAtPosition(row, shape.activity);
    if (numbers === 0 && textsAmongAmounts > 0) return "header";
    if (label && (texts.length === 1 || (label === "bare" && activity === ""))) {
      return numbers > 0 || label === "bare" ? "total" : "other";
    }
    if (numbers === 0)
      return isNamed(row, open) ? "activity" : texts.length > 1 ? "header" : "other";
    if (texts.length === 0)
      return this.sumsUp(row, open) ? "total" : numbers > 1 ? "activity" : "other";
    return "activity";
  }

  /** Whether a row without any text repeats the sum of the activities above it: an unlabelled total. */
  private sumsUp(row: Row, open: OpenTable): boolean {
    const value = row[open.firstAmount];
    const slot = open.shape.slots[open.shape.positions.indexOf(open.firstAmount)];
    if (typeof value !== "number" || this.activities.length - open.draft.activities.start < 2)
      return false;
    return [open.draft.activities.start, 0].some(
      (from) => this.activities.sum(slot, from) === value,
    );
  }

  private readTitle(rows: readonly Row[], at: number, sheetRow: number): void {
    const texts = rows[at].filter(
      (value): value is string => typeof value === "string" && value.trim() !== "",
    );
    if (texts.length === 1 && this.titlesOfSheet < MOST_TITLES) {
      this.titles.push(texts[0].replace(/\s+/g, " ").trim());
      this.titlesOfSheet++;
    }
    const near = nearMissAt(rows, at, this.firstColumn);
    if (near && near.found.length > (this.nearest?.found.length ?? 0)) {
      this.nearest = { ...near, sheet: this.sheet ?? "", row: sheetRow };
    }
  }

  private openTable(columns: Columns, sheetRow: number, height: number): void {
    this.closeTable();
    const shape = rowShape(columns, this.firstColumn);
    const draft: TableDraft = {
      sheet: this.sheet ?? "",
      firstHeaderRow: sheetRow,
      lastHeaderRow: sheetRow + height - 1,
      columns,
      missing: missingColumns(columns),
      firstRow: -1,
      lastRow: -1,
      activities: { start: this.activities.length, end: this.activities.length },
      totals: { start: this.totals.length, end: this.totals.length },
    };
    this.tables.push(draft);
    const firstAmount = Math.min(...shape.positions);
    const companion =
      [shape.measure, shape.unit, shape.category].find((at) => at >= 0 && at < firstAmount) ?? -1;
    this.open = { draft, shape, firstAmount, companion };
  }

  private closeTable(): void {
    if (!this.open) return;
    const { draft } = this.open;
    draft.activities.end = this.activities.length;
    draft.totals.end = this.totals.length;
    this.open = undefined;
  }

  private addActivities(
    rows: readonly Row[],
    from: number,
    to: number,
    sheetRow: number,
    open: OpenTable,
  ): void {
    this.activities.add(rows, from, to, sheetRow, this.tables.length - 1, open.shape, this.isDate);
    extend(open.draft, sheetRow, sheetRow + to - from - 1);
  }

  private addTotal(row: Row, sheetRow: number, open: OpenTable): void {
    this.totals.add([row], 0, 1, sheetRow, this.tables.length - 1, open.shape, this.isDate);
    extend(open.draft, sheetRow, sheetRow);
  }
}

function extend(draft: TableDraft, firstRow: number, lastRow: number): void {
  if (draft.firstRow < 0) draft.firstRow = firstRow;
  draft.lastRow = lastRow;
}

/**
 * The usual row, told apart at a glance: a named activity whose first amount is a number, with another text
 * beside its name. A total row has its label alone.
 */
function isPlainActivity(row: Row, { shape, firstAmount, companion }: OpenTable): boolean {
  const activity = row[shape.activity];
  const beside = row[companion];
  return (
    typeof activity === "string" &&
    activity !== "" &&
    typeof row[firstAmount] === "number" &&
    typeof beside === "string" &&
    beside !== ""
  );
}

/** Whether a cell holds a number kept as text. */
function isTypedNumber(value: CellValue | undefined): boolean {
  if (typeof value !== "string" || value === "") return false;
  const kind = readTyped(value)?.kind;
  return kind === "number" || kind === "ambiguous";
}

function textsBefore(row: Row, position: number): CellValue[] {
  return row.slice(0, position).filter((value) => typeof value === "string" && value.trim() !== "");
}

/** An activity's name alone is a section's heading or a note; with its unit or measure it is an activity. */
function isNamed(row: Row, open: OpenTable): boolean {
  return (
    textAtPosition(row, open.shape.activity) !== "" && textsBefore(row, open.firstAmount).length > 1
  );
}

function textAtPosition(row: Row, position: number): string {
  const value = position < 0 ? "" : row[position];
  return typeof value === "string" ? value.trim() : "";
}
