import type { CheckId, FindingOf } from "../../../poi/findings/finding";
import { createFormat } from "../../format";
import { columns } from "../columns";

const { number, apart, plural } = createFormat("es");

/** What a cell says: "dice 12", "está en blanco"; "tiene «-»", where it is neither. */
export const is = (
  { found, foundText }: Pick<FindingOf<CheckId>, "found" | "foundText">,
  amount = number(found ?? 0),
): string => {
  if (foundText !== undefined) return `tiene «${foundText}»`;
  return found === null ? "está en blanco" : `dice ${amount}`;
};

/** "META dice 12; los meses suman 13 (diferencia: -1)", with decimals enough to tell them apart. */
export function against(
  { slot, ...cell }: Pick<FindingOf<CheckId>, "slot" | "found" | "foundText">,
  whatAddsUp: string,
  sum: number | null,
): string {
  const said = apart(cell.found ?? 0, sum ?? 0);
  return `${columns.slotName(slot)} ${is(cell, said.found)}; ${whatAddsUp} ${said.expected} (diferencia: ${said.difference}).`;
}

/** Further cells of a finding that names the first. */
export const also = (cells: number): string =>
  cells > 1 ? ` (y ${plural(cells - 1, "celda más", "celdas más")} de la fila)` : "";

/** Columns that are named one by one in a sentence. */
export const MOST_NAMED = 12;
