import { columnLetters } from "../../poi/address";
import { quotedText } from "../../poi/formulas/formula";
import type { Table } from "../../poi/plan";
import { isNoneOf } from "./additive-rows";

/**
 * The conditions that keep a table's rows of money out, which stand between its activities; none where it has none.
 * @param row 0-based sheet row of the highlight's first cell
 */
export function physicalRows(table: Table, row: number): string[] {
  const { moneyRows } = table;
  if (!moneyRows) return [];
  const cell = `$${columnLetters(moneyRows.column)}${row + 1}`;
  return [
    ...moneyRows.texts.map((text) => `${cell}<>${quotedText(text)}`),
    ...(isNoneOf(moneyRows.totals, table, row) ?? []),
  ];
}
