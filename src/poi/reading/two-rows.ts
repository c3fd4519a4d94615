import { bandColumns } from "../header/band-columns";
import { factsOf, isGroup } from "../header/header-facts";
import { figuresSaid, rowsInTurn, type RowsInTurn } from "../header/rows-in-turn";
import { hasWildcard } from "../formulas/criterion";
import { columnsUsed, isTable, missingColumns, type Header, type Row } from "../layout";

/** What the rows below a header are, where each activity has two. */
export type TwoRows =
  /** It cannot be read, and where that is seen: 0-based sheet column and rows. */
  | { readonly kind: "refused"; readonly alternate: RowsInTurn }
  /** One is physical, and the next is money. */
  | {
      readonly kind: "money";
      /** Index into a row of the cell that says which is which. */
      readonly position: number;
      /** The header without its name over these cells, which are no figures. */
      readonly header: Header;
    };

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
 * Whether the activities below a header have two rows each: what is programmed and what is executed, which is not read,
 * for it would make two activities of one; or what is physical and what is money, of which the physical ones are read
 * where they have the names.
 */
export function twoRowsBelow(
  rows: readonly Row[],
  header: Header,
  place: HeaderPlace,
): TwoRows | undefined {
  const { at, sheetRow, firstColumn } = place;
  const { columns, height } = header;
  const amounts = columns.amount.filter((column) => column >= 0);
  const found = rowsInTurn(
    rows,
    at + height,
    new Set(Array.from(amounts, (column) => column - firstColumn)),
    missingColumns(columns).includes("executed") ? ["series", "money"] : ["money"],
  );
  if (!found) return undefined;
  const read = found.of === "money" ? withoutName(rows, header, place, found.column) : undefined;
  if (read && hasNames(rows, read, place, found))
    return { kind: "money", position: found.column, header: read };
  return {
    kind: "refused",
    alternate: {
      of: found.of,
      column: firstColumn + found.column,
      first: sheetRow + found.first - at,
      second: sheetRow + found.second - at,
    },
  };
}

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
  const isUsed = columnsUsed(columns).includes(firstColumn + position);
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

/** Whether the physical rows have the names, and those of money say so in words that a formula can ask for. */
function hasNames(
  rows: readonly Row[],
  { columns, height }: Header,
  { at, firstColumn }: HeaderPlace,
  { column, first }: RowsInTurn,
): boolean {
  const name = [columns.text.activity, columns.text.unit].find((each) => each >= 0) ?? -1;
  const isAsked = rows
    .slice(at + height)
    .every((row) => figuresSaid(row[column]) !== "money" || !hasWildcard(String(row[column])));
  return (
    isAsked &&
    typeof rows[first][name - firstColumn] === "string" &&
    rows[first][name - firstColumn] !== ""
  );
}
