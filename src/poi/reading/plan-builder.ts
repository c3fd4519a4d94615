import type { SheetBlock, Row } from "../cells";
import { factsOf } from "../header/header-facts";
import { pointedOn, type PointedHeader, type PointedOnSheet } from "../header/pointed-header";
import { withNamesAround } from "../header/names-around";
import type { RowsInTurn } from "../header/rows-in-turn";
import { toldByFigures } from "../header/told-by-figures";
import { Titles } from "../header/titles";
import {
  bandAt,
  HEADER_LOOKAHEAD,
  headerWordsIn,
  isTable,
  POINTED_LOOKAHEAD,
  pointedHeaderAt,
  type Header,
} from "../header/layout";
import type { Plan } from "../plan";
import { isNumbering, withoutMarks } from "./column-marks";
import { finishedPlan } from "./finished-plan";
import { lookAhead } from "./look-ahead";
import type { MoneyBetween } from "./money-rows";
import { FEWEST_WORDS, NearMisses } from "./near-misses";
import { addStray, extend, isPlainActivity, widthOf, type OpenTable } from "./open-table";
import { RowKinds } from "./row-kind";
import { isNamed } from "./row-texts";
import { SeriesAbove } from "./series-above";
import type { SeriesBetween } from "./series-rows";
import { TablesBuilder } from "./tables-builder";
import { rowsOfKind, twoRowsBelow } from "./two-rows";

/** Rows read at a time: few enough that what the first look at them brought into the second cache is there for the next, and enough that each column is stored into in runs. */
const BLOCK_ROWS = 256;

/** Rows below a header by which it is told what its columns are where its words leave that open. */
const ROWS_LOOKED_AT = 400;

/**
 * Builds the plan from sheets read block by block: the blocks of a sheet in the order of their rows, all with the same
 * first column; rows between two blocks are blank. Nothing of a block is kept but its texts.
 */
export class PlanBuilder {
  private readonly tables = new TablesBuilder();
  private readonly titles = new Titles();
  private readonly sheets: string[] = [];
  private readonly kinds = new RowKinds(this.tables.activities);
  private readonly misses = new NearMisses();
  /** The words of the headers, by table: in the end some may be no part of the plan. */
  private readonly headersRead = new Map<number, readonly string[]>();
  private readonly seriesAbove = new SeriesAbove();
  /** The sheet being read. */
  private sheet: string | undefined;
  /** What was pointed at, as it holds for that sheet. */
  private pointed: readonly PointedOnSheet[] = [];
  /** Rows held back because a header that begins in them may end in the next block. */
  private held: readonly Row[] = [];
  private heldFirstRow = 0;

  /**
   * @param expectedRows how many activities to make room for, where it is known
   * @param headers header cells that the user pointed at
   */
  constructor(
    expectedRows = 0,
    private readonly headers: readonly PointedHeader[] = [],
  ) {
    this.tables.activities.reserve(expectedRows);
  }

  /**
   * Says how many activities there may be in all: the rows of the sheets, of which some may be blank.
   * @param packsNames whether their names are packed as they come (PackedTexts)
   */
  expect(rows: number, packsNames = false): void {
    this.tables.activities.expect(rows, packsNames);
  }

  /** Reads a block of cells. */
  add(block: SheetBlock): void {
    if (block.sheet !== this.sheet) {
      this.endSheet();
      this.sheet = block.sheet;
      this.tables.beginSheet();
      this.seriesAbove.forget();
      this.sheets.push(block.sheet);
      this.pointed = pointedOn(this.headers, block.sheet);
    }
    this.holdBlankRows(block);
    this.tables.beginBlock(block);
    const rows = this.held.length > 0 ? this.held.concat(block.values) : block.values;
    const firstRow = this.held.length > 0 ? this.heldFirstRow : block.firstRow;
    const ready = Math.max(0, rows.length - this.lookahead);
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
    const { sheets, titles, misses, headersRead } = this;
    const { drafts, activities, totals, notes, series } = this.tables;
    return finishedPlan({
      sheets,
      titles,
      misses,
      headersRead,
      tables: drafts,
      activities,
      totals,
      notes,
      series,
    });
  }

  /** How many rows after one it takes to tell what it is. */
  private get lookahead(): number {
    const ofHeader = this.headers.length > 0 ? POINTED_LOOKAHEAD : HEADER_LOOKAHEAD;
    return ofHeader + 2 * (this.tables.open?.series?.each ?? 0);
  }

  /** Puts the blank rows before a block under those held back, for a header may go on below them; of many, reads what is held. */
  private holdBlankRows({ firstRow, values }: SheetBlock): void {
    const blank = firstRow - (this.heldFirstRow + this.held.length);
    if (blank > this.lookahead) this.readHeld();
    if (blank <= 0 || this.held.length === 0) return;
    const row = (values.at(0) ?? []).map(() => "");
    this.held = [...this.held, ...Array<Row>(blank).fill(row)];
  }

  /** Reads the rows held back, after which nothing stands, or blank rows. */
  private readHeld(): void {
    this.read(this.held, this.heldFirstRow, this.held.length);
    this.held = [];
  }

  private endSheet(): void {
    this.readHeld();
    this.tables.close();
    const { sheet } = this;
    if (sheet !== undefined) this.titles.endSheet(sheet, this.hasTableOn(sheet));
    this.sheet = undefined;
  }

  /** Reads rows[0, end) and returns the index of the first row not read (a header may reach past `end`). */
  private read(rows: readonly Row[], firstRow: number, end: number): number {
    let at = 0;
    let ofPlan = rows;
    let money: MoneyBetween | undefined;
    let series: SeriesBetween | undefined;
    let lookedAt = 0;
    let areWhole = false;
    while (at < end) {
      const { open } = this.tables;
      if (open?.money !== money || open?.series !== series) {
        money = open?.money;
        series = open?.series;
        ofPlan = money?.physicalOf(rows) ?? series?.sideBySide(rows, firstRow) ?? rows;
      }
      if (open && series) {
        at += this.readInTurn(rows, ofPlan, at, firstRow + at, open, series);
      } else if (open && !open.hasEnded && this.isActivity(ofPlan[at], open)) {
        const blockEnd = Math.min(end, at + BLOCK_ROWS);
        if (at >= lookedAt) {
          areWhole = lookAhead(ofPlan, at, blockEnd, open);
          lookedAt = blockEnd;
        }
        let after = areWhole ? blockEnd : at + 1;
        while (after < blockEnd && isPlainActivity(ofPlan[after], open)) after++;
        this.tables.addActivities(ofPlan, [at, after], firstRow + at, open, areWhole);
        at = after;
      } else if (open && !open.hasEnded && money?.isMoney(rows[at])) {
        this.tables.leaveMoneyOut(rows[at], firstRow + at, open, money);
        at++;
      } else {
        at += this.readOther(rows, ofPlan, at, firstRow + at);
      }
    }
    return at;
  }

  private isActivity(row: Row, open: OpenTable): boolean {
    return isPlainActivity(row, open) && !this.isMarks(row, open);
  }

  /** Whether a row below a header goes on with it: it numbers the columns. */
  private isMarks(row: Row, open: OpenTable): boolean {
    const isFirst = !this.tables.hasActivities(open);
    return isFirst && isNumbering(row, widthOf(open), open.shape.activity);
  }

  /**
   * Reads what stands in a table whose activities have several rows in turn; returns how many rows it took.
   * @param all as they are on the sheet
   * @param rows an activity's rows side by side, at the place of the first
   */
  private readInTurn(
    all: readonly Row[],
    rows: readonly Row[],
    at: number,
    sheetRow: number,
    open: OpenTable,
    series: SeriesBetween,
  ): number {
    if (series.isTaken(sheetRow)) return 1;
    if (!series.isFirst(at)) return this.readOther(all, rows, at, sheetRow);
    if (!open.hasEnded && this.isActivity(rows[at], open))
      this.tables.addActivities(rows, [at, at + 1], sheetRow, open);
    else this.readOther(all, rows, at, sheetRow);
    const height = series.height(at);
    for (const unsaid of series.take(all, at, sheetRow))
      addStray(open, all[unsaid], sheetRow + unsaid - at, this.tables.firstColumn);
    if (open.draft.lastRow === sheetRow) extend(open.draft, sheetRow, sheetRow + height - 1);
    return height;
  }

  /**
   * Reads a row that is not plainly an activity; returns how many rows it took (a header's whole band).
   * @param all as they are on the sheet
   * @param rows as far as they are of the open table's plan
   */
  private readOther(
    all: readonly Row[],
    rows: readonly Row[],
    at: number,
    sheetRow: number,
  ): number {
    const row = rows[at];
    const { tables } = this;
    const { open, firstColumn } = tables;
    this.seriesAbove.note(row, sheetRow);
    if (open && this.isMarks(row, open)) return 1;
    const pointed = pointedHeaderAt(all, at, firstColumn, this.pointed);
    if (pointed) return this.openOrRefuse(all, at, sheetRow, pointed, true);
    const kind = open && !open.hasEnded ? this.kinds.kindOf(rows, at, open) : "header";
    if (kind === "header" || kind === "end") {
      const band = bandAt(all, at, firstColumn);
      if (band && isTable(band.columns)) return this.openOrRefuse(all, at, sheetRow, band, false);
      if (open && (open.hasEnded || kind === "end")) {
        open.hasEnded = true;
        // A summary below the plan is none of it; what names periods may be more of the plan.
        if (band && namesPeriods(row)) this.noteNotRead(all, at, sheetRow, band);
        this.noteUnreadRow(row, sheetRow, open);
      } else if (!open) {
        this.titles.add(row);
        tables.addAbove(row);
        if (band) this.noteNotRead(all, at, sheetRow, band);
      } else if (isNamed(row, open) && (open.series?.isFirst(at) ?? true))
        tables.addActivities(rows, [at, at + 1], sheetRow, open);
      else tables.noteStray(row, sheetRow, open);
    } else if (open?.series && !open.series.isFirst(at)) {
      this.noteAlone(row, sheetRow, open, open.series);
    } else if (open && kind === "activity") {
      tables.addActivities(rows, [at, at + 1], sheetRow, open);
    } else if (open && (kind === "total" || kind === "grand-total" || kind === "brought")) {
      this.readTotal(row, all[at], sheetRow, open, kind);
    } else if (open) {
      if (kind === "under-total" || kind === "part-total")
        this.noteUnreadRow(row, sheetRow, open, kind === "part-total");
      tables.noteStray(row, sheetRow, open);
    }
    return 1;
  }

  /**
   * Reads a total row: one that adds up the rows of money between the activities is left out as they are.
   * @param onSheet the row as it is on the sheet
   */
  private readTotal(
    row: Row,
    onSheet: Row,
    sheetRow: number,
    open: OpenTable,
    kind: "total" | "grand-total" | "brought",
  ): void {
    const { tables } = this;
    if (open.money?.addsUpMoney(onSheet, open.shape, tables.sumsAbove(open)) === true) {
      open.money.leaveOut(onSheet, sheetRow, open.shape);
      addStray(open, row, sheetRow, tables.firstColumn);
      return;
    }
    if (!tables.hasActivities(open)) {
      if (kind === "brought") tables.continuePage(open);
      else open.hasTotalsAbove = true;
    }
    tables.addTotal(row, sheetRow, open);
    open.isClosed = kind === "grand-total";
  }

  /** Remembers a row by itself among those that have several: a heading, a total of who knows which, one of an activity's. */
  private noteAlone(row: Row, sheetRow: number, open: OpenTable, series: SeriesBetween): void {
    const hasFigures = open.shape.positions.some((position) => typeof row[position] === "number");
    if (series.isPart(row) || (hasFigures && isNamed(row, open))) series.noteOdd(sheetRow);
    if (hasFigures) this.noteUnreadRow(row, sheetRow, open);
    this.tables.noteStray(row, sheetRow, open);
  }

  /**
   * Remembers a row of figures under TOTAL that is not read, unless its block is named as a whole.
   * @param isPart whether it is known to add up a part of the activities
   */
  private noteUnreadRow(row: Row, sheetRow: number, open: OpenTable, isPart = false): void {
    if (!this.misses.ofSheets.has(open.draft.sheet))
      this.tables.noteUnreadRow(row, sheetRow, open, isPart);
  }

  /**
   * Begins a table, unless its activities have two rows each that are no one row's. Returns the header's height.
   * @param isPointed whether the user pointed at cells of the header
   */
  private openOrRefuse(
    rows: readonly Row[],
    at: number,
    sheetRow: number,
    header: Header,
    isPointed: boolean,
  ): number {
    const { sheet = "", tables } = this;
    const { firstColumn } = tables;
    const two = twoRowsBelow(rows, header, { at, sheetRow, firstColumn, isPointed });
    if (two?.kind === "refused") {
      this.noteNotRead(rows, at, sheetRow, header, two.alternate);
      tables.close();
      return header.height;
    }
    const { columns, height } = two?.header ?? header;
    const below = withoutMarks(
      rows.slice(at + height, at + height + ROWS_LOOKED_AT),
      columns,
      firstColumn,
    );
    const ofKind = two ? rowsOfKind(below, two) : below;
    // What looked like a header above it; between tables it is another one that is not read.
    if (!this.hasTableOn(sheet)) this.misses.forget(sheet);
    const told = isPointed ? columns : toldByFigures(columns, ofKind, firstColumn);
    tables.begin(
      { height, columns: withNamesAround(told, rows, at, height, firstColumn) },
      {
        sheet,
        sheetRow,
        year: this.titles.yearSoFar(sheet),
        seriesAbove: this.seriesAbove.over(sheetRow),
        two,
        below,
      },
    );
    const table = tables.drafts.length - 1;
    // A header repeated on every page says the same.
    if (tables.drafts[table].continues === undefined)
      this.headersRead.set(table, wordsOfHeader(rows, at, header));
    return height;
  }

  /** Whether the table read last is of a sheet. */
  private hasTableOn(sheet: string): boolean {
    return this.tables.drafts.at(-1)?.sheet === sheet;
  }

  private noteNotRead(
    rows: readonly Row[],
    at: number,
    sheetRow: number,
    header: Header,
    alternate?: RowsInTurn,
  ): void {
    const place = { sheet: this.sheet ?? "", row: sheetRow };
    this.misses.note(wordsOfHeader(rows, at, header), header, place, alternate);
  }
}

/** Whether a row has the months of a table, or its quarters. */
const namesPeriods = (row: Row): boolean =>
  row.filter((value) => factsOf(value).period !== undefined).length >= FEWEST_WORDS;

const wordsOfHeader = (rows: readonly Row[], at: number, { height }: Header): string[] =>
  headerWordsIn(rows.slice(at, at + height));
