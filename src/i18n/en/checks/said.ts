import type { CheckId, FindingOf } from "../../../poi/findings/finding";
import { createFormat } from "../../format";
import { columns } from "../columns";

const { number, apart, plural } = createFormat("en");

/** What a cell says: "says 12", "is blank"; "has “-”", where it is neither. */
export const is = (
  { found, foundText }: Pick<FindingOf<CheckId>, "found" | "foundText">,
  amount = number(found ?? 0),
): string => {
  if (foundText !== undefined) return `has “${foundText}”`;
  return found === null ? "is blank" : `says ${amount}`;
};

/** "META says 12; the months add up to 13 (difference: -1)", with decimals enough to tell them apart. */
export function against(
  { slot, ...cell }: Pick<FindingOf<CheckId>, "slot" | "found" | "foundText">,
  whatAddsUp: string,
  sum: number | null,
): string {
  const said = apart(cell.found ?? 0, sum ?? 0);
  return `${columns.slotName(slot)} ${is(cell, said.found)}; ${whatAddsUp} ${said.expected} (difference: ${said.difference}).`;
}

/** Further cells of a finding that names the first. */
export const also = (cells: number): string =>
  cells > 1 ? ` (and ${plural(cells - 1, "more cell", "more cells")} of the row)` : "";

/** Columns that are named one by one in a sentence. */
export const MOST_NAMED = 12;
