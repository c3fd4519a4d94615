import type { Row } from "../cells";
import type { ColumnClaim } from "./column-claims";
import type { Columns } from "./columns";
import { factsOf } from "./header-facts";
import { isKnownFigure } from "./words";

/** Rows over a header in which a name may stand that reaches down to it. */
const ROWS_ABOVE = 2;

/**
 * A header's columns, with those that it leaves blank among the amounts, or right behind its last, called by what stands
 * over or under them: a name that is merged over three rows where the header has two. They are read for nothing all the same.
 * @param at index in `rows` of the header's first
 * @param firstColumn the sheet column of `row[0]`
 */
export function withNamesAround(
  columns: Columns,
  rows: readonly Row[],
  at: number,
  height: number,
  firstColumn: number,
): Columns {
  const amounts = columns.amount.filter((column) => column >= 0);
  const first = Math.min(...amounts);
  const under = rows.at(at + height) ?? [];
  const isActivity = amounts.some((column) => typeof under[column - firstColumn] === "number");
  const above = rows.slice(Math.max(0, at - ROWS_ABOVE), at).reverse();
  const around = isActivity ? above : [...above, under];
  const names = new Map<number, string>();
  for (const { column, header } of columns.claims) {
    if (header !== "" || column <= first) continue;
    const name = around.map((row) => textOf(row[column - firstColumn])).find((text) => text !== "");
    if (name !== undefined) names.set(column, name);
  }
  let reach = Math.max(columns.lastNamed, ...amounts);
  while (names.has(reach + 1)) reach++;
  const claims = columns.claims.flatMap((claim): ColumnClaim[] => {
    const name = claim.column <= reach ? names.get(claim.column) : undefined;
    if (name === undefined) return [claim];
    const { other, running } = factsOf(name);
    const named = { ...claim, header: name };
    if (running) return [{ ...named, isRunningTotal: true }];
    return other !== undefined || isKnownFigure(name) ? [] : [named];
  });
  return { ...columns, claims };
}

const textOf = (value: Row[number] | undefined): string =>
  typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
