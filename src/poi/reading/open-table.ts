import type { Row } from "../cells";
import { columnsBefore, unreadColumns, type UnreadColumn } from "../header/column-claims";
import { mayBeTotalLabel } from "../header/row-labels";
import { TEXT_ROLES } from "../header/words";
import { missingColumns, type Columns } from "../header/columns";
import type { Header } from "../header/layout";
import type { StrayRow, Table } from "../plan";
import type { MoneyBetween } from "./money-rows";
import type { SeriesBetween } from "./series-rows";
import { textsBefore } from "./row-texts";
import { rowShape, type SectionName } from "./rows-builder";
import type { TableSoFar } from "./table-so-far";
import { unexplainedFigures } from "./under-total";
import { hasReprogrammed } from "../sums/target-series";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** A table of which not all rows are read yet. */
export type TableDraft = Mutable<Omit<Table, "strays">> & {
  /** Grows in place: there may be as many as rows. */
  readonly strays: StrayRow[];
  activities: { start: number; end: number };
  totals: { start: number; end: number };
};

/** A table being read, with where its cells stand in the rows of values. */
export interface OpenTable extends TableSoFar {
  readonly draft: TableDraft;
  sinceTotal: number;
  hasTotalsAbove: boolean;
  /** Names that stand over the activities from one (index in the activities) on, in a total row above them. */
  readonly sections: SectionName[];
  isClosed: boolean;
  /** Whether what stands below is of another block that is no part of the plan ("RESUMEN POR UNIDAD"). */
  hasEnded: boolean;
  /** Index of a text column left of the amounts, other than the activity; -1 where there is none. */
  readonly companion: number;
  /** Columns in which no figure has been seen so far, and that would be missed if they had some. */
  unseen: readonly UnreadColumn[];
  /** Columns left of the amounts whose words are not known, with the sum of their figures so far. */
  readonly before: readonly { readonly column: UnreadColumn; sum: number }[];
  /** Where its activities have a row of money each, between the others. */
  readonly money: MoneyBetween | undefined;
  /** Which texts its stray rows have, each set of columns once. */
  readonly strayTexts: Set<string>;
  /** Where they have a row for each series. */
  readonly series: SeriesBetween | undefined;
}

/** Where a table is opened, and what is known by then. */
export interface TablePlace
  extends
    Pick<OpenTable, "firstActivity" | "sections" | "money" | "series">,
    Pick<Table, "sheet" | "hiddenRows"> {
  /** See Table.seriesAbove. */
  readonly seriesAbove: Table["seriesAbove"];
  /** 0-based sheet row of its header's first. */
  readonly sheetRow: number;
  /** 0-based sheet column of a row's first cell. */
  readonly firstColumn: number;
  /** That of the plan, as far as is known. */
  readonly year: number | null;
  /** Index of the table that it continues on another page. */
  readonly continues: number | undefined;
  readonly firstTotal: number;
}

/** A table of which no row is read yet. */
export function openTable({ columns, height }: Header, place: TablePlace): OpenTable {
  const { sheet, sheetRow, year, continues, hiddenRows, firstActivity, firstTotal, seriesAbove } =
    place;
  const shape = rowShape(columns, place.firstColumn, place.series?.place.width);
  const firstAmount = Math.min(...shape.positions);
  // Without one, each row is looked at closely: its header, repeated, would pass for an activity.
  const companion = columns.monthsAreNumbers
    ? -1
    : ([shape.measure, shape.unit, shape.category].find((at) => at >= 0 && at < firstAmount) ?? -1);
  return {
    draft: {
      sheet,
      firstHeaderRow: sheetRow,
      lastHeaderRow: sheetRow + height - 1,
      columns: {
        ...columns,
        programmedBy: hasReprogrammed(columns) ? "reprogrammed" : "programmed",
      },
      missing: missingColumns(columns),
      unread: [],
      unfilled: [],
      ...(continues !== undefined && { continues }),
      ...(seriesAbove !== undefined && { seriesAbove }),
      filledDown: [],
      mergedTexts: [],
      strays: [],
      hiddenRows,
      firstRow: -1,
      lastRow: -1,
      activities: { start: firstActivity, end: firstActivity },
      totals: { start: firstTotal, end: firstTotal },
    },
    shape,
    firstAmount,
    companion,
    unseen: unreadColumns(columns, year),
    before: columnsBefore(columns, year).map((column) => ({ column, sum: 0 })),
    firstActivity,
    sinceTotal: firstActivity,
    isClosed: false,
    hasEnded: false,
    hasTotalsAbove: false,
    sections: place.sections,
    money: place.money,
    strayTexts: new Set(),
    series: place.series,
  };
}

/** Whether two headers have the same columns, as one repeated on another page has. */
export const areSameColumns = (columns: Columns, before: Columns): boolean =>
  TEXT_ROLES.every((role) => columns.text[role] === before.text[role]) &&
  columns.amount.every((column, slot) => before.amount[slot] === column);

/** Cells of a row up to the last of a table's amounts. */
export const widthOf = ({ shape }: OpenTable): number => 1 + Math.max(...shape.positions);

/** Remembers columns with figures that are not read, from left to right. */
export function addUnreadColumns(draft: TableDraft, seen: readonly UnreadColumn[]): void {
  const more = seen.filter((each) => !draft.unread.includes(each));
  if (more.length > 0)
    draft.unread = [...draft.unread, ...more].sort((a, b) => a.column - b.column);
}

/** Figures under TOTAL that make a row worth a remark: one alone counts activities or pages. */
const FEWEST_FIGURES = 2;

/**
 * Remembers a row of figures that is not read: under TOTAL or another block's header, or by itself among those that are several an activity's.
 * @param firstColumn sheet column of `row[0]`
 */
export function addUnreadRow(
  open: OpenTable,
  row: Row,
  sheetRow: number,
  firstColumn: number,
  isPart: boolean,
): void {
  const { draft, shape, firstAmount, series } = open;
  const figures = unexplainedFigures(row, open);
  if (figures < FEWEST_FIGURES) return;
  const {
    first = sheetRow,
    count = 0,
    areLikeActivities = false,
    areParts = true,
  } = draft.unreadRows ?? {};
  draft.unreadRows = {
    first,
    last: sheetRow,
    count: count + 1,
    areLikeActivities:
      areLikeActivities ||
      (!isPart &&
        2 * figures >= shape.positions.length &&
        textsBefore(row, firstAmount).length > 0),
    areParts: areParts && isPart,
    ...(series && { unsaidIn: firstColumn + series.place.position }),
  };
}

/**
 * Remembers which texts and figures a row has that is neither an activity nor a total.
 * @param firstColumn sheet column of `row[0]`
 */
export function addStray(
  { draft, shape, series, strayTexts }: OpenTable,
  row: Row,
  sheetRow: number,
  firstColumn: number,
): void {
  const roles = TEXT_ROLES.filter((role) => {
    const value = row[draft.columns.text[role] - firstColumn];
    return typeof value === "string" && value !== "";
  });
  // Where what was executed stands in the next row, that of a heading is the first activity's.
  const isOverAmounts = series !== undefined && roles.length > 0;
  const hasAmounts =
    isOverAmounts || shape.positions.some((position) => typeof row[position] === "number");
  const key = roles.join();
  if (!hasAmounts && (roles.length === 0 || strayTexts.has(key))) return;
  strayTexts.add(key);
  draft.strays.push({ roles, hasAmounts, row: sheetRow });
}

/** Makes a table reach over sheet rows [firstRow, lastRow] that come after its others. */
export function extend(draft: TableDraft, firstRow: number, lastRow: number): void {
  if (draft.firstRow < 0) draft.firstRow = firstRow;
  draft.lastRow = lastRow;
}

/**
 * The usual row, told apart at a glance: a named activity whose first amount is a number, with another text
 * beside its name. A total row has its label alone.
 */
export function isPlainActivity(row: Row, { shape, firstAmount, companion }: OpenTable): boolean {
  const activity = row[shape.activity];
  const beside = row[companion];
  return (
    typeof activity === "string" &&
    activity !== "" &&
    typeof row[firstAmount] === "number" &&
    typeof beside === "string" &&
    beside !== "" &&
    !mayBeTotalLabel(activity)
  );
}
