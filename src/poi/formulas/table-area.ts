import { columnLetters, fixedAddress, quotedSheet, rowsBelow } from "../address";
import { isErrorValue } from "../cells";
import { rowsEach, textAt, type Plan, type Rows, type StrayRow, type Table } from "../plan";
import type { TextRole } from "../header/words";
import { quotedText } from "./formula";

/** Sheet rows [first, last], 0-based. */
export type Span = readonly [number, number];

/**
 * The rows over which a table's formulas reach: from the header row above its activities, whose texts no sum minds, to the TOTAL row
 * below its activities or, where there is none, one row below the last. So an activity put in right under the header
 * or right above TOTAL is counted too.
 */
export function spanOf(plan: Plan, table: Table): Span {
  const { sheetRow } = plan.activities;
  const lastActivity = sheetRow[table.activities.end - 1];
  const totals = plan.totals.sheetRow.subarray(table.totals.start, table.totals.end);
  const below = totals.find((row) => row > lastActivity);
  const each = rowsEach(table);
  // A table that goes on right below begins with a header, whose texts would be counted.
  const isNextTable =
    table.seriesBelow?.firstHeaderRow === lastActivity + each ||
    plan.tables.some(
      (other) => other.sheet === table.sheet && other.firstHeaderRow === lastActivity + each,
    );
  // Between the header and the first activity may stand figures: the columns numbered. Months may be figures too.
  const firstActivity = sheetRow[table.activities.start];
  // Of rows in turn, what stands below a header's cell is the first activity's.
  const isUnderHeader =
    firstActivity === table.lastHeaderRow + 1 && !table.columns.monthsAreNumbers && each === 1;
  return [
    isUnderHeader ? table.lastHeaderRow : firstActivity,
    below ?? (isNextTable ? lastActivity : lastActivity + each),
  ];
}

/** A fixed rectangle of a table's sheet, the rows of its columns where they stand, with the sheet's name: `'POI 1'!$A$5:$C$9`. 0-based. */
export function area({ sheet }: Table, from: number, to: number, [first, last]: Span): string {
  return `${quotedSheet(sheet)}!${fixedAddress(first, from)}:${fixedAddress(last, to)}`;
}

/** Whole columns of a table's sheet: `'POI 1'!$A:$C`. */
export function wholeColumns({ sheet }: Table, from: number, to: number): string {
  return `${quotedSheet(sheet)}!$${columnLetters(from)}:$${columnLetters(to)}`;
}

/** A fixed cell of a table's sheet. 0-based. */
export function fixedCellOf({ sheet }: Table, row: number, column: number): string {
  return `${quotedSheet(sheet)}!${fixedAddress(row, column)}`;
}

/**
 * How many rows below its row's first the cells of a column stand, as a formula: what stands in a table of its own further
 * down moves away from the upper one as rows are put in.
 */
export function offsetBelow(table: Table, column: number): string {
  const { lastHeaderRow: upper, seriesBelow } = table;
  if (!seriesBelow) return String(rowsBelow(column));
  const rowOf = (row: number): string => `ROW(${fixedCellOf(table, row, 0)})`;
  return `${rowOf(upper + seriesBelow.rows)}-${rowOf(upper)}`;
}

/** A column of texts over a table's span. */
export function textArea(plan: Plan, table: Table, role: TextRole): string {
  const column = table.columns.text[role];
  return area(table, column, column, spanOf(plan, table));
}

/**
 * The criteria of SUMIFS and COUNTIFS, each after a comma, that leave out the rows between a table's activities over a span;
 * "" where it has none.
 */
export function notBetween(table: Table, span: Span): string {
  const { column, texts } = table.between ?? { column: -1, texts: [] };
  return texts
    .map((text) => `,${area(table, column, column, span)},${quotedText(`<>${text}`)}`)
    .join("");
}

const BY_WORTH: readonly TextRole[] = ["activity", "measure", "unit", "category"];

const keyRoles = new WeakMap<Table, TextRole[]>();

/**
 * The texts that tell a table's activities from its total rows: every activity has them and no total row does, as the
 * criterion HAS_TEXT sees them. The most telling first; none where no column is like that.
 */
export function keyRolesOf(plan: Plan, table: Table): readonly TextRole[] {
  let roles = keyRoles.get(table);
  if (!roles) {
    roles = BY_WORTH.filter(
      (role) =>
        table.columns.text[role] >= 0 &&
        allHave(plan, table, role) &&
        !anyTotalHas(plan, table, role),
    );
    keyRoles.set(table, roles);
  }
  return roles;
}

/**
 * Texts that every activity of a table has, no total row, and no other row both at once: one or two, beginning with a
 * wanted one. Undefined where some heading, or row that only looks blank, would be taken for an activity whichever they are.
 */
export function countedBy(
  plan: Plan,
  table: Table,
  wanted?: TextRole,
): readonly TextRole[] | undefined {
  const keys = keyRolesOf(plan, table);
  const firsts = wanted === undefined ? keys : [wanted];
  const choices = [...pairsOf(firsts, keys), ...firsts.map((role) => [role])];
  return withoutStrays(choices, straysOf(plan, table));
}

/**
 * As `countedBy`, for sums, which other rows may be in as long as they have no figures: one text, or two where one
 * does not do. Undefined where a row with figures would be taken for an activity whichever they are.
 */
export function summedBy(plan: Plan, table: Table): readonly TextRole[] | undefined {
  const keys = keyRolesOf(plan, table);
  const choices = [...keys.map((role) => [role]), ...pairsOf(keys, keys)];
  return withoutStrays(
    choices,
    straysOf(plan, table).filter(({ hasAmounts }) => hasAmounts),
  );
}

const pairsOf = (firsts: readonly TextRole[], keys: readonly TextRole[]): TextRole[][] =>
  firsts.flatMap((role) => keys.filter((other) => other !== role).map((other) => [role, other]));

/** The stray rows that a table's formulas reach over. */
function straysOf(plan: Plan, table: Table): StrayRow[] {
  const [, last] = spanOf(plan, table);
  return table.strays.filter(({ row }) => row <= last);
}

/** The first of several choices of texts that no stray row has all of. */
function withoutStrays(
  choices: readonly (readonly TextRole[])[],
  strays: readonly StrayRow[],
): readonly TextRole[] | undefined {
  return choices.find(
    (roles) => !strays.some((stray) => roles.every((role) => stray.roles.includes(role))),
  );
}

function allHave(plan: Plan, table: Table, role: TextRole): boolean {
  const { activities } = plan;
  const { start, end } = table.activities;
  // Of merged cells the first alone says it.
  if (table.mergedTexts.some((merged) => merged.role === role)) return false;
  if (role === "activity") {
    if (activities.hasUnnamed && rowsIn(start, end).some((row) => isUnnamed(activities, row)))
      return false;
    return !rowsAmong(activities.padded, start, end).some((row) =>
      isNoText(textAt(activities, row, "activity")),
    );
  }
  const { filledDown, hasBlanks, index, pool } = activities[role];
  // A name taken from the row above does not stand in its own cell.
  if (filledDown.size > 0) return false;
  const own = index.subarray(start, end);
  if (hasBlanks && own.includes(-1)) return false;
  const others = new Set(pool.flatMap((text, at) => (isNoText(text) ? [at] : [])));
  return others.size === 0 || !own.some((at) => others.has(at));
}

function anyTotalHas(plan: Plan, { totals: { start, end } }: Table, role: TextRole): boolean {
  const { totals } = plan;
  if (role === "activity")
    // White space alone is a text to Excel.
    return rowsIn(start, end).some((row) => !isUnnamed(totals, row) || totals.padded.has(row));
  const { index, whiteRows } = totals[role];
  return (
    index.subarray(start, end).some((at) => at >= 0) || rowsAmong(whiteRows, start, end).length > 0
  );
}

const isUnnamed = (rows: Rows, row: number): boolean => textAt(rows, row, "activity") === "";

/** Whether what reads so may be a number, a logical value or an error, which to Excel's criteria are no texts. */
const isNoText = (text: string): boolean =>
  Number.isFinite(Number(text)) || /^(?:true|false)$/.test(text) || isErrorValue(text);

const rowsIn = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, index) => start + index);

const rowsAmong = (rows: ReadonlySet<number>, start: number, end: number): number[] =>
  [...rows].filter((row) => row >= start && row < end);
