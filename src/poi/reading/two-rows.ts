import type { Row } from "../cells";
import { bandColumns } from "../header/band-columns";
import { factsOf, isGroup } from "../header/header-facts";
import { figuresSaid, rowsInTurn, type RowsInTurn } from "../header/rows-in-turn";
import { patternOf, turnSaid, type Pattern } from "../header/series-in-turn";
import { MoneyBetween } from "./money-rows";
import { hasWildcard } from "../formulas/criterion";
import { columnsUsed, missingColumns, type Columns } from "../header/columns";
import { isTable, type Header } from "../header/layout";

/** What the rows below a header are, where each activity has two. */
export type TwoRows =
  /** It cannot be read, and where that is seen: 0-based sheet column and rows. */
  { readonly kind: "refused"; readonly alternate: RowsInTurn } | ToldApart;

/** The rows of a table, told apart. */
export type ToldApart = {
  /** Index into a row of the cell that says which is which. */
  readonly position: number;
  /** The header without its name over these cells, which are no figures. */
  readonly header: Header;
} & (
  | /** One is physical, and the next is money. */ { readonly kind: "money" }
    /** One is what is programmed, and the next what is executed; there may be more. */
  | { readonly kind: "series"; readonly pattern: Pattern }
);

/** Where a header stands. */
export interface HeaderPlace {
  /** Index in the rows of its first. */
  readonly at: number;
  /** 0-based sheet row of that one. */
  readonly sheetRow: number;
  /** 0-based sheet column of a row's first cell. */
  readonly firstColumn: number;
  /** Whether the user pointed at cells of it: its columns are then as they were pointed at. */
  readonly isPointed: boolean;
}

/**
 * Whether the activities below a header have two rows each, or more: what is programmed and what is executed, or what is
 * physical and what is money, of which the physical ones are read. Either is refused where the first row of an activity
 * has not its names.
 */
export function twoRowsBelow(
  rows: readonly Row[],
  header: Header,
  place: HeaderPlace,
): TwoRows | undefined {
  const { at, sheetRow, firstColumn } = place;
  const { columns, height } = header;
  const amounts = columns.amount.filter((column) => column >= 0);
  const missing = missingColumns(columns);
  const found = rowsInTurn(
    rows,
    at + height,
    new Set(Array.from(amounts, (column) => column - firstColumn)),
    missing.includes("executed") || missing.includes("programmed")
      ? ["series", "money"]
      : ["money"],
    nameOf(columns) - firstColumn,
  );
  if (!found) return undefined;
  const position = found.column;
  const read = withoutName(rows, header, place, position);
  const below = rows.slice(at + height, at + height + ROWS_LOOKED_AT);
  if (read && found.of === "series") {
    const said = below.map((row) => turnSaid(row[position]));
    const pattern = patternOf(said);
    // A page may begin with a subtotal, which has no activity's name.
    const firsts = below.filter((_, row) => said[row] === pattern?.[0]);
    const named = firsts.filter((row) => isNamed(row, read, firstColumn));
    if (pattern && 2 * named.length >= firsts.length)
      return { kind: "series", position, header: read, pattern };
  }
  if (read && found.of === "money" && isNamed(rows[found.first], read, firstColumn)) {
    const isAsked = rows
      .slice(at + height)
      .every(
        (row) => figuresSaid(row[position]) !== "money" || !hasWildcard(String(row[position])),
      );
    if (isAsked) return { kind: "money", position, header: read };
  }
  return {
    kind: "refused",
    alternate: {
      of: found.of,
      column: firstColumn + position,
      first: sheetRow + found.first - at,
      second: sheetRow + found.second - at,
    },
  };
}

/** Rows below a header whose words tell what an activity's rows are. */
const ROWS_LOOKED_AT = 24;

/**
 * A header as if nothing stood over the cells that say which row is which; a name of figures over them and the column on
 * their right, as META is, is that column's. Undefined where what is left makes no table.
 */
function withoutName(
  rows: readonly Row[],
  { columns, height }: Header,
  { at, firstColumn, isPointed }: HeaderPlace,
  position: number,
): Header | undefined {
  const band = rows.slice(at, at + height);
  const isUsed = columnsUsed({ ...columns, otherTexts: [] }).includes(firstColumn + position);
  if (isPointed) return isUsed ? undefined : { columns, height };
  const without = band.map((row) => {
    const name = row[position] ?? "";
    if (name === "") return row;
    const facts = factsOf(name);
    const isWide = (isGroup(facts) || facts.role === "target") && (row[position + 1] ?? "") === "";
    const blank = row.with(position, "");
    return isWide && position + 1 < row.length ? blank.with(position + 1, name) : blank;
  });
  const left = { columns: bandColumns(without, firstColumn), height };
  return isTable(left.columns) ? left : undefined;
}

/** The rows below a header by which its columns are told where its words leave that open. */
export const rowsOfKind = (rows: readonly Row[], two: ToldApart): readonly Row[] =>
  two.kind === "money"
    ? new MoneyBetween(two.position, undefined).physicalOf(rows)
    : rows.map((row) => (turnSaid(row[two.position]) === "programmed" ? row : []));

const nameOf = ({ text }: Columns): number =>
  [text.activity, text.unit].find((each) => each >= 0) ?? -1;

/** Whether a row has the name of its activity, or of its unit where there is no column of activities. */
function isNamed(row: Row, { columns }: Header, firstColumn: number): boolean {
  const text = row[nameOf(columns) - firstColumn];
  return typeof text === "string" && text !== "";
}
