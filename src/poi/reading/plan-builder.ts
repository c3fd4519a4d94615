import { isDateFormat, type MergedRows, type SheetBlock } from "../cells";
import { columnsOfYear, hasFigures } from "../header/column-claims";
import { factsOf } from "../header/header-facts";
import {
  bandAt,
  HEADER_LOOKAHEAD,
  headerWordsIn,
  isTable,
  POINTED_LOOKAHEAD,
  pointedHeaderAt,
  type Columns,
  type Header,
  type Row,
} from "../layout";
import type { Plan } from "../plan";
import { pointedOn, type PointedHeader, type PointedOnSheet } from "../header/pointed-header";
import { isNamed, isNumbering, RowKinds } from "./row-kind";
import {
  addStray,
  addUnreadColumns,
  addUnreadRow,
  areSameColumns,
  extend,
  isPlainActivity,
  openTable,
  widthOf,
  type OpenTable,
  type TableDraft,
} from "./open-table";
import { finishedPlan, type AllRead } from "./finished-plan";
import { lookAhead } from "./look-ahead";
import { MoneyBetween } from "./money-rows";
import type { SeriesBetween } from "./series-rows";
import { SeriesAbove } from "./series-above";
import { SeriesTables } from "./series-tables";
import { FEWEST_WORDS, NearMisses } from "./near-misses";
import { RowNotes } from "./row-notes";
import { UnitHeadings } from "./unit-headings";
import { RowsBuilder, type DateTest } from "./rows-builder";
import { addRange } from "../row-range";
import { figuresSaid, type RowsInTurn } from "../header/rows-in-turn";
import { rowsOfKind, twoRowsBelow, type ToldApart } from "./two-rows";
import { withProgressColumns } from "../header/progress-columns";
import { withTargetColumn } from "../header/target-column";
import { Titles } from "../header/titles";

/** Rows read at a time: few enough that what the first look at them brought into the second cache is there for the next, and enough that each column is stored into in runs. */
const BLOCK_ROWS = 256;

/** Rows below a header by which it is told what its columns are where its words leave that open. */
const ROWS_LOOKED_AT = 400;

/**
 * Builds the plan from sheets read block by block: the blocks of a sheet in the order of their rows, all with the same
 * first column; rows between two blocks are blank. Nothing of a block is kept but its texts.
 */
export class PlanBuilder implements AllRead {
  readonly activities = new RowsBuilder();
  readonly totals = new RowsBuilder();
  readonly tables: TableDraft[] = [];
  readonly titles = new Titles();
  readonly sheets: string[] = [];
  private sheet: string | undefined;
  private open: OpenTable | undefined;
  /** Rows held back because a header that begins in them may end in the next block. */
  private held: Row[] = [];
  private heldFirstRow = 0;
  private firstColumn = 0;
  private hiddenRows: { start: number; end: number }[] = [];
  private merged: MergedRows[] = [];
  readonly series = new SeriesTables();
  private readonly unitHeadings = new UnitHeadings();
  private readonly seriesAbove = new SeriesAbove();
  private isDate: DateTest | undefined;

  private readonly kinds = new RowKinds(this.activities);
  readonly notes = new RowNotes();
  readonly misses = new NearMisses();
  /** The words of the headers, by table: in the end some may be no part of the plan. */
  readonly headersRead = new Map<number, readonly string[]>();

  /** What was pointed at, as it holds for the sheet being read. */
  private pointed: readonly PointedOnSheet[] = [];

  /**
   * @param expectedRows how many activities to make room for, where it is known
   * @param headers header cells that the user pointed at
   */
  constructor(
    expectedRows = 0,
    private readonly headers: readonly PointedHeader[] = [],
  ) {
    this.activities.reserve(expectedRows);
  }

  /**
   * Says how many activities there may be in all: the rows of the sheets, of which some may be blank.
   * @param packsNames whether their names are packed as they come (PackedTexts)
   */
  expect(rows: number, packsNames = false): void {
    this.activities.expect(rows, packsNames);
  }

  /** Reads a block of cells. */
  add(block: SheetBlock): void {
    if (block.sheet !== this.sheet) {
      this.endSheet();
      this.sheet = block.sheet;
      this.merged = [];
      this.hiddenRows = [];
      this.unitHeadings.forget();
      this.series.beginSheet();
      this.seriesAbove.forget();
      this.sheets.push(block.sheet);
      this.pointed = pointedOn(this.headers, block.sheet);
    }
    if (block.firstRow > this.heldFirstRow + this.held.length) this.readHeld();
    const { firstColumn, numberFormat, merged, hiddenRows = [] } = block;
    if (merged) this.merged.push(...merged);
    for (const range of hiddenRows) addRange(this.hiddenRows, range);
    this.firstColumn = firstColumn;
    this.isDate = numberFormat
      ? (sheetRow, position) => isDateFormat(numberFormat(sheetRow, firstColumn + position) ?? "")
      : undefined;
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
    return finishedPlan(this);
  }

  /** How many rows after one it takes to tell what it is. */
  private get lookahead(): number {
    const ofHeader = this.headers.length > 0 ? POINTED_LOOKAHEAD : HEADER_LOOKAHEAD;
    return ofHeader + 2 * (this.open?.series?.each ?? 0);
  }

  /** Reads the rows held back, after which nothing stands, or blank rows. */
  private readHeld(): void {
    this.read(this.held, this.heldFirstRow, this.held.length);
    this.held = [];
  }

  private endSheet(): void {
    this.readHeld();
    this.closeTable();
    const { sheet } = this;
    if (sheet !== undefined) this.titles.endSheet(sheet, this.tables.at(-1)?.sheet === sheet);
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
      const { open } = this;
      if (open?.money !== money || open?.series !== series) {
        money = open?.money;
        series = open?.series;
        ofPlan = money?.physicalOf(rows) ?? series?.sideBySide(rows, firstRow) ?? rows;
      }
      if (open && series) {
        at += this.readInTurn(rows, ofPlan, at, firstRow + at, open, series);
      } else if (open && !open.hasEnded && isPlainActivity(ofPlan[at], open)) {
        const blockEnd = Math.min(end, at + BLOCK_ROWS);
        if (at >= lookedAt) {
          areWhole = lookAhead(ofPlan, at, blockEnd, open);
          lookedAt = blockEnd;
        }
        let after = areWhole ? blockEnd : at + 1;
        while (after < blockEnd && isPlainActivity(ofPlan[after], open)) after++;
        this.addActivities(ofPlan, at, after, firstRow + at, open, areWhole);
        at = after;
      } else if (open && !open.hasEnded && money?.isMoney(rows[at])) {
        this.leaveMoneyOut(rows[at], firstRow + at, open, money);
        at++;
      } else {
        at += this.readOther(rows, ofPlan, at, firstRow + at);
      }
    }
    return at;
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
    if (!open.hasEnded && isPlainActivity(rows[at], open))
      this.addActivities(rows, at, at + 1, sheetRow, open);
    else this.readOther(all, rows, at, sheetRow);
    const height = series.height(at);
    for (const unsaid of series.take(all, at, sheetRow))
      addStray(open, all[unsaid], sheetRow + unsaid - at, this.firstColumn);
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
    const { open } = this;
    this.seriesAbove.note(row, sheetRow);
    if (open && this.activities.length === open.firstActivity && isNumbering(row, widthOf(open)))
      return 1;
    const pointed = pointedHeaderAt(all, at, this.firstColumn, this.pointed);
    if (pointed) return this.openOrRefuse(all, at, sheetRow, pointed, true);
    const kind = open && !open.hasEnded ? this.kinds.kindOf(rows, at, open) : "header";
    if (kind === "header" || kind === "end") {
      const band = bandAt(all, at, this.firstColumn);
      if (band && isTable(band.columns)) return this.openOrRefuse(all, at, sheetRow, band, false);
      if (open && (open.hasEnded || kind === "end")) {
        open.hasEnded = true;
        // A summary below the plan is none of it; what names periods may be more of the plan.
        if (band && namesPeriods(row)) this.noteNotRead(all, at, sheetRow, band);
        this.noteUnreadRow(row, sheetRow, open);
      } else if (!open) {
        this.titles.add(row);
        this.unitHeadings.addAbove(row);
        if (band) this.noteNotRead(all, at, sheetRow, band);
      } else if (isNamed(row, open) && (open.series?.isFirst(at) ?? true))
        this.addActivities(rows, at, at + 1, sheetRow, open);
      else this.noteStray(row, sheetRow, open);
    } else if (open?.series && !open.series.isFirst(at)) {
      this.noteAlone(row, sheetRow, open, open.series);
    } else if (open && kind === "activity") {
      this.addActivities(rows, at, at + 1, sheetRow, open);
    } else if (open && (kind === "total" || kind === "grand-total" || kind === "brought")) {
      if (open.money?.addsUpMoney(all[at], open.shape, this.sumsAbove(open)) === true) {
        open.money.leaveOut(all[at], sheetRow, open.shape);
        addStray(open, row, sheetRow, this.firstColumn);
        return 1;
      }
      if (kind !== "brought" && this.activities.length === open.firstActivity)
        open.hasTotalsAbove = true;
      this.addTotal(row, sheetRow, open);
      open.isClosed = kind === "grand-total";
    } else if (open) {
      if (kind === "under-total") this.noteUnreadRow(row, sheetRow, open);
      this.noteStray(row, sheetRow, open);
    }
    return 1;
  }

  /** Remembers a row by itself among those that have several: a heading, a total of who knows which, one of an activity's. */
  private noteAlone(row: Row, sheetRow: number, open: OpenTable, series: SeriesBetween): void {
    const hasFigures = open.shape.positions.some((position) => typeof row[position] === "number");
    if (series.isPart(row) || (hasFigures && isNamed(row, open))) series.noteOdd(sheetRow);
    if (hasFigures) this.noteUnreadRow(row, sheetRow, open);
    this.noteStray(row, sheetRow, open);
  }

  /** What the activities that a total row may add up come to, by slot. */
  private sumsAbove({ sinceTotal, firstActivity }: OpenTable): ((slot: number) => number)[] {
    return [sinceTotal, firstActivity, 0].map(
      (from) => (slot: number) => this.activities.sum(slot, from),
    );
  }

  /** Remembers a row of figures under TOTAL that is not read, unless its block is named as a whole. */
  private noteUnreadRow(row: Row, sheetRow: number, open: OpenTable): void {
    if (!this.misses.ofSheets.has(open.draft.sheet))
      addUnreadRow(open, row, sheetRow, this.firstColumn);
  }

  /** Remembers what a row says that is neither an activity nor a total. */
  private noteStray(row: Row, sheetRow: number, open: OpenTable): void {
    this.unitHeadings.addWithin(row, open, this.activities.length);
    if (this.activities.length > open.firstActivity)
      addStray(open, row, sheetRow, this.firstColumn);
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
    const { firstColumn } = this;
    const two = twoRowsBelow(rows, header, { at, sheetRow, firstColumn, isPointed });
    if (two?.kind === "refused") {
      this.noteNotRead(rows, at, sheetRow, header, two.alternate);
      this.closeTable();
      return header.height;
    }
    const { columns, height } = two?.header ?? header;
    const below = rows.slice(at + height, at + height + ROWS_LOOKED_AT);
    const ofKind = two ? rowsOfKind(below, two) : below;
    this.beginTable(
      {
        height,
        columns: isPointed ? columns : this.byFigures(columns, ofKind),
      },
      sheetRow,
      two,
      below,
    );
    const table = this.tables.length - 1;
    // A header repeated on every page says the same.
    if (this.tables[table].continues === undefined)
      this.headersRead.set(table, wordsOfHeader(rows, at, header));
    return height;
  }

  /**
   * A header's columns as the figures under them say, where its words leave that open.
   * @param below the rows below it
   */
  private byFigures(columns: Columns, below: readonly Row[]): Columns {
    const { firstColumn } = this;
    const withTarget = withTargetColumn(columns, below, 0, firstColumn);
    return withProgressColumns(withTarget, below, 0, firstColumn);
  }

  private leaveMoneyOut(row: Row, sheetRow: number, open: OpenTable, money: MoneyBetween): void {
    money.leaveOut(row, sheetRow, open.shape);
    // Its label may pass for an activity's name.
    if (figuresSaid(row[money.position]) === undefined)
      addStray(open, row, sheetRow, this.firstColumn);
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

  /**
   * Begins a table at its header.
   * @param two what its rows are, where an activity has several
   * @param below the rows below it
   */
  private beginTable(
    { columns: all, height }: Header,
    sheetRow: number,
    two: ToldApart | undefined,
    below: readonly Row[],
  ): void {
    const year = this.titles.yearSoFar(this.sheet ?? "");
    const ofYear = columnsOfYear(all, year);
    const series = this.series.begin(ofYear, two, below, this.firstColumn);
    const columns = series?.columns ?? ofYear;
    const seriesAbove = this.seriesAbove.over(sheetRow);
    const continues = this.continued(columns, seriesAbove);
    const continued = continues < 0 ? undefined : this.open;
    this.closeTable();
    // What looked like a header above it; between tables it is another one that is not read.
    if (this.tables.at(-1)?.sheet !== this.sheet) this.misses.forget(this.sheet ?? "");
    this.open = openTable(
      { columns, height },
      {
        sheet: this.sheet ?? "",
        sheetRow,
        firstColumn: this.firstColumn,
        year,
        seriesAbove,
        continues: continues < 0 ? undefined : continues,
        // Those further down are added as they are read.
        hiddenRows: this.hiddenRows,
        firstActivity: this.activities.length,
        firstTotal: this.totals.length,
        sections: this.unitHeadings.begin(this.activities.length, continued),
        money: this.moneyBetween(two?.kind === "money" ? two.position : undefined, continued),
        series: series?.between,
      },
    );
    this.tables.push(this.open.draft);
  }

  /** A page may end with its header, below which nothing says yet what its rows are. */
  private moneyBetween(
    position: number | undefined,
    continued: OpenTable | undefined,
  ): MoneyBetween | undefined {
    const before = continued?.money;
    const at = position ?? before?.position;
    return at === undefined
      ? undefined
      : new MoneyBetween(at, before?.position === at ? before : undefined);
  }

  /**
   * Index of the open table where a header with the same columns continues it: no total row has closed it, and no title
   * (`seriesAbove`) says that it is of another series.
   */
  private continued(columns: Columns, seriesAbove: TableDraft["seriesAbove"]): number {
    const { open } = this;
    if (!open || open.isClosed || this.activities.length === open.firstActivity) return -1;
    if (seriesAbove !== undefined && seriesAbove !== open.draft.seriesAbove) return -1;
    return areSameColumns(columns, open.draft.columns) ? this.tables.length - 1 : -1;
  }

  private closeTable(): void {
    if (!this.open) return;
    const { draft, money, series } = this.open;
    if (series) this.series.end(this.tables.length - 1, series);
    const between = money?.finish(this.firstColumn) ?? series?.finish(this.firstColumn);
    if (between) draft.between = between;
    draft.activities.end = this.activities.length;
    draft.totals.end = this.totals.length;
    draft.filledDown = this.activities.fillDown(
      draft.activities.start,
      draft.activities.end,
      draft.continues !== undefined,
      this.open.sections,
    );
    if (this.open.shape.unit < 0 && this.activities.allHaveUnits(draft.activities))
      draft.missing = draft.missing.filter((column) => column !== "unit");
    draft.mergedTexts = this.activities.fillMerged(
      draft.columns,
      draft.activities,
      this.merged,
      draft.filledDown,
    );
    this.open = undefined;
  }

  private addActivities(
    rows: readonly Row[],
    from: number,
    to: number,
    sheetRow: number,
    open: OpenTable,
    areWhole = false,
  ): void {
    const first = this.activities.length;
    const isDate = open.series ? open.series.dateTest(this.isDate) : this.isDate;
    const table = this.tables.length - 1;
    this.activities.add(rows, from, to, sheetRow, table, open.shape, isDate, areWhole);
    extend(open.draft, sheetRow, sheetRow + to - from - 1);
    open.isClosed = false;
    if (open.unseen.length > 0) this.noteFigures(rows, [from, to], open);
    for (const each of open.before) {
      const position = each.column.column - this.firstColumn;
      for (let at = from; at < to; at++) {
        const value = rows[at][position];
        if (typeof value === "number") each.sum += value;
      }
    }
    this.notes.add(rows, [from, to], first, open.draft.columns, this.firstColumn);
  }

  private noteFigures(
    rows: readonly Row[],
    range: readonly [number, number],
    open: OpenTable,
  ): void {
    const seen = open.unseen.filter((each) => hasFigures(rows, range, each, this.firstColumn));
    if (seen.length === 0) return;
    open.unseen = open.unseen.filter((each) => !seen.includes(each));
    addUnreadColumns(open.draft, seen);
  }

  private addTotal(row: Row, sheetRow: number, open: OpenTable): void {
    if (open.shape.unit < 0) this.unitHeadings.addWithin(row, open, this.activities.length);
    else if (open.hasTotalsAbove)
      open.sections.push({ from: this.activities.length, unit: row[open.shape.unit] });
    open.sinceTotal = this.activities.length;
    open.money?.endPart(sheetRow);
    const addedUp = open.before.filter(
      ({ column, sum }) => sum !== 0 && row[column.column - this.firstColumn] === sum,
    );
    addUnreadColumns(
      open.draft,
      addedUp.map(({ column }) => column),
    );
    const isDate = open.series ? open.series.dateTest(this.isDate) : this.isDate;
    this.totals.add([row], 0, 1, sheetRow, this.tables.length - 1, open.shape, isDate);
    extend(open.draft, sheetRow, sheetRow);
  }
}

/** Whether a row has the months of a table, or its quarters. */
const namesPeriods = (row: Row): boolean =>
  row.filter((value) => factsOf(value).period !== undefined).length >= FEWEST_WORDS;

const wordsOfHeader = (rows: readonly Row[], at: number, { height }: Header): string[] =>
  headerWordsIn(rows.slice(at, at + height));
