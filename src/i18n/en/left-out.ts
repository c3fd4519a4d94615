import type { FindingOf, LeftOutRows } from "../../poi/findings/finding";
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

/** "leaves out row 9, below TOTAL, in META and 32 other columns", "adds up too much in META and 32 other columns, …"; "" of one alone. */
export function inAllColumns({ row, slot, detail }: FindingOf<"total-sum">): string {
  const { leftOut, others } = detail;
  if (!others) return "";
  const other =
    others.length === 1
      ? columns.slotName(others[0].slot)
      : `${number(others.length)} other columns`;
  const all = `${columns.slotName(slot)} and ${other}`;
  // An activity put in under TOTAL.
  const isBelow = leftOut !== undefined && leftOut.sheet === undefined && leftOut.firstRow > row;
  return leftOut
    ? ` leaves out ${leftOutRows(leftOut)}${isBelow ? ", below TOTAL," : ""} in ${all}`
    : ` adds up too much in ${all}, as if it counted a row that is not its own or is gone`;
}
