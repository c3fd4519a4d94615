import type { UnreadColumn } from "../header/column-claims";
import { mayBeTotalLabel, TEXT_ROLES } from "../header/words";
import type { Row } from "../layout";
import type { Table } from "../plan";
import type { MoneyBetween } from "./money-rows";
import { textsBefore, unexplainedFigures, type TableSoFar } from "./row-kind";
import type { SectionName } from "./rows-builder";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** A table of which not all rows are read yet. */
export type TableDraft = Mutable<Table> & {
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
}

/** Remembers columns with figures that are not read, from left to right. */
export function addUnreadColumns(draft: TableDraft, seen: readonly UnreadColumn[]): void {
  const more = seen.filter((each) => !draft.unread.includes(each));
  if (more.length > 0)
    draft.unread = [...draft.unread, ...more].sort((a, b) => a.column - b.column);
}

/** Figures under TOTAL that make a row worth a remark: one alone counts activities or pages. */
const FEWEST_FIGURES = 2;

/** Remembers a row of figures under TOTAL that is not read. */
export function addUnreadRow(open: OpenTable, row: Row, sheetRow: number): void {
  const { draft, shape, firstAmount } = open;
  const figures = unexplainedFigures(row, open);
  if (figures < FEWEST_FIGURES) return;
  const { first = sheetRow, count = 0, areLikeActivities = false } = draft.unreadRows ?? {};
  draft.unreadRows = {
    first,
    last: sheetRow,
    count: count + 1,
    areLikeActivities:
      areLikeActivities ||
      (2 * figures >= shape.positions.length && textsBefore(row, firstAmount).length > 0),
  };
}

/**
 * Remembers which texts and figures a row has that is neither an activity nor a total.
 * @param firstColumn sheet column of `row[0]`
 */
export function addStray(
  { draft, shape }: OpenTable,
  row: Row,
  sheetRow: number,
  firstColumn: number,
): void {
  const roles = TEXT_ROLES.filter((role) => {
    const value = row[draft.columns.text[role] - firstColumn];
    return typeof value === "string" && value !== "";
  });
  const hasAmounts = shape.positions.some((position) => typeof row[position] === "number");
  const isKnown = draft.strays.some(({ roles: known }) => known.join() === roles.join());
  if (hasAmounts || (roles.length > 0 && !isKnown))
    draft.strays = [...draft.strays, { roles, hasAmounts, row: sheetRow }];
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
