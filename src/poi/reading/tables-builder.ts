import { isDateFormat, type MergedRows, type SheetBlock, type Row } from "../cells";
import { columnsOfYear, hasFigures } from "../header/column-claims";
import { figuresSaid } from "../header/rows-in-turn";
import { withoutRunningNumbers } from "../header/other-texts";
import type { Columns } from "../header/columns";
import type { Header } from "../header/layout";
import { addRange } from "../row-range";
import { MoneyBetween } from "./money-rows";
import {
  addStray,
  addUnreadColumns,
  addUnreadRow,
  areSameColumns,
  extend,
  openTable,
  type OpenTable,
  type TableDraft,
  type TablePlace,
} from "./open-table";
import { RowNotes } from "./row-notes";
import { RowsBuilder, type DateTest } from "./rows-builder";
import { SeriesTables } from "./series-tables";
import type { ToldApart } from "./two-rows";
import { UnitHeadings } from "./unit-headings";

/** What stands around the header of a table that begins. */
interface HeaderSurroundings extends Pick<
  TablePlace,
  "sheet" | "sheetRow" | "year" | "seriesAbove"
> {
  /** What its rows are, where an activity has several. */
  readonly two: ToldApart | undefined;
  /** The rows below it. */
  readonly below: readonly Row[];
}

/**
 * Builds the tables of a plan one after the other, from rows of which it is known what they are: activities, totals, or
 * others, of which it is remembered what they say. Nothing of a row is kept but its texts.
 */
export class TablesBuilder {
  readonly activities = new RowsBuilder();
  readonly totals = new RowsBuilder();
  readonly notes = new RowNotes();
  readonly series = new SeriesTables();
  /** All that were begun; the last one may be open. */
  readonly drafts: TableDraft[] = [];
  private current: OpenTable | undefined;
  private readonly unitHeadings = new UnitHeadings();
  private isDate: DateTest | undefined;
  private column = 0;
  private merged: MergedRows[] = [];
  private hiddenRows: { start: number; end: number }[] = [];

  /** The table that rows are added to. */
  get open(): OpenTable | undefined {
    return this.current;
  }

  /** 0-based sheet column of a row's first cell. */
  get firstColumn(): number {
    return this.column;
  }

  /** Forgets what was known of the sheet before. */
  beginSheet(): void {
    this.merged = [];
    this.hiddenRows = [];
    this.unitHeadings.forget();
    this.series.beginSheet();
  }

  /** Takes what a block says of its rows beside their cells: where they stand, which are hidden or merged, what is a date. */
  beginBlock({ firstColumn, numberFormat, merged, hiddenRows = [] }: SheetBlock): void {
    for (const each of merged ?? []) this.merged.push(each);
    for (const range of hiddenRows) addRange(this.hiddenRows, range);
    this.column = firstColumn;
    this.isDate = numberFormat
      ? (sheetRow, position) => isDateFormat(numberFormat(sheetRow, firstColumn + position) ?? "")
      : undefined;
  }

  /** Begins a table at its header, after the one that is open. */
  begin(header: Header, { two, below, ...place }: HeaderSurroundings): void {
    const ofYear = columnsOfYear(header.columns, place.year);
    const series = this.series.begin(ofYear, two, below, this.column);
    const read = series?.columns ?? ofYear;
    const continues = this.continued(read, place.seriesAbove);
    const continued = continues === undefined ? undefined : this.current;
    const before = continued?.draft.columns.otherTexts;
    // A further page may have too few rows to tell which of them number its rows.
    const columns = before
      ? { ...read, otherTexts: read.otherTexts.filter((column) => before.includes(column)) }
      : withoutRunningNumbers(read, below, this.column);
    this.close();
    this.current = openTable(
      { columns, height: header.height },
      {
        ...place,
        firstColumn: this.column,
        continues,
        // Those further down are added as they are read.
        hiddenRows: this.hiddenRows,
        firstActivity: this.activities.length,
        firstTotal: this.totals.length,
        sections: this.unitHeadings.begin(this.activities.length, continued),
        money: moneyBetween(two?.kind === "money" ? two.position : undefined, continued),
        series: series?.between,
      },
    );
    this.drafts.push(this.current.draft);
  }

  /**
   * Index of the open table where a header with the same columns continues it: no total row has closed it, and no title
   * (`seriesAbove`) says that it is of another series.
   */
  private continued(columns: Columns, seriesAbove: TableDraft["seriesAbove"]): number | undefined {
    const open = this.current;
    if (!open || open.isClosed || this.activities.length === open.firstActivity) return undefined;
    if (seriesAbove !== undefined && seriesAbove !== open.draft.seriesAbove) return undefined;
    return areSameColumns(columns, open.draft.columns) ? this.drafts.length - 1 : undefined;
  }

  /**
   * Makes the open table, which begins with what has been added up so far ("VIENEN"), a further page of the one before,
   * whatever the row is called that ended it ("PASAN", "SUMA Y SIGUE").
   */
  continuePage({ draft }: OpenTable): void {
    const before = this.drafts.length - 2;
    if (draft.continues !== undefined || this.drafts[before]?.sheet !== draft.sheet) return;
    if (areSameColumns(draft.columns, this.drafts[before].columns)) draft.continues = before;
  }

  /** Ends the open table, if there is one: what takes all of its rows to tell. */
  close(): void {
    if (!this.current) return;
    const { draft, money, series, sections, shape } = this.current;
    if (series) this.series.end(this.drafts.length - 1, series);
    const between = money?.finish(this.column) ?? series?.finish(this.column);
    if (between) draft.between = between;
    draft.activities.end = this.activities.length;
    draft.totals.end = this.totals.length;
    draft.filledDown = this.activities.fillDown(
      draft.activities.start,
      draft.activities.end,
      draft.continues !== undefined,
      sections,
    );
    if (shape.unit < 0 && this.activities.allHaveUnits(draft.activities))
      draft.missing = draft.missing.filter((column) => column !== "unit");
    draft.mergedTexts = this.activities.fillMerged(
      draft.columns,
      draft.activities,
      this.merged,
      draft.filledDown,
    );
    this.current = undefined;
  }

  /**
   * Adds rows[from, to), which stand one below the other from a sheet row on.
   * @param areWhole see RowsBuilder.add
   */
  addActivities(
    rows: readonly Row[],
    [from, to]: readonly [number, number],
    sheetRow: number,
    open: OpenTable,
    areWhole = false,
  ): void {
    const first = this.activities.length;
    const table = this.drafts.length - 1;
    const isDate = this.dateTest(open);
    this.activities.add(rows, from, to, sheetRow, table, open.shape, isDate, areWhole);
    extend(open.draft, sheetRow, sheetRow + to - from - 1);
    open.isClosed = false;
    if (open.unseen.length > 0) this.noteFigures(rows, [from, to], open);
    for (const each of open.before) {
      const position = each.column.column - this.column;
      for (let at = from; at < to; at++) {
        const value = rows[at][position];
        if (typeof value === "number") each.sum += value;
      }
    }
    this.notes.add(rows, [from, to], first, open.draft.columns, this.column);
  }

  /** Adds a total row. */
  addTotal(row: Row, sheetRow: number, open: OpenTable): void {
    if (open.shape.unit < 0) this.unitHeadings.addWithin(row, open, this.activities.length);
    else if (open.hasTotalsAbove)
      open.sections.push({ from: this.activities.length, unit: row[open.shape.unit] });
    open.sinceTotal = this.activities.length;
    open.money?.endPart(sheetRow);
    const addedUp = open.before.filter(
      ({ column, sum }) => sum !== 0 && row[column.column - this.column] === sum,
    );
    addUnreadColumns(
      open.draft,
      addedUp.map(({ column }) => column),
    );
    const table = this.drafts.length - 1;
    this.totals.add([row], 0, 1, sheetRow, table, open.shape, this.dateTest(open));
    extend(open.draft, sheetRow, sheetRow);
  }

  /** What the activities that a total row may add up come to, by slot. */
  sumsAbove({ sinceTotal, firstActivity }: OpenTable): ((slot: number) => number)[] {
    return [sinceTotal, firstActivity, 0].map(
      (from) => (slot: number) => this.activities.sum(slot, from),
    );
  }

  /** Leaves out an activity's row of money. */
  leaveMoneyOut(row: Row, sheetRow: number, open: OpenTable, money: MoneyBetween): void {
    money.leaveOut(row, sheetRow, open.shape);
    // Its label may pass for an activity's name.
    if (figuresSaid(row[money.position]) === undefined) addStray(open, row, sheetRow, this.column);
  }

  /** Takes a row that stands above a table: it may name the unit of its activities. */
  addAbove(row: Row): void {
    this.unitHeadings.addAbove(row);
  }

  /** Remembers a row of figures that is not read. @param isPart see `addUnreadRow` */
  noteUnreadRow(row: Row, sheetRow: number, open: OpenTable, isPart: boolean): void {
    addUnreadRow(open, row, sheetRow, this.column, isPart);
  }

  /** Remembers what a row says that is neither an activity nor a total; above the first activity, no more than its unit. */
  noteStray(row: Row, sheetRow: number, open: OpenTable): void {
    this.unitHeadings.addWithin(row, open, this.activities.length);
    if (this.hasActivities(open)) addStray(open, row, sheetRow, this.column);
  }

  /** Whether an activity of a table has been added. */
  hasActivities(open: OpenTable): boolean {
    return this.activities.length > open.firstActivity;
  }

  private noteFigures(
    rows: readonly Row[],
    range: readonly [number, number],
    open: OpenTable,
  ): void {
    const seen = open.unseen.filter((each) => hasFigures(rows, range, each, this.column));
    if (seen.length === 0) return;
    open.unseen = open.unseen.filter((each) => !seen.includes(each));
    addUnreadColumns(open.draft, seen);
  }

  private dateTest({ series }: OpenTable): DateTest | undefined {
    return series ? series.dateTest(this.isDate) : this.isDate;
  }
}

/** A page may end with its header, below which nothing says yet what its rows are. */
function moneyBetween(
  position: number | undefined,
  continued: OpenTable | undefined,
): MoneyBetween | undefined {
  const before = continued?.money;
  const at = position ?? before?.position;
  return at === undefined
    ? undefined
    : new MoneyBetween(at, before?.position === at ? before : undefined);
}
