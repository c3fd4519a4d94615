import { addressInRow } from "../../poi/address";
import { quotedText } from "../../poi/formulas/formula";
import type { Table } from "../../poi/plan";
import { isNoneOf } from "./additive-rows";

/**
 * The conditions that keep out the rows that stand between a table's activities, of money or of another series; none where it has none.
 * @param row 0-based sheet row of the highlight's first cell
 */
export function outsideRowsBetween(table: Table, row: number): string[] {
  const { between } = table;
  if (!between) return [];
  const cell = addressInRow(row, between.column);
  return [
    ...between.texts.map((text) => `${cell}<>${quotedText(text)}`),
    ...(isNoneOf(between.totals, table, row) ?? []),
  ];
}
