import type { LeftOut, LeftOutRows } from "../../poi/findings/finding";
import { createFormat } from "../format";
import { columns } from "./columns";

const { number } = createFormat("en");

/** "row 9", "rows 9 to 12 of “POI 2” (or others that say the same)". */
export function leftOutRows({ sheet, firstRow, lastRow, isOnly }: LeftOutRows): string {
  const isOne = firstRow === lastRow;
  const rows = isOne ? `row ${firstRow + 1}` : `rows ${firstRow + 1} to ${lastRow + 1}`;
  const other = isOne ? "or another that says the same" : "or others that say the same";
  return `${rows}${sheet === undefined ? "" : ` of “${sheet}”`}${isOnly ? "" : ` (${other})`}`;
}

/** "leaves out row 9 in META and 32 other columns". */
export const leavesOut = (slot: number, { others, ...rows }: LeftOut): string =>
  `leaves out ${leftOutRows(rows)} in ${columns.slotName(slot)} and ${others.length === 1 ? columns.slotName(others[0].slot) : `${number(others.length)} other columns`}`;
